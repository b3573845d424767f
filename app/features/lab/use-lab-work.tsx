import { useFetcher, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { m } from "#app/i18n/messages.js";
import type { LabActionResult, LabPageData, Latest, Pane, RunTrouble, SavedDraft } from "./lab-page-data.ts";
import type { PromptEditorRef } from "./prompt-editor.tsx";
import { attemptSentence, runSentence, troubleText } from "./sentences.ts";
import { useLabDraft } from "./use-lab-draft.tsx";
import { useLabRun } from "./use-lab-run.tsx";

/** Runs that have no verdict and are kept in the history all the same. */
const KEPT: ReadonlySet<RunTrouble["kind"]> = new Set(["stopped", "timed-out", "failed"]);

/** Everything that happens on the lab page: the text, its draft, running, submitting, hints, which pane is seen. */
export function useLabWork(page: LabPageData, answer: LabActionResult | undefined) {
  const [text, setText] = useState(answer?.prompt ?? page.draft.body);
  const [live, setLive] = useState(false);
  const [pane, setPane] = useState<Pane>(answer ? "edit" : "task");
  const [chosen, setChosen] = useState(() => caseToShow(page.latest) ?? page.lab.visibleCases[0]?.id ?? "");
  const [showsRun, setShowsRun] = useState(false);
  /** What keeps the text from being run or judged, or kept it from a verdict. */
  const [trouble, setTrouble] = useState<RunTrouble | null>(answer?.trouble ?? null);
  const [restored, setRestored] = useState<"kept" | "try" | null>(null);
  const [said, say] = useState("");
  const editor = useRef<PromptEditorRef>(null);
  const submission = useFetcher<LabActionResult>();
  const hint = useFetcher();
  const { revalidate } = useRevalidator();
  const submitting = submission.state !== "idle";

  const draft = useLabDraft({
    endpoint: page.endpoints.draft,
    storageKey: page.draftKey,
    initial: page.draft,
    text,
    conflict: answer?.conflict ?? null,
    onRestore(kept, fromStorage) {
      setText(kept);
      if (fromStorage) setRestored("kept");
    },
  });

  const onChange = useCallback(
    (value: string) => {
      setText(value);
      setTrouble((before) => (before && onPrompt(before) ? null : before));
      draft.change(value);
    },
    [draft.change],
  );

  const tell = useCallback((about: RunTrouble) => {
    setTrouble(about);
    say(troubleText(about));
    // What is wrong with the text is put right beside the text.
    setPane(onPrompt(about) ? "edit" : "result");
  }, []);

  const onRunEnd = useCallback(
    (about: RunTrouble | null) => {
      if (about) tell(about);
      // Nothing new is kept, or nobody would answer: asking would only lose the page.
      if (about && !KEPT.has(about.kind)) return;
      revalidate();
    },
    [revalidate, tell],
  );
  const { state: run, run: startRun, stop } = useLabRun(page.endpoints.runs, onRunEnd);
  const running = run.phase === "running";
  /** From the click on Submit until its request is under way: a second click in between would be a second one. */
  const [preparing, setPreparing] = useState(false);
  const busy = useRef(false);
  busy.current = running || submitting || preparing;

  const onRun = useCallback(() => {
    if (busy.current) return;
    setShowsRun(true);
    setTrouble(null);
    setRestored(null);
    setPane("result");
    say(m.lab_running());
    void startRun(text);
  }, [startRun, text]);

  // The tab of the case being answered comes to the front by itself; at the end the first that failed does.
  useEffect(() => {
    if (run.current) setChosen(run.current);
  }, [run.current]);
  useEffect(() => {
    if (!run.verdict) return;
    say(runSentence(run.verdict));
    setChosen(firstFailed(run.verdict.cases) ?? "");
  }, [run.verdict]);

  /** The draft first: it also shows whether anybody answers, before the page could be left for a sign-in form. */
  async function onSubmit(): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setPreparing(true);
    setTrouble(null);
    say(m.lab_submitting());
    const { kind } = await draft.settle();
    setPreparing(false);
    if (kind === "offline" || kind === "signed-out" || kind === "failed") return tell({ kind });
    submission.submit(
      { intent: "submit", prompt: text, submissionKey: page.submissionKey, baseRevision: "0", scripted: "1" },
      { method: "post" },
    );
  }

  const judged = useRef<LabActionResult | undefined>(undefined);
  useEffect(() => {
    if (submission.state !== "idle" || !submission.data || judged.current === submission.data) return;
    judged.current = submission.data;
    if (submission.data.trouble) return tell(submission.data.trouble);
    setShowsRun(false);
    setRestored(null);
    setPane("result");
    if (page.latest?.kind === "attempt") say(attemptSentence(page.latest.verdict));
    setChosen((before) => caseToShow(page.latest) ?? before);
  }, [submission.state, submission.data, page.latest, tell]);

  async function onHint(): Promise<void> {
    const { kind } = await draft.settle();
    if (kind !== "offline" && kind !== "signed-out" && kind !== "failed") {
      hint.submit({ intent: "hint" }, { method: "post" });
    }
  }

  function restore(prompt: string): void {
    // The editor must be on screen before it can take the text as an edit that can be undone.
    flushSync(() => setPane("edit"));
    editor.current?.setText(prompt);
    setRestored("try");
    say(m.lab_restored_try());
  }

  function takeTheirs(theirs: SavedDraft): void {
    editor.current?.setText(theirs.body);
    setText(theirs.body);
    draft.takeTheirs(theirs);
  }

  useEffect(() => {
    setLive(true);
    const asked = { "#p-edit": "edit", "#p-result": "result" }[window.location.hash];
    if (asked === "edit" || asked === "result") setPane(asked);
  }, []);

  return {
    ...{ text, live, pane, setPane, chosen, setChosen, trouble, restored, said, editor, draft },
    ...{
      onChange,
      run,
      running,
      showsRun,
      onRun,
      stop,
      onSubmit,
      submitting: submitting || preparing,
      onHint,
      restore,
      takeTheirs,
    },
  };
}

export type LabWork = ReturnType<typeof useLabWork>;

/** Whether it is the text that must change. */
export function onPrompt(trouble: RunTrouble): boolean {
  return trouble.kind === "empty" || trouble.kind === "too-long";
}

function firstFailed(cases: { id: string; checks: { pass: boolean }[] }[]): string | undefined {
  return (cases.find((one) => one.checks.some((check) => !check.pass)) ?? cases[0])?.id;
}

function caseToShow(latest: Latest | null): string | undefined {
  return firstFailed(latest?.verdict?.cases ?? []);
}
