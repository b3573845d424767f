import type { Term } from "#app/features/catalogue/glossary.ts";
import type { SensitiveKind } from "#app/features/sandbox/guard/finding.ts";
import type { GuardPolicy } from "#app/features/sandbox/guard/guard-prompt.ts";
import type { ModelTrouble } from "#app/features/sandbox/model-trouble.ts";
import type { ReadPart, ReadValue } from "#app/features/sandbox/practice/reading-lines.ts";
import type { CaseVerdict, CheckResult, LearnerLab, LearnerVerdict, TextRange } from "./lab.ts";
import type { ShownOpinions } from "./opinion/opinion.ts";
import type { LabSolution } from "./solution.ts";
import type { WorkProblem } from "./work.ts";

/** What kept a run or a submission from a result. */
export type RunTrouble =
  | WorkProblem
  | { kind: "running" }
  | { kind: "signed-out" }
  | { kind: "offline" }
  | { kind: "stopped" }
  | { kind: "failed" }
  /** The connection broke in the middle of a run. */
  | { kind: "cut" }
  /** The connection broke before a submission's result came: it may have been judged. */
  | { kind: "unanswered" }
  /** Too long to be kept at all, so that it wasn't saved either. */
  | { kind: "too-long-to-keep"; max: number }
  | { kind: "timed-out" }
  | { kind: "model"; trouble: ModelTrouble }
  /** The prompt holds what no model may get; nothing was sent. */
  | { kind: "guard"; notice: GuardNotice }
  /** Too many model calls this hour; `until` is the instant (ISO, UTC) from which they are counted anew. */
  | { kind: "quota"; scope: "person" | "workshop" | "host"; until: string }
  /** The form came without what it must have; the fields are named. */
  | { kind: "invalid"; fields: string };

/** What the guard found in a prompt and did about it; places in the prompt as typed. */
export type GuardNotice = {
  action: GuardPolicy;
  findings: (TextRange & { kind: SensitiveKind; message: string; part: string })[];
};

/** How a simulated model read the prompt: what from which words of it, and what it doesn't say. */
export type PromptReading = {
  lines: { part: ReadPart; value: ReadValue; words: ReadWords[] }[];
  unstated: ReadPart[];
};

/** Words of the prompt as it was typed, with their place in it; `part` is the text that they stand in. */
export type ReadWords = TextRange & { text: string; part?: string };

/** A text as the server has it. */
export type SavedDraft = { body: string; revision: number; savedAt: string | null };

/** A run or an attempt as the history lists it. */
export type Try = {
  id: string;
  kind: "run" | "attempt";
  /** Attempts are numbered; runs aren't. */
  number: number | null;
  /** Empty once its time is over: see `emptied`. */
  prompt: string;
  emptied: boolean;
  outcome: "passed" | "failed" | "stopped" | "broken";
  /** An attempt made after the solution was opened. */
  afterSolution: boolean;
  passedChecks: number;
  totalChecks: number;
  at: string;
  /** What the learner noted about it, for nobody else. */
  note: string | null;
};

/** What the lab page tells of the history beside its newest tries. */
export type LabHistory = {
  /** How many runs and attempts there are. */
  total: number;
  /** Whether any of them failed, so that a hint may be opened. */
  failed: boolean;
  /** The one before the last that is listed, which that one is compared with. */
  before: Try | null;
  /** The lab's path, without a language: its history and comparison stand below it. */
  unit: string;
};

/** What the newest try came to. A run that didn't finish has no verdict. */
export type Latest =
  | {
      kind: "run";
      foreign: boolean;
      trouble: RunTrouble | null;
      reading: PromptReading | null;
      verdict: { prompt: CheckResult[]; cases: CaseVerdict[] } | null;
    }
  | {
      kind: "attempt";
      foreign: boolean;
      number: number;
      /** Sent after the solution was opened, on fresh cases where that was before a pass. */
      afterSolution: boolean;
      verdict: LearnerVerdict;
      /** Null where the lab asks for none. */
      opinions: ShownOpinions | null;
    };

/** All that the lab page is drawn from; nothing here that a learner may not see. */
export type LabPageData = {
  lab: LearnerLab;
  courseId: string;
  /** What answers, by the name that a learner reads. */
  model: { name: string; simulated: boolean; outsideHost: boolean };
  situationHtml: string;
  taskHtml: string;
  /** Terms that the page explains, in its language. */
  glossary: Term[];
  draft: SavedDraft;
  /** Names this person's text of this lab in the tab's storage. */
  draftKey: string;
  hints: string[];
  solution: LabSolution;
  /** The newest ones. */
  tries: Try[];
  history: LabHistory;
  /** A text that was asked to be put into the editor: of a try, or the one that a trainer offers. */
  restore: string | null;
  restoreFrom: TextSource;
  latest: Latest | null;
  submissionKey: string;
  done: boolean;
  serial: string | null;
  next: { to: string; title: string } | null;
  path: string;
  /** What the page was made from: the course's version, by which one's work is judged, and the lab's own text in it. */
  version: { id: string; lab: string };
  /** The lab's text has changed since the draft was saved. */
  changed: boolean;
  endpoints: { runs: string; draft: string; notes: string };
};

/** What the page's action answers when it doesn't redirect. The text always comes back. */
export type LabActionResult = {
  prompt: string;
  trouble: RunTrouble | null;
  /** The other text, when saving found one that this page didn't know of. */
  conflict: SavedDraft | null;
};

/** Where a text came from that was put into the editor on purpose. */
export type TextSource = "try" | "trainer";

export type Pane = "task" | "edit" | "result";
