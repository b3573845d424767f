import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import type { LearnerVerdict } from "./lab.ts";
import { attemptSentence } from "./sentences.ts";

/** The verdict of a submission in one glance, with what may be known of the hidden cases. */
export function VerdictView(props: {
  number: number;
  afterSolution: boolean;
  verdict: LearnerVerdict;
  serial: string | null;
  next: { to: string; title: string } | null;
}) {
  const { verdict } = props;
  return (
    <section aria-labelledby="verdict" className="stack-s">
      <h3 className="sub" id="verdict">
        {m.lab_verdict_title({ number: props.number })}
      </h3>
      <div className={verdict.passed ? "notice ok" : "notice warn"}>
        <Icon name={verdict.passed ? "check" : "alert"} />
        <div>
          <p className="num">
            <strong>{attemptSentence(verdict)}</strong>
          </p>
          {props.afterSolution && (
            <p>{verdict.passed ? m.solution_verdict_after() : m.solution_verdict_practice()}</p>
          )}
          {verdict.runs && <p className="num">{m.lab_verdict_runs(verdict.runs)}</p>}
          {verdict.passed && props.serial && (
            <p>
              {m.lab_completed_course()}{" "}
              <LocaleLink to={`/certificates/${props.serial}`}>{m.lab_see_certificate()}</LocaleLink>
            </p>
          )}
          {verdict.passed && props.next && (
            <p>
              <LocaleLink to={props.next.to}>{m.lab_next_unit({ title: props.next.title })}</LocaleLink>
            </p>
          )}
        </div>
      </div>
      {verdict.hidden.total > 0 && <HiddenCases verdict={verdict} />}
    </section>
  );
}

/** What may be known of the hidden cases: their kind, and the rules that failed. */
function HiddenCases({ verdict }: { verdict: LearnerVerdict }) {
  const list = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  return (
    <>
      <h3 className="sub num">
        {m.lab_hidden_title({ passed: verdict.hidden.passed, total: verdict.hidden.total })}
      </h3>
      <ul className="checks">
        {verdict.hidden.cases.map((one) => (
          <li className={one.passed ? "check pass" : "check fail"} key={one.number}>
            <Icon name={one.passed ? "check" : "cross"} />
            <span>{m.lab_hidden_case({ number: one.number, gist: one.gist })}</span>
            <span className="res">{one.passed ? m.lab_passed() : m.lab_failed()}</span>
            {one.failedLabels.length > 0 && (
              <p className="more">{m.lab_hidden_failed_on({ labels: list.format(one.failedLabels) })}</p>
            )}
          </li>
        ))}
      </ul>
      <p className="soft small">{m.lab_hidden_note()}</p>
    </>
  );
}
