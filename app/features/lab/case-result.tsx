import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { decides } from "./decides.ts";
import type { CaseVerdict, CheckResult, StepOutput } from "./lab.ts";
import { checkPlaceId, MarkedText, markId, markNumbers } from "./marked-text.tsx";

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
  return (
    <section className="stack-s" aria-label={props.title}>
      <h3 className="sub">{props.title}</h3>
      <div className="out" aria-busy={props.streaming}>
        {output === "" && !props.streaming ? (
          <p className="soft">{m.lab_output_empty()}</p>
        ) : (
          <pre className="answer">
            <MarkedText text={output} caseId={caseId} checks={checks ?? []} />
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

/**
 * Checks with what failed first; a failed one says why and leads to its place in the output.
 * @param caseId of the case whose output stands above; without one there is no text to lead to
 */
export function CheckList({ checks, caseId }: { checks: CheckResult[]; caseId?: string }) {
  const ordered = [...checks].sort((a, b) => Number(a.pass) - Number(b.pass));
  const numbers = caseId === undefined ? new Map<string, number>() : markNumbers(checks);
  return (
    <ul className="checks">
      {ordered.map((check) => (
        <li
          className={check.pass ? "check pass" : "check fail"}
          key={check.id}
          {...(caseId && { id: checkPlaceId(caseId, check.id), tabIndex: -1 })}
        >
          <Icon name={check.pass ? "check" : "cross"} />
          <span>{check.label}</span>
          <span className="res">{check.pass ? m.lab_passed() : m.lab_failed()}</span>
          {check.runs && <p className="more num">{m.lab_check_runs(check.runs)}</p>}
          {!check.pass && (
            <p className="more">
              {check.reason}{" "}
              {caseId && numbers.has(check.id) && (
                <a className="nb num" href={`#${markId(caseId, check.id, 0)}`}>
                  {m.lab_see_mark({ number: numbers.get(check.id) ?? 0 })}
                </a>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether a case's checks hold, as its tab says it. */
export function caseState(verdict: CaseVerdict | undefined): "ok" | "danger" | null {
  // Where no check decides there is nothing to hold.
  if (!verdict?.checks.some(decides)) return null;
  return verdict.passed ? "ok" : "danger";
}
