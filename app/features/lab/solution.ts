import type { DiffPart } from "./prompt-diff.ts";

/** How a lab's solution stands for a learner. Its text is in `open` only: before, it never leaves the server. */
export type LabSolution =
  /** `triesLeft`: failed submissions until it may be opened; null where only passing opens it. */
  | { state: "closed"; triesLeft: number | null }
  | { state: "offered"; passed: boolean }
  | {
      state: "open";
      /** It was opened without a pass and there is still none: submissions are judged on fresh cases. */
      fresh: boolean;
      /** In words (see `workInWords`). */
      text: string;
      whyHtml: string;
      comparison: Comparison | null;
    };

/** The learner's last submission beside the solution, part by part. */
export type Comparison = { number: number; same: boolean; parts: ComparedPart[] };

export type ComparedPart = {
  id: string;
  /** Null where there is one part only. */
  title: string | null;
} & (
  | { kind: "text"; diff: DiffPart[] }
  | { kind: "choice"; choices: { id: string; name: string; chosenBy: "both" | "learner" | "solution" }[] }
);

/** Whether the solution may be opened: after a pass, or after as many failed submissions as the lab's file says. */
export function mayOpen(facts: { passed: boolean; failedAttempts: number; after: number | null }): boolean {
  return facts.passed || (facts.after !== null && facts.failedAttempts >= facts.after);
}
