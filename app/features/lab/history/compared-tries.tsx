import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import { DateText } from "#app/ui/date.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DiffText } from "../diff-text.tsx";
import type { DiffPart } from "../prompt-diff.ts";
import { CheckPairs } from "./check-pairs.tsx";
import type { Answer, Caution, ComparedTry, Comparison, ComparisonPageData, Obstacle } from "./comparison.ts";
import { lookOf, outcomeWord, tryName } from "./try-words.tsx";

/** What two tries come to beside each other: in a sentence, then their texts, then case by case. */
export function ComparedTries(props: {
  pair: NonNullable<ComparisonPageData["pair"]>;
  /** The lab's path, where the tries are one's own and can be put back; null where they are others'. */
  unit: string | null;
  asksModel: boolean;
  /** Whose each side is, where they are several people's. */
  whose?: { a: ReactNode; b: ReactNode };
}) {
  const { a, b, texts, comparison } = props.pair;
  const heading = (one: ComparedTry, letter: "A" | "B") => (
    <SideHead
      one={one}
      letter={letter}
      unit={props.unit}
      whose={letter === "A" ? props.whose?.a : props.whose?.b}
    />
  );
  return (
    <>
      <Summary comparison={comparison} a={a.hidden} b={b.hidden} />
      <section aria-labelledby="texts" className="stack">
        <h2 id="texts">{m.lab_compare_texts()}</h2>
        <TextsNote texts={texts} />
        <Sides
          a={[heading(a, "A"), <TextOf key="text" parts={texts.a} />]}
          b={[heading(b, "B"), <TextOf key="text" parts={texts.b} />]}
        />
        {comparison.promptChecks.length > 0 && (
          <>
            <h3 className="sub">{m.lab_compare_prompt_checks()}</h3>
            <CheckPairs pairs={comparison.promptChecks} />
          </>
        )}
      </section>
      {comparison.cases.map((one, index) => (
        <section key={one.id} aria-labelledby={`case-${one.id}`} className="stack">
          <h2 id={`case-${one.id}`}>
            <span className="nb">{m.lab_case({ number: index + 1 })}</span>{" "}
            <span className="soft small">{one.gist}</span>
          </h2>
          {props.asksModel && (
            <Sides a={<AnswerOf letter="A" answers={one.a} />} b={<AnswerOf letter="B" answers={one.b} />} />
          )}
          {one.checks.length > 0 && (
            <>
              <h3 className="sub">{m.lab_compare_checks()}</h3>
              <CheckPairs pairs={one.checks} />
            </>
          )}
        </section>
      ))}
      {(a.hidden ?? b.hidden) && <Hidden a={a} b={b} />}
    </>
  );
}

/** The difference in one sentence, or why there is none to tell; then what to keep in mind. */
function Summary(props: { comparison: Comparison; a: ComparedTry["hidden"]; b: ComparedTry["hidden"] }) {
  const { obstacle, cautions, gained, lost } = props.comparison;
  // Hidden cases decide who passes: where both tries took them, a sentence without them would be half the truth.
  const hidden = obstacle ? null : hiddenOfBoth(props.a, props.b);
  const worse = lost > 0 || (hidden !== null && hidden.b < hidden.a);
  const better = gained > 0 || (hidden !== null && hidden.b > hidden.a);
  return (
    <Notice tone={obstacle || worse ? "warn" : better ? "ok" : "info"}>
      <p className="num">
        <strong>{obstacle ? obstacleText(obstacle) : differenceText(gained, lost)}</strong>
      </p>
      {hidden && <p className="num">{m.lab_compare_hidden_both(hidden)}</p>}
      {cautions.map((caution) => (
        <p key={caution}>{cautionText(caution)}</p>
      ))}
    </Notice>
  );
}

function hiddenOfBoth(a: ComparedTry["hidden"], b: ComparedTry["hidden"]) {
  return a && b && a.total === b.total ? { a: a.passed, b: b.passed, total: a.total } : null;
}

function differenceText(gained: number, lost: number): string {
  if (gained > 0 && lost > 0) return m.lab_compare_both({ gained, lost });
  if (gained > 0) return m.lab_compare_gained({ gained });
  return lost > 0 ? m.lab_compare_lost({ lost }) : m.lab_compare_no_difference();
}

