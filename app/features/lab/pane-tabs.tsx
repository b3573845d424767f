import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import type { LearnerLab } from "./lab.ts";
import type { Pane } from "./lab-page-data.ts";
import type { Shown } from "./result-pane.tsx";
import { countChecks } from "./sentences.ts";
import { workTitle } from "./work-words.ts";

const PANES: { pane: Pane; id: string; label: (lab: LearnerLab) => string }[] = [
  { pane: "task", id: "p-task", label: () => m.lab_pane_task() },
  { pane: "edit", id: "p-edit", label: workTitle },
  { pane: "result", id: "p-result", label: () => m.lab_pane_result() },
];

/**
 * On a phone the three panes take turns. They stay in the document, so nothing typed is lost between them. Links,
 * so that they lead there (by :target) before the scripts have come.
 */
export function PaneTabs(props: {
  pane: Pane;
  onChoose: (pane: Pane) => void;
  shown: Shown;
  lab: LearnerLab;
}) {
  return (
    <nav className="tabs lab-tabs" aria-label={m.lab_panes()}>
      {PANES.map((one) => (
        <a
          key={one.pane}
          href={`#${one.id}`}
          aria-current={one.pane === props.pane ? "true" : undefined}
          className="pane-tab"
          onClick={(event) => {
            event.preventDefault();
            props.onChoose(one.pane);
          }}
        >
          {one.label(props.lab)}
          {one.pane === "result" && <ResultState shown={props.shown} />}
        </a>
      ))}
    </nav>
  );
}

/** What the result pane holds, for someone who is looking at another one. */
function ResultState({ shown }: { shown: Shown }) {
  if (shown.kind === "run" && shown.state.phase === "running") {
    return <span className="chip now">{m.lab_running()}</span>;
  }
  if (shown.kind === "nothing" || (shown.kind === "run" && !shown.state.verdict)) return null;
  const { passed, total } =
    shown.kind === "attempt"
      ? { passed: shown.verdict.passedChecks, total: shown.verdict.totalChecks }
      : countChecks(shown.state.verdict ?? { prompt: [], cases: [] });
  if (total === 0) return null;
  return passed === total ? (
    <span className="chip ok">
      <Icon name="check" />
      <span className="sr">{m.lab_passed()}</span>
    </span>
  ) : (
    <span className="chip danger num">
      <Icon name="cross" />
      {m.lab_missing({ count: total - passed })}
    </span>
  );
}
