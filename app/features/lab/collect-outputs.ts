import type { ModelProvider, RunOptions } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import { kindOf } from "./kinds/registry.ts";
import type { Lab, Outputs } from "./lab.ts";
import { completeCase, runCase } from "./run-case.ts";
import type { RunPlan } from "./seeds.ts";
import { outputKey } from "./seeds.ts";
import { variantsFor } from "./variations.ts";
import { workOfText } from "./work.ts";

export type Collected =
  | { ok: true; outputs: Outputs }
  /** Nothing may be judged: somebody stopped, or the model took too long. */
  | { ok: false; reason: "aborted" | "timeout"; caseId: string };

/** How many model calls a submission makes: each case and variant, on each seed. */
export function callsOfSubmission(lab: Lab, locale: Locale, plan: RunPlan): number {
  const text = lab.text[locale];
  const cases = plan.seeds.reduce((sum, seed) => sum + text.cases.length + variantsFor(text, seed).length, 0);
  return cases * kindOf(lab).callsPerCase(text);
}

/**
 * All cases of a scope, one after the other and unpaced: what a submission needs; for scope `all` on every seed of
 * the plan, with the variants of its relations. A ModelError passes through.
 * @param prompt the learner's work as one text
 */
export async function collectOutputs(
  provider: ModelProvider,
  lab: Lab,
  locale: Locale,
  prompt: string,
  { scope = "all", plan = ownPlan(lab), ...call }: CollectOptions = {},
): Promise<Collected> {
  const outputs: Outputs = {};
  const text = lab.text[locale];
  const work = workOfText(text.parts, prompt);
  const cases = text.cases.filter((one) => scope === "all" || !one.hidden);
  for (const seed of plan.seeds) {
    const variants = scope === "all" ? variantsFor(text, seed).map((variant) => variant.labCase) : [];
    for (const labCase of [...cases, ...variants]) {
      const made = await completeCase(runCase(provider, lab, locale, labCase, work, { ...call, seed }));
      if (!made.ok) return { ok: false, reason: made.reason, caseId: labCase.id };
      outputs[outputKey(labCase.id, seed, plan)] = made.output;
    }
  }
  return { ok: true, outputs };
}

type CollectOptions = RunOptions & { scope?: "visible" | "all"; plan?: RunPlan };

/** The seed of the lab's own settings, once. */
const ownPlan = (lab: Lab): RunPlan => ({ seeds: [lab.model.seed], needed: 1 });