function obstacleText(obstacle: Obstacle): string {
  switch (obstacle) {
    case "same":
      return m.lab_compare_same_try();
    case "not-judged":
      return m.lab_compare_not_judged();
    case "language":
      return m.lab_compare_language();
    case "cases":
      return m.lab_compare_other_cases();
  }
}

function cautionText(caution: Caution): string {
  switch (caution) {
    case "model":
      return m.lab_compare_other_model();
    case "cases-unknown":
      return m.lab_compare_cases_unknown();
    case "emptied":
      return m.lab_compare_emptied();
  }
}

function Sides({ a, b }: { a: ReactNode; b: ReactNode }) {
  return (
    <div className="sides">
      <div className="stack-s">{a}</div>
      <div className="stack-s">{b}</div>
    </div>
  );
}

function SideHead(props: { one: ComparedTry; letter: string; unit: string | null; whose: ReactNode }) {
  const { one, letter, unit, whose } = props;
  const look = lookOf(one);
  const foreign = one.locale !== useLocale();
  return (
    <div key="head" className="stack-s">
      <h3 className="row side-head">
        <span>{m.lab_compare_side({ letter, name: tryName(one) })}</span>
        <span className={`chip ${look.tone}`}>
          <Icon name={look.icon} />
          {outcomeWord(one)}
        </span>
      </h3>
      {whose}
      <p className="row soft small">
        <DateText iso={one.at} time />
        {one.afterSolution && <span>{m.solution_try_after()}</span>}
        {unit !== null && !one.emptied && (
          <LocaleLink to={`${unit}?restore=${one.id}#p-edit`}>{m.lab_compare_restore({ letter })}</LocaleLink>
        )}
      </p>
      {foreign && <p className="soft small">{m.lab_other_language()}</p>}
      {one.note !== null && (
        <p className="small note-text">
          <b>{m.lab_note_label()}</b>　{one.note}
        </p>
      )}
    </div>
  );
}

function TextsNote({ texts: { a, b } }: { texts: { a: DiffPart[] | null; b: DiffPart[] | null } }) {
  if (!a || !b) return null;
  const marked = [...a, ...b].some((part) => part.change !== "same");
  if (marked) return <p className="soft small">{m.lab_compare_marks()}</p>;
  const [one, other] = [a, b].map((parts) => parts.map((part) => part.text).join(""));
  return <p className="soft small">{one === other ? m.lab_compare_same_text() : m.lab_compare_unmarked()}</p>;
}

function TextOf({ parts }: { parts: DiffPart[] | null }) {
  if (!parts) return <p className="soft small">{m.lab_try_emptied()}</p>;
  return (
    <pre className="answer diff">
      <DiffText parts={parts} />
    </pre>
  );
}

function AnswerOf({ letter, answers }: { letter: string; answers: Answer[] | null }) {
  return (
    <>
      <h3 className="sub">{m.lab_compare_answer({ letter })}</h3>
      {(answers ?? []).map(({ title, output }) => (
        <div key={title ?? ""} className="stack-s">
          {title !== null && <h4>{title}</h4>}
          {output === "" ? (
            <p className="soft">{m.lab_output_empty()}</p>
          ) : (
            <pre className="answer compared">{output}</pre>
          )}
        </div>
      ))}
      {!answers && <p className="soft">{m.lab_compare_no_answer()}</p>}
    </>
  );
}

function Hidden({ a, b }: { a: ComparedTry; b: ComparedTry }) {
  const said = ({ hidden }: ComparedTry, letter: string) =>
    hidden ? m.lab_compare_hidden_count({ letter, ...hidden }) : m.lab_compare_hidden_none({ letter });
  return (
    <section aria-labelledby="hidden" className="stack">
      <h2 id="hidden">{m.lab_compare_hidden()}</h2>
      <ul className="bullets num">
        <li>{said(a, "A")}</li>
        <li>{said(b, "B")}</li>
      </ul>
      <p className="soft small">{m.lab_compare_hidden_note()}</p>
    </section>
  );
}
