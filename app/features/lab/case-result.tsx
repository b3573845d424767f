import { Fragment } from "react";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { decides } from "./decides.ts";
import type { CaseVerdict, CheckResult, StepOutput, TextRange } from "./lab.ts";

/** The model's answers for one case, what fails marked in them, and the checks below each. */
export function CaseResult(props: {
  caseId: string;
  output: string;
  /** Every answer of a case that takes several; the last of them is `output`. */
  steps: StepOutput[];
  checks: CheckResult[] | null;
  streaming: boolean;
}) {
  const { caseId, steps, checks } = props;
  if (steps.length === 0) return <Answer {...props} title={m.lab_output()} />;
  const last = steps.length - 1;
  return (
    <div className="case-steps">
      {steps.map(({ step, title, output }, index) => (
        <Answer
          key={step}
          caseId={caseId}
          title={title}
          output={output}
          checks={
            checks?.filter((check) => check.step === step || (index === last && check.step === undefined)) ??
            null
          }
          streaming={props.streaming && index === last}
        />
      ))}
    </div>
  );
}

function Answer(props: {
  caseId: string;
  title: string;
  output: string;
  checks: CheckResult[] | null;
  streaming: boolean;
}) {
  const { caseId, output, checks } = props;
  const marked = (checks ?? []).filter((check) => !check.pass);
  return (
    <section className="stack-s" aria-label={props.title}>
      <h3 className="sub">{props.title}</h3>
      <div className="out" aria-busy={props.streaming}>
        {output === "" && !props.streaming ? (
          <p className="soft">{m.lab_output_empty()}</p>
        ) : (
          <pre className="answer">
            <MarkedText text={output} caseId={caseId} checks={marked} />
            {props.streaming && <span className="caret" />}
          </pre>
        )}
      </div>
      {checks && checks.length > 0 && (
        <>
          <h3 className="sub num">
            {m.lab_checks_of_case({
              passed: checks.filter((check) => check.pass).length,
              total: checks.length,
            })}
          </h3>
          <CheckList checks={checks} caseId={caseId} />
        </>
      )}
    </section>
  );
}

/** Checks with what failed first; a failed one says why and leads to its place in the output. */
export function CheckList({ checks, caseId }: { checks: CheckResult[]; caseId: string }) {
  const ordered = [...checks].sort((a, b) => Number(a.pass) - Number(b.pass));
  return (
    <ul className="checks">
      {ordered.map((check) => (
        <li className={check.pass ? "check pass" : "check fail"} key={check.id}>
          <Icon name={check.pass ? "check" : "cross"} />
          <span>{check.label}</span>
          <span className="res">{check.pass ? m.lab_passed() : m.lab_failed()}</span>
          {check.runs && <p className="more num">{m.lab_check_runs(check.runs)}</p>}
          {!check.pass && (
            <p className="more">
              {check.reason}{" "}
              {check.ranges.length > 0 && (
                <a className="nb" href={`#${markId(caseId, check.id, 0)}`}>
                  {m.lab_see_mark()}
                </a>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function markId(caseId: string, checkId: string, index: number): string {
  return `mark-${caseId}-${checkId}-${index}`;
}

/** Text with the failed checks' ranges marked; ranges that overlap are cut where they meet. */
function MarkedText({ text, caseId, checks }: { text: string; caseId: string; checks: CheckResult[] }) {
  const marks = checks
    .flatMap((check) =>
      check.ranges.map((range, index) => ({ ...range, id: markId(caseId, check.id, index) })),
    )
    .filter((mark) => mark.end > mark.start && mark.start < text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: (TextRange & { ids: string[] })[] = [];
  let from = 0;
  for (const mark of marks) {
    if (mark.start < from) {
      // Within a mark already drawn: its link leads there too.
      parts.at(-1)?.ids.push(mark.id);
      continue;
    }
    if (mark.start > from) parts.push({ start: from, end: mark.start, ids: [] });
    parts.push({ start: mark.start, end: mark.end, ids: [mark.id] });
    from = mark.end;
  }
  if (from < text.length) parts.push({ start: from, end: text.length, ids: [] });
  return (
    <>
      {parts.map((part) => {
        const piece = text.slice(part.start, part.end);
        const [first, ...others] = part.ids;
        if (first === undefined) return <Fragment key={part.start}>{piece}</Fragment>;
        return (
          <mark key={part.start} id={first} tabIndex={-1}>
            {others.map((id) => (
              <span key={id} id={id} />
            ))}
            {piece}
          </mark>
        );
      })}
    </>
  );
}

/** Whether a case's checks hold, as its tab says it. */
export function caseState(verdict: CaseVerdict | undefined): "ok" | "danger" | null {
  // Where no check decides there is nothing to hold.
  if (!verdict?.checks.some(decides)) return null;
  return verdict.passed ? "ok" : "danger";
}
