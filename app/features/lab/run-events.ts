import type { CaseVerdict, CheckResult } from "./lab.ts";

/** What a run tells the page, in order. Holds the visible cases only. */
export type RunEvent =
  | { type: "case-start"; caseId: string }
  | { type: "text"; caseId: string; text: string }
  | { type: "verdict"; prompt: CheckResult[]; cases: CaseVerdict[] }
  | { type: "end"; outcome: "finished" | "stopped" | "failed" | "timed-out" };
