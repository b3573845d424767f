import type { Locale } from "#app/platform/locale.ts";

/** What the linter looks for. */
export type LintRule =
  | "vague-verb"
  | "vague-amount"
  | "no-limit"
  | "undelimited-source"
  | "unused-variable"
  | "doubled-variable"
  | "unknown-variable";

/** Replaces a stretch of the text; places in UTF-16 units, half-open. */
export type Edit = { start: number; end: number; text: string };

/** A text on screen by its name; `lint-text.ts` has the words. */
export type LintTitle = { key: LintRule; params: { words: string } };

/** One thing about a prompt that its author may want to change, with its place in UTF-16 units. */
export type LintFinding = {
  rule: LintRule;
  /** A warning is about a prompt that can't do what it says; a hint is about one that leaves things open. */
  severity: "hint" | "warning";
  start: number;
  end: number;
  message: LintTitle;
  fixes: { title: LintTitle; edits: Edit[] }[];
};

/** A prompt as the rules look at it. */
export type Prompt = {
  text: string;
  /** The same text with everything blanked that is no instruction: variables, examples, fences, quotations. */
  instructions: string;
  slots: readonly string[];
  /** Slots that hold instructions: nothing to keep apart from them. */
  instructionSlots: readonly string[];
  /** The language that the prompt is written in: what a fix inserts is in it. */
  language: Locale;
};

/** Carries out edits that don't overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}
