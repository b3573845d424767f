import type { TextRange } from "../lab.ts";

/** What a type may look at of an assertion, its value with the case's variables already in it. */
export type AssertionSettings = { value: unknown; threshold: number | undefined };

/** The first thing that keeps a value from conforming to a schema. */
export type SchemaFault = { path: string; keyword: string; detail: string; message: string };

/** Facts behind an outcome, from which a lab says in the learner's words what holds or doesn't. */
export type OutcomeFacts =
  | { kind: "missing"; texts: string[]; any: boolean }
  | { kind: "unwanted"; texts: string[] }
  | { kind: "not-equal"; expected: string }
  | { kind: "not-start"; expected: string }
  | { kind: "no-match" }
  | { kind: "not-json"; why: "fence" | "around" | "broken" }
  | { kind: "no-json-object" }
  | { kind: "schema"; fault: SchemaFault }
  | { kind: "distance"; distance: number | null; limit: number }
  | { kind: "overlap"; score: number; limit: number }
  | { kind: "words"; count: number; min: number | null; max: number | null };

/** One assertion's verdict. `reason` is in promptfoo's manner, for authors. */
export type AssertionOutcome = {
  pass: boolean;
  score: number;
  reason: string;
  facts?: OutcomeFacts;
  ranges?: TextRange[];
};

/** A type of promptfoo's vocabulary; `not-` before its name turns the verdict. */
export type AssertionType = {
  type: string;
  /**
   * Reads an assertion's settings once, for any number of outputs. Throws an `AuthorError` for settings that can
   * judge nothing.
   */
  prepare(settings: AssertionSettings, inverse: boolean): (output: string) => AssertionOutcome;
  /** What an author should know although promptfoo takes it: told when a lab is checked, never at a verdict. */
  caution?(settings: AssertionSettings): string | null;
};

export const PASSED = "Assertion passed";

/** 1 or 0, with a reason only when it fails. */
export function decided(
  pass: boolean,
  failure: string,
  more: Pick<AssertionOutcome, "facts" | "ranges"> = {},
): AssertionOutcome {
  return pass ? { pass, score: 1, reason: PASSED } : { pass, score: 0, reason: failure, ...more };
}
