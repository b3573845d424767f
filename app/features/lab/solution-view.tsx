import { useEffect, useRef } from "react";
import { m } from "#app/i18n/messages.js";
import { Html } from "#app/ui/html.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { DiffText } from "./diff-text.tsx";
import type { ComparedPart, Comparison, LabSolution } from "./solution.ts";
import { WORK_FORM } from "./submit-button.tsx";

/**
 * A lab's solution: when it can be had, what opening it means, and, once it is open, the solution beside the learner's
 * last submission. Opening is a button of the
 * work's form, so that it works without scripts and keeps what stands in the editor.
 */
export function SolutionView(props: { solution: LabSolution; onOpen: () => void }) {
  const { solution } = props;
  const { state } = solution;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(state);
  // The button that opened it is gone: its keys go on at the heading, which also says that something is there.
  useEffect(() => {
    if (before.current === "offered" && state === "open") heading.current?.focus();
    before.current = state;
  }, [state]);
  return (
    <section aria-labelledby="solution" className="stack-s solution">
      <h2 className="sub" id="solution" tabIndex={-1} ref={heading}>
        {m.solution_title()}
      </h2>
      {solution.state === "closed" && (
        <p className="soft small">
          {solution.triesLeft === null
            ? m.solution_closed_passing()
            : m.solution_closed_tries({ count: solution.triesLeft })}
        </p>
      )}
      {solution.state === "offered" && <Offer passed={solution.passed} onOpen={props.onOpen} />}
      {solution.state === "open" && <OpenSolution solution={solution} />}
    </section>
  );
}

function Offer({ passed, onOpen }: { passed: boolean; onOpen: () => void }) {
  return (
    <div className="stack-s">
      {passed ? (
        <p className="soft small">{m.solution_offered_passed()}</p>
      ) : (
        <div className="notice">
          <Icon name="info" />
          <div className="stack-s small">
            <p>{m.solution_offered_tries()}</p>
            <ul className="bullets" id="solution-means">
              <li>{m.solution_means_fresh()}</li>
              <li>{m.solution_means_practice()}</li>
              <li>{m.solution_means_marked()}</li>
              <li>{m.solution_means_final()}</li>
            </ul>
          </div>
        </div>
      )}
      <button
        className="btn quiet"
        type="submit"
        form={WORK_FORM}
        name="intent"
        value="solution"
        onClick={(event) => {
          event.preventDefault();
          onOpen();
        }}
        aria-describedby={passed ? undefined : "solution-means"}
      >
        {m.solution_open()}
      </button>
    </div>
  );
}

function OpenSolution({ solution }: { solution: Extract<LabSolution, { state: "open" }> }) {
  return (
    <>
      {solution.fresh && (
        <div className="notice">
          <Icon name="info" />
          <p className="small">{m.solution_fresh()}</p>
        </div>
      )}
      <p className="soft small">{m.solution_note()}</p>
      <pre className="answer source whole">{solution.text}</pre>
      <h3>{m.solution_compare()}</h3>
      <ComparisonView comparison={solution.comparison} />
      <h3>{m.solution_why()}</h3>
      <Html className="task-text" html={solution.whyHtml} />
    </>
  );
}

function ComparisonView({ comparison }: { comparison: Comparison | null }) {
  if (!comparison) return <p className="soft small">{m.solution_compare_none()}</p>;
  const { number, same, parts } = comparison;
  if (same) return <p className="soft small">{m.solution_compare_same({ number })}</p>;
  return (
    <>
      <p className="soft small">{m.solution_compare_with({ number })}</p>
      {parts.some((part) => part.kind === "text") && (
        <p className="diff small legend">
          <ins>{m.solution_legend_added()}</ins> <del>{m.solution_legend_removed()}</del>
        </p>
      )}
      {parts.map((part) => (
        <div key={part.id}>
          {part.title !== null && <h4>{part.title}</h4>}
          {part.kind === "text" ? (
            <pre className="answer diff">
              <DiffText parts={part.diff} />
            </pre>
          ) : (
            <Choices choices={part.choices} />
          )}
        </div>
      ))}
    </>
  );
}

type Choice = Extract<ComparedPart, { kind: "choice" }>["choices"][number];

const LOOKS: Record<Choice["chosenBy"], { icon: IconName; tone: string; say: () => string }> = {
  both: { icon: "check", tone: "ok", say: m.solution_chosen_both },
  learner: { icon: "cross", tone: "danger", say: m.solution_chosen_learner },
  solution: { icon: "info", tone: "warn", say: m.solution_chosen_solution },
};

function Choices({ choices }: { choices: Choice[] }) {
  if (choices.length === 0) return <p className="soft small">{m.solution_chosen_none()}</p>;
  return (
    <ul className="chosen-by">
      {choices.map(({ id, name, chosenBy }) => {
        const { icon, tone, say } = LOOKS[chosenBy];
        return (
          <li key={id}>
            <span>{name}</span>{" "}
            <span className={`chip ${tone}`}>
              <Icon name={icon} />
              {say()}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
