import type { z } from "zod";
import { issueMessage } from "#app/features/catalogue/yaml-problem.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { LabText, TextRange } from "../lab.ts";
import type { Work, WorkPart } from "../work.ts";

export type CheckOutcome = {
  pass: boolean;
  score: number;
  reason: string;
  ranges: TextRange[];
  /** What would have held, and what stands there instead, where one can put it shortly. */
  expected?: string;
  found?: string;
};

/** What a check may look at. */
export type CheckContext = {
  /** The case's output; for checks on the prompt, the prompt itself (of several texts the one that is looked at). */
  text: string;
  locale: Locale;
  lab: LabText;
  /** All that the learner wrote and chose. */
  work: Work;
  /** For checks on the prompt: the part that they look at. */
  part?: WorkPart | undefined;
};

export type CheckType<Config> = {
  type: string;
  on: "prompt" | "output";
  /** Of the configuration once the case's variables are filled in. */
  config: z.ZodType<Config>;
  /** The setting that a bare `value` gives: `{type: label-in, value: [甲, 乙]}`. */
  main?: string;
  run(config: Config, context: CheckContext): CheckOutcome;
};

/** A check type whose configuration is validated at the door, so that types of all shapes fit one registry. */
export type AnyCheckType = {
  type: string;
  on: "prompt" | "output";
  main?: string;
  /** What is wrong with a configuration, in zod's words; null when it is fine. */
  problem(config: unknown): string | null;
  /** Throws on a configuration that `problem` objects to: lab files are checked before they are published. */
  run(config: unknown, context: CheckContext): CheckOutcome;
};

export function defineCheck<Config>(type: CheckType<Config>): AnyCheckType {
  return {
    type: type.type,
    on: type.on,
    ...(type.main ? { main: type.main } : {}),
    problem(config) {
      const parsed = type.config.safeParse(config);
      if (parsed.success) return null;
      return parsed.error.issues.map((issue) => issueMessage(issue, "config")).join("; ");
    },
    run: (config, context) => type.run(type.config.parse(config), context),
  };
}

type More = Pick<CheckOutcome, "expected" | "found">;

export const pass = (reason: string, more: More = {}): CheckOutcome => ({
  pass: true,
  score: 1,
  reason,
  ranges: [],
  ...more,
});
export const fail = (reason: string, ranges: TextRange[] = [], score = 0, more: More = {}): CheckOutcome => ({
  pass: false,
  score,
  reason,
  ranges,
  ...more,
});
