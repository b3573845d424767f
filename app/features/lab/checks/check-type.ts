import type { z } from "zod";
import type { Locale } from "#app/platform/locale.ts";
import type { LabText, TextRange } from "../lab.ts";

export type CheckOutcome = { pass: boolean; score: number; reason: string; ranges: TextRange[] };

/** What a check may look at. `text` is the case's output; for checks on the prompt, the prompt itself. */
export type CheckContext = { text: string; locale: Locale; lab: LabText };

export type CheckType<Config> = {
  type: string;
  on: "prompt" | "output";
  /** Of the configuration once the case's variables are filled in. */
  config: z.ZodType<Config>;
  run(config: Config, context: CheckContext): CheckOutcome;
};

/** A check type whose configuration is validated at the door, so that types of all shapes fit one registry. */
export type AnyCheckType = {
  type: string;
  on: "prompt" | "output";
  /** What is wrong with a configuration, in zod's words; null when it is fine. */
  problem(config: unknown): string | null;
  /** Throws on a configuration that `problem` objects to: lab files are checked before they are published. */
  run(config: unknown, context: CheckContext): CheckOutcome;
};

export function defineCheck<Config>(type: CheckType<Config>): AnyCheckType {
  return {
    type: type.type,
    on: type.on,
    problem(config) {
      const parsed = type.config.safeParse(config);
      if (parsed.success) return null;
      return parsed.error.issues
        .map((issue) => `${issue.path.join(".") || "config"}: ${issue.message}`)
        .join("; ");
    },
    run: (config, context) => type.run(type.config.parse(config), context),
  };
}

export const pass = (reason: string): CheckOutcome => ({ pass: true, score: 1, reason, ranges: [] });
export const fail = (reason: string, ranges: TextRange[] = [], score = 0): CheckOutcome => ({
  pass: false,
  score,
  reason,
  ranges,
});
