import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { LabActionResult, LabPageData } from "./lab-page-data.ts";
import { PaneTabs } from "./pane-tabs.tsx";
import { PromptPane } from "./prompt-pane.tsx";
import type { Shown } from "./result-pane.tsx";
import { ResultPane } from "./result-pane.tsx";
import { WORK_FORM } from "./submit-button.tsx";
import { TaskPane } from "./task-pane.tsx";
import { IDLE } from "./use-lab-run.tsx";
import type { LabWork } from "./use-lab-work.tsx";
import { useLabWork } from "./use-lab-work.tsx";
import { onPrompt } from "./where-to-look.ts";
import { workTitle } from "./work-words.ts";

/** The lab: task at the left, editor in the middle, result at the right; on a phone one at a time. */
export function LabPage({ page, answer }: { page: LabPageData; answer: LabActionResult | undefined }) {
  const work = useLabWork(page, answer);
  const shown = whatToShow(page, work);
  return (
    <main id="main" className="lab-main">
      <div className="lab-head">
        <LocaleLink className="go" to={`/courses/${page.courseId}`}>
          <Icon name="left" />
          {m.lab_back()}
        </LocaleLink>
        <h1>{m.lab_kind({ title: page.lab.title })}</h1>
        <span className="push soft hide-s num">
          {page.lab.hiddenGists.length > 0
            ? m.lab_facts({
                minutes: page.lab.minutes,
                visible: page.lab.visibleCases.length,
                hidden: page.lab.hiddenGists.length,
              })
            : m.catalogue_minutes({ minutes: page.lab.minutes })}
        </span>
        {page.done && (
          <span className="chip ok">
            <Icon name="check" />
            {m.lab_done()}
          </span>
        )}
      </div>
      <PaneTabs pane={work.pane} onChoose={work.setPane} shown={shown} lab={page.lab} />
      {/* The form's first button in the page, which the Enter key presses: else it would be one of the history's. */}
      <button
        type="submit"
        form={WORK_FORM}
        name="intent"
        value={page.lab.asksModel ? "run" : "submit"}
        hidden
      >
        {page.lab.asksModel ? m.lab_run() : m.lab_submit()}
      </button>
      <div id="lab" className="lab" data-pane={work.pane} data-live={work.live || undefined}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls by itself, keys must reach it */}
        <section className="pane task-p" id="p-task" aria-label={m.lab_pane_task()} tabIndex={0}>
          <TaskPane page={page} onRestore={work.restore} onHint={work.onHint} onSolution={work.onSolution} />
        </section>
        <section className="pane edit" id="p-edit" aria-label={workTitle(page.lab)}>
          <h2>{workTitle(page.lab)}</h2>
          <PromptPane page={page} work={work} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls by itself, keys must reach it */}
        <section className="pane result" id="p-result" aria-label={m.lab_pane_result()} tabIndex={0}>
          <h2>{m.lab_pane_result()}</h2>
          <ResultPane
            page={page}
            shown={shown}
            chosen={work.chosen}
            onChoose={work.setChosen}
            work={work.work}
            onShow={work.show}
            onStop={work.stop}
            submitting={work.submitting}
          />
        </section>
      </div>
      <p className="sr" id="lab-said" aria-live="polite">
        {work.said}
      </p>
    </main>
  );
}

/** The run of this visit while it is what happened last; else the newest try as the server has it. */
function whatToShow(page: LabPageData, { run, showsRun, trouble }: LabWork): Shown {
  const { latest } = page;
  if (showsRun && (run.phase === "running" || run.verdict || Object.keys(run.outputs).length > 0)) {
    return { kind: "run", state: run, trouble, foreign: false };
  }
  const beside = trouble && !onPrompt(trouble) ? trouble : null;
  if (latest?.kind === "attempt") return { ...latest, trouble: beside };
  if (!latest) return { kind: "nothing", trouble: beside };
  return {
    kind: "run",
    foreign: latest.foreign,
    trouble: beside ?? latest.trouble,
    state: { ...IDLE, phase: "done", verdict: latest.verdict, reading: latest.reading },
  };
}
