import { useFetcher, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import type { CaseVerdict, CheckResult, LearnerLab, LearnerVerdict } from "./lab.ts";
import type { Try } from "./labs.queries.server.ts";
import { PaneTabs } from "./pane-tabs.tsx";
import type { PromptEditorRef } from "./prompt-editor.tsx";
import { PromptEditor } from "./prompt-editor.tsx";
import type { Shown } from "./result-pane.tsx";
import { ResultPane, runSentence, troubleText } from "./result-pane.tsx";
import { ConflictChoice, SaveLine, SaveTrouble } from "./save-line.tsx";
import { TaskPane } from "./task-pane.tsx";
import { useLabDraft } from "./use-lab-draft.tsx";
import type { RunTrouble } from "./use-lab-run.tsx";
import { useLabRun } from "./use-lab-run.tsx";

export type LabPageData = {
  lab: LearnerLab;
  courseId: string;
  situationHtml: string;
  taskHtml: string;
  draft: { body: string; revision: number; savedAt: string | null };
  draftKey: string;
  hints: string[];
  solution: { prompt: string; whyHtml: string } | null;
  tries: Try[];
  last: { number: number; verdict: LearnerVerdict } | null;
  submissionKey: string;
  done: boolean;
  serial: string | null;
  next: { to: string; title: string } | null;
  path: string;
  endpoints: { runs: string; draft: string };
};

/** What the route's action answers; without scripts the page is drawn from it. */
export type LabActionResult = {
  prompt: string;
  trouble: RunTrouble | null;
  run: { prompt: CheckResult[]; cases: CaseVerdict[] } | null;
};

export type Pane = "task" | "edit" | "result";

/** The lab: task at the left, editor in the middle, result at the right; on a phone one at a time. */
export function LabPage({ page, answer }: { page: LabPageData; answer: LabActionResult | undefined }) {
  const { lab } = page;
  const [text, setText] = useState(answer?.prompt ?? page.draft.body);
  const [pane, setPane] = useState<Pane>("task");
  const [chosen, setChosen] = useState(lab.visibleCases[0]?.id ?? "");
  const [showRun, setShowRun] = useState(false);
  const [said, setSaid] = useState("");
  const editor = useRef<PromptEditorRef>(null);
  const revalidator = useRevalidator();
  const submission = useFetcher<LabActionResult>();
  const submitting = submission.state !== "idle";

  const draft = useLabDraft({
    endpoint: page.endpoints.draft,
    storageKey: page.draftKey,
    initial: page.draft,
    onRestore: (kept) => {
      setText(kept);
      editor.current?.setText(kept);
      setSaid(m.lab_restored());
    },
  });
  const onChange = useCallback(
    (value: string) => {
      setText(value);
      draft.change(value);
    },
    [draft.change],
  );

  const onRunEnd = useCallback(() => revalidator.revalidate(), [revalidator.revalidate]);
  const { state: run, run: startRun, stop } = useLabRun(page.endpoints.runs, onRunEnd);
  const running = run.phase === "running";

  const onRun = useCallback(() => {
    if (submitting) return;
    setShowRun(true);
    setPane("result");
    setSaid(m.lab_running());
    void startRun(text);
  }, [startRun, submitting, text]);

  // The tab of the case being answered comes to the front by itself.
  useEffect(() => {
    if (run.current) setChosen(run.current);
  }, [run.current]);

  useEffect(() => {
    if (run.trouble) setSaid(troubleText(run.trouble));
    else if (run.verdict) {
      setSaid(runSentence(run.verdict));
      const failed = run.verdict.cases.find((one) => one.checks.some((check) => !check.pass));
      setChosen(failed?.id ?? run.verdict.cases[0]?.id ?? "");
    }
  }, [run.trouble, run.verdict]);

  const result = submission.data ?? answer;
  useEffect(() => {
    if (submission.state !== "idle" || !submission.data) return;
    setShowRun(submission.data.trouble !== null);
    setPane("result");
    setSaid(
      submission.data.trouble
        ? troubleText(submission.data.trouble)
        : m.lab_verdict_title({ number: page.last?.number ?? 1 }),
    );
  }, [submission.state, submission.data, page.last?.number]);

  const shown: Shown = showRun
    ? {
        kind: "run",
        state: { ...run, trouble: run.trouble ?? (run.verdict ? null : (result?.trouble ?? null)) },
      }
    : answer?.run || answer?.trouble
      ? {
          kind: "run",
          state: { phase: "done", outputs: {}, current: null, verdict: answer.run, trouble: answer.trouble },
        }
      : page.last
        ? { kind: "verdict", ...page.last }
        : { kind: "nothing" };

  const restore = (prompt: string) => {
    setText(prompt);
    draft.change(prompt);
    editor.current?.setText(prompt);
    setPane("edit");
    setSaid(m.lab_restored_try());
  };

  return (
    <main id="main" className="lab-main">
      <div className="lab-head">
        <LocaleLink className="go" to={`/courses/${page.courseId}`}>
          <Icon name="left" />
          {m.lab_back()}
        </LocaleLink>
        <h1>{m.lab_kind({ title: lab.title })}</h1>
        <span className="push soft hide-s num">
          {m.lab_facts({
            minutes: lab.minutes,
            visible: lab.visibleCases.length,
            hidden: lab.hiddenGists.length,
          })}
        </span>
        {page.done && (
          <span className="chip ok">
            <Icon name="check" />
            {m.lab_done()}
          </span>
        )}
      </div>
      <PaneTabs pane={pane} onChoose={setPane} />
      <div id="lab" className="lab" data-pane={pane}>
        <section className="pane task-p" id="p-task" aria-label={m.lab_pane_task()} tabIndex={0}>
          <TaskPane page={page} onRestore={restore} />
        </section>
        <section className="pane edit" id="p-edit" aria-label={m.lab_pane_prompt()}>
          <h2>{m.lab_pane_prompt()}</h2>
          <submission.Form
            method="post"
            className="lab-form"
            onSubmit={() => {
              void draft.saveNow();
            }}
          >
            <input type="hidden" name="submissionKey" value={page.submissionKey} />
            <PromptEditor
              text={text}
              slots={lab.slots}
              describedBy="prompt-hint"
              invalid={result?.trouble?.kind === "too-long" || result?.trouble?.kind === "empty"}
              onChange={onChange}
              onRun={onRun}
              editorRef={editor}
            />
            <div className="edit-foot">
              {draft.state.kind === "conflict" && (
                <ConflictChoice
                  mine={text}
                  theirs={draft.state.theirs}
                  onKeepMine={() =>
                    draft.state.kind === "conflict" && draft.keepMine(draft.state.theirs.revision)
                  }
                  onTakeTheirs={() => {
                    if (draft.state.kind !== "conflict") return;
                    const { theirs } = draft.state;
                    draft.takeTheirs(theirs);
                    setText(theirs.body);
                    editor.current?.setText(theirs.body);
                  }}
                />
              )}
              <SaveTrouble state={draft.state} returnTo={page.path} />
              <div className="runbar">
                {running ? (
                  <button className="btn" type="button" onClick={stop}>
                    <Icon name="stop" />
                    {m.lab_stop()}
                  </button>
                ) : (
                  <button
                    className="btn"
                    type="submit"
                    name="intent"
                    value="run"
                    onClick={(event) => {
                      event.preventDefault();
                      onRun();
                    }}
                  >
                    <Icon name="play" />
                    {m.lab_run()}
                  </button>
                )}
                <button
                  className="btn quiet"
                  type="submit"
                  name="intent"
                  value="submit"
                  aria-busy={submitting}
                  onClick={(event) => {
                    if (running || submitting) event.preventDefault();
                  }}
                >
                  {submitting ? m.lab_submitting() : m.lab_submit()}
                </button>
                <p className="quota push num" aria-live="off">
                  {m.lab_count({ count: [...text].length, max: lab.maxChars })}{" "}
                  <SaveLine state={draft.state} />
                </p>
              </div>
              <p className="hint small" id="prompt-hint">
                {m.lab_run_explained()}{" "}
                {m.lab_editor_hint({ slots: lab.slots.map((slot) => `{{${slot}}}`).join(" ") })}{" "}
                {m.lab_run_hint()}
              </p>
            </div>
          </submission.Form>
        </section>
        <section className="pane result" id="p-result" aria-label={m.lab_pane_result()} tabIndex={0}>
          <h2>{m.lab_pane_result()}</h2>
          <ResultPane page={page} shown={shown} chosen={chosen} onChoose={setChosen} />
        </section>
      </div>
      <p className="sr" aria-live="polite" id="lab-said">
        {said}
      </p>
    </main>
  );
}
