import type { CaseVerdict, CheckResult } from "./lab.ts";
import type { GuardNotice, PromptReading, RunTrouble } from "./lab-page-data.ts";

/** What a run tells the page, in order. Holds the visible cases only. */
export type RunEvent =
  /** How many turns away the model is; 1 is next. */
  | { type: "queued"; position: number }
  /** The prompt holds personal data: it goes to the model all the same, or with placeholders. */
  | { type: "guard"; notice: GuardNotice }
  | { type: "case-start"; caseId: string }
  /** One of a case's answers begins; told where it takes several. */
  | { type: "step"; caseId: string; step: string; title: string }
  /** How the model understood the prompt; once a run. */
  | { type: "reading"; reading: PromptReading }
  /** What a model says to itself before it answers: shown folded, no part of the answer. */
  | { type: "thinking"; caseId: string; text: string }
  | { type: "text"; caseId: string; text: string }
  /** The answer was cut at the cap on its length. */
  | { type: "length"; caseId: string }
  | { type: "verdict"; prompt: CheckResult[]; cases: CaseVerdict[] }
  /** `trouble` says what kept it from a verdict; null when there is one. */
  | { type: "end"; trouble: RunTrouble | null };
