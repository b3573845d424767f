import { useFetcher, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { m } from "#app/i18n/messages.js";
import type { TextRange } from "./lab.ts";
import type {
  LabActionResult,
  LabPageData,
  Pane,
  RunTrouble,
  SavedDraft,
  TextSource,
} from "./lab-page-data.ts";
import type { PromptEditorRef } from "./prompt-editor.tsx";
import { attemptSentence, restoredInWords, runSentence, troubleText } from "./sentences.ts";
import { useLabDraft } from "./use-lab-draft.tsx";
import { useLabRun } from "./use-lab-run.tsx";
import { useWantedText } from "./use-wanted-text.tsx";
import { caseToShow, firstFailed, onPrompt, readFromTop } from "./where-to-look.ts";
import {
  isText,
  LONGEST_DRAFT,
  problemOfWork,
  textIn,
  textOfWork,
  withFirstText,
  workOfText,
} from "./work.ts";

/** Where words stand: in which text, and where in it. */
export type Place = TextRange & { part: string };

/** Runs that have no verdict and are kept in the history all the same. */
const KEPT: ReadonlySet<RunTrouble["kind"]> = new Set(["stopped", "timed-out", "failed", "cut", "model"]);

/** Everything that happens on the lab page: the text, its draft, running, submitting, hints, which pane is seen. */
export function useLabWork(page: LabPageData, answer: LabActionResult | undefined) {
  const { parts } = page.lab;
  const [text, setText] = useState(answer?.prompt ?? page.restore ?? page.draft.body);
  const work = useMemo(() => workOfText(parts, text), [parts, text]);
  /** The text as it is now, for edits that come between two drawings of the page. */
  const now = useRef(answer?.prompt ?? page.draft.body);
  const [part, setPart] = useState(parts[0]?.id ?? "");
  const [live, setLive] = useState(false);
  const [pane, setPane] = useState<Pane>(answer || page.restore !== null ? "edit" : "task");
  const [chosen, setChosen] = useState(() => caseToShow(page.latest) ?? page.lab.visibleCases[0]?.id ?? "");
  const [showsRun, setShowsRun] = useState(false);
  /** What keeps the text from being run or judged, or kept it from a verdict. */
  const [trouble, setTrouble] = useState<RunTrouble | null>(answer?.trouble ?? null);
  /** A text kept by this tab is back, a try's or the trainer's is here, or the one that stood here before it. */
  const [restored, setRestored] = useState<"kept" | TextSource | "back" | null>(
    page.restore === null ? null : page.restoreFrom,
  );
  /** Where the text came from that can be gone back from, and come back to. */
  const source = useRef<TextSource>(page.restoreFrom);
  /** What it took the place of. */
  const [replaced, setReplaced] = useState<string | null>(null);
  const [said, say] = useState("");
  const editors = useRef<Record<string, PromptEditorRef | null>>({});
  const submission = useFetcher<LabActionResult>();
  const hint = useFetcher();
  const { revalidate } = useRevalidator();
  const submitting = submission.state !== "idle";

  const draft = useLabDraft({
    endpoint: page.endpoints.draft,
    storageKey: page.draftKey,
    initial: page.draft,
    parts,
    text: now.current,
    conflict: answer?.conflict ?? null,
    onRestore(kept, fromStorage) {
      now.current = kept;
      setText(kept);
      if (fromStorage) setRestored("kept");
    },
  });

  /** One part of the work has changed. */
  const onChange = useCallback(
    (id: string, value: string | string[]) => {
      const changed = textOfWork(parts, { ...workOfText(parts, now.current), [id]: value });
      now.current = changed;
      setText(changed);
      setTrouble((before) => (before && onPrompt(before) ? null : before));
      draft.change(changed);
    },
    [draft.change, parts],
  );

  /** Another work in place of this one. An editor that is on screen takes its text as an edit that can be undone. */
  function put(whole: string): void {
    now.current = whole;
    setText(whole);
    const next = workOfText(parts, whole);
    for (const one of parts) if (isText(one)) editors.current[one.id]?.setText(textIn(next, one.id));
  }

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
  /** The key of a submission whose result hasn't come: sent again with it, the same text isn't a second attempt. */
  const unanswered = useRef<string | null>(null);
  /** From the click on Submit until its request is under way: a second click in between would be a second one. */
  const [preparing, setPreparing] = useState(false);
  const busy = useRef(false);
  busy.current = running || submitting || preparing;

  const onRun = useCallback(() => {
    if (busy.current) return;
    const problem = problemOfWork(parts, workOfText(parts, now.current), "run");
    if (problem) return tell(problem);
    setShowsRun(true);
    setTrouble(null);
    setRestored(null);
    setPane("result");
    requestAnimationFrame(readFromTop);
    say(m.lab_running());
    void startRun(now.current);
  }, [parts, startRun, tell]);

  // The tab of the case being answered comes to the front by itself; at the end the first that failed does.
  useEffect(() => {
    if (run.current) setChosen(run.current);
  }, [run.current]);
  const { position } = run;
  useEffect(() => {
    if (position > 0) say(position === 1 ? m.lab_run_next() : m.lab_run_queued({ ahead: position - 1 }));
  }, [position]);
  useEffect(() => {
    if (!run.verdict) return;
    say(runSentence(run.verdict));
    setChosen(firstFailed(run.verdict.cases) ?? "");
  }, [run.verdict]);

  /** The draft first: it also shows whether anybody answers, before the page could be left for a sign-in form. */
  async function onSubmit(): Promise<void> {
    if (busy.current) return;
    const problem = problemOfWork(parts, workOfText(parts, now.current), "submit");
    if (problem) return tell(problem);
    busy.current = true;
    setPreparing(true);
    setTrouble(null);
    say(m.lab_submitting());
    const { kind } = await draft.settle();
    setPreparing(false);
    if (kind === "offline" || kind === "signed-out" || kind === "failed") return tell({ kind });
    if (kind === "too-long") return tell({ kind: "too-long-to-keep", max: LONGEST_DRAFT });
    unanswered.current ??= page.submissionKey;
    submission.submit(
      {
        intent: "submit",
        prompt: text,
        submissionKey: unanswered.current,
        baseRevision: "0",
        scripted: "1",
        version: page.version.id,
      },
      { method: "post" },
    );
  }

  const judged = useRef<LabActionResult | undefined>(undefined);
  useEffect(() => {
    if (submission.state !== "idle" || !submission.data || judged.current === submission.data) return;
    judged.current = submission.data;
    if (submission.data.trouble?.kind !== "unanswered") unanswered.current = null;
    if (submission.data.trouble) return tell(submission.data.trouble);
    setShowsRun(false);
    setRestored(null);
    setPane("result");
    requestAnimationFrame(readFromTop);
    if (page.latest?.kind === "attempt") say(attemptSentence(page.latest.verdict));
    setChosen((before) => caseToShow(page.latest) ?? before);
  }, [submission.state, submission.data, page.latest, tell]);

  // The page is asked for again after each run: what it is made from may have been republished meanwhile.
  const begun = useRef(page.version.lab);
  const changed = page.changed || draft.changed || begun.current !== page.version.lab;

  /** The next hint, or the solution. */
  async function open(intent: "hint" | "solution"): Promise<void> {
    const { kind } = await draft.settle();
    if (kind !== "offline" && kind !== "signed-out" && kind !== "failed") {
      hint.submit({ intent, scripted: "1" }, { method: "post" });
    }
  }

  function restore(prompt: string, as: TextSource | "back" = "try"): void {
    const before = now.current;
    // The editor must be on screen before it can take the text as an edit that can be undone.
    flushSync(() => setPane("edit"));
    put(prompt);
    draft.change(prompt);
    setReplaced(before === prompt ? null : before);
    if (as !== "back") source.current = as;
    setRestored(as);
    say(restoredInWords(as));
  }

  /** Exchanges a try's text and what it took the place of: what is a choice has no undo of its own. */
  function undoRestore(): void {
    if (replaced !== null) restore(replaced, restored === "back" ? source.current : "back");
  }

  // It comes last, on top of what this tab had kept or somebody typed early: all of that is what it takes the place of.
  useWantedText(page, {
    begin(wanted) {
      const before = now.current;
      now.current = wanted;
      setText(wanted);
      draft.change(wanted);
      setReplaced(before === wanted ? null : before);
      setRestored(page.restoreFrom);
      say(restoredInWords(page.restoreFrom));
    },
    later(wanted) {
      const offered = textIn(workOfText(parts, wanted), parts.find(isText)?.id ?? "");
      const own = page.restoreFrom === "trainer" ? withFirstText(parts, now.current, offered) : wanted;
      restore(own, page.restoreFrom);
    },
  });

  /** Leads from what was read to the words it was read from. */
  function show(place: Place): void {
    flushSync(() => {
      setPane("edit");
      setPart(place.part);
    });
    editors.current[place.part]?.select(place.start, place.end);
  }

  function takeTheirs(theirs: SavedDraft): void {
    put(theirs.body);
    draft.takeTheirs(theirs);
  }

  useEffect(() => {
    setLive(true);
    const asked = { "#p-edit": "edit", "#p-result": "result" }[window.location.hash];
    if (asked === "edit" || asked === "result") setPane(asked);
  }, []);

  return {
    ...{
      text,
      work,
      part,
      setPart,
      live,
      pane,
      setPane,
      chosen,
      setChosen,
      trouble,
      restored,
      replaced,
      said,
    },
    ...{ editors, draft, changed },
    ...{
      onChange,
      run,
      running,
      showsRun,
      onRun,
      stop,
      onSubmit,
      submitting: submitting || preparing,
      onHint: () => open("hint"),
      onSolution: () => open("solution"),
      restore,
      undoRestore,
      show,
      takeTheirs,
    },
  };
}

export type LabWork = ReturnType<typeof useLabWork>;
