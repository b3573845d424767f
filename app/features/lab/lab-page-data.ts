import type { CaseVerdict, CheckResult, LearnerLab, LearnerVerdict } from "./lab.ts";

/** What kept a run or a submission from a result. */
export type RunTrouble =
  | { kind: "empty" }
  | { kind: "too-long"; length: number; max: number }
  | { kind: "running" }
  | { kind: "signed-out" }
  | { kind: "offline" }
  | { kind: "stopped" }
  | { kind: "failed" }
  | { kind: "timed-out" }
  /** The form came without what it must have; the fields are named. */
  | { kind: "invalid"; fields: string };

/** A text as the server has it. */
export type SavedDraft = { body: string; revision: number; savedAt: string | null };

/** A run or an attempt as the history lists it. */
export type Try = {
  id: string;
  kind: "run" | "attempt";
  /** Attempts are numbered; runs aren't. */
  number: number | null;
  prompt: string;
  outcome: "passed" | "failed" | "stopped" | "broken";
  passedChecks: number;
  totalChecks: number;
  at: string;
};

/** What the newest try came to. A run that didn't finish has no verdict. */
export type Latest =
  | {
      kind: "run";
      foreign: boolean;
      trouble: RunTrouble | null;
      verdict: { prompt: CheckResult[]; cases: CaseVerdict[] } | null;
    }
  | { kind: "attempt"; foreign: boolean; number: number; verdict: LearnerVerdict };

/** All that the lab page is drawn from; nothing here that a learner may not see. */
export type LabPageData = {
  lab: LearnerLab;
  courseId: string;
  situationHtml: string;
  taskHtml: string;
  draft: SavedDraft;
  /** Names this person's text of this lab in the tab's storage. */
  draftKey: string;
  hints: string[];
  solution: { prompt: string; whyHtml: string } | null;
  tries: Try[];
  latest: Latest | null;
  submissionKey: string;
  done: boolean;
  serial: string | null;
  next: { to: string; title: string } | null;
  path: string;
  endpoints: { runs: string; draft: string };
};

/** What the page's action answers when it doesn't redirect. The text always comes back. */
export type LabActionResult = {
  prompt: string;
  trouble: RunTrouble | null;
  /** The other text, when saving found one that this page didn't know of. */
  conflict: SavedDraft | null;
};

export type Pane = "task" | "edit" | "result";
