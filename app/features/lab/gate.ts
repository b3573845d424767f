import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { collectOutputs } from "./collect-outputs.ts";
import { plansWithNewValues } from "./fresh-cases.ts";
import { judge } from "./judge.ts";
import type { Lab, Verdict } from "./lab.ts";
import type { RunPlan } from "./seeds.ts";
import { planFor } from "./seeds.ts";
import { isText, textOfWork } from "./work.ts";

/** One finding of the publishing gate, with the place in the lab's file that it is about. */
export type GateResult = {
  locale: Locale;
  prompt: string;
  ok: boolean;
  message: string;
  file: string;
  line: number;
};

/** Sets of seeds that a solution must pass on when anything depends on the seed. */
const SETS = 3;
/** Sets among which every value of a pool is drawn, but for pools of unusual length. */
const ALL_VALUES = 60;

/**
 * May this lab be published? Through the real model and the real checks: the solution passes every case on all seeds,
 * the starter and an empty prompt with nothing but the variables fail, and each listed mistake fails on the checks it
 * names.
 */
export async function publishingGate(
  lab: Lab,
  provider: ModelProvider,
  options: { locales?: readonly Locale[] } = {},
): Promise<GateResult[]> {
  const results: GateResult[] = [];
  for (const locale of options.locales ?? LOCALES) {
    const { solution, starter, parts, mistakes, origin } = lab.text[locale];
    const report = (prompt: string, line: number, ok: boolean, message: string) =>
      results.push({ locale, prompt, ok, message, file: origin.file, line });
    const plans = gatePlans(lab);
    const solved = await Promise.all(plans.map((plan) => verdictOf(lab, provider, locale, solution, plan)));
    const unsolved = solved.find((verdict) => !verdict.passed);
    report(
      "solution",
      origin.solution,
      !unsolved,
      unsolved ? `must pass, but: ${failures(unsolved).join("; ")}` : "passes",
    );
    const slotsOnly = parts
      .filter(isText)
      .map((part) => [part.id, part.slots.map((slot) => `{{${slot}}}`).join("\n")]);
    const bare = textOfWork(parts, Object.fromEntries(slotsOnly));
    for (const [name, prompt] of [
      ["starter", starter],
      ["empty prompt", bare],
    ] as const) {
      const verdict = await verdictOf(lab, provider, locale, prompt);
      report(
        name,
        origin.starter,
        !verdict.passed,
        verdict.passed ? "must fail, but passes" : `fails on ${failedIds(verdict).join(", ")}`,
      );
    }
    for (const mistake of mistakes) {
      const verdict = await verdictOf(lab, provider, locale, mistake.prompt);
      const failed = failedIds(verdict);
      const missed = mistake.fails.filter(
        (name) => !failed.includes(name) && !failed.some((one) => one.endsWith(`.${name}`)),
      );
      const ok = missed.length === 0 && !verdict.passed;
      report(
        `mistake "${mistake.name}"`,
        mistake.line,
        ok,
        ok
          ? `fails on ${mistake.fails.join(", ")}`
          : `must fail on ${missed.join(", ") || "a gate"}; failed: ${failed.join(", ") || "nothing"}`,
      );
    }
  }
  return results;
}

/**
 * Several sets of seeds where a seed decides anything: variants, several seeds, or a temperature. Where learners draw
 * fresh cases of their own, each value that one may draw.
 */
function gatePlans(lab: Lab): RunPlan[] {
  const varies = lab.seeds > 1 || lab.model.temperature > 0 || lab.text["zh-TW"].variations.length > 0;
  const plans = (length: number) => Array.from({ length }, (_, index) => planFor(lab, `gate-${index}`));
  if (lab.solutionAfter === null) return plans(varies ? SETS : 1);
  return plansWithNewValues(lab, plans(ALL_VALUES));
}

/** All cases through the model, judged. */
export async function verdictOf(
  lab: Lab,
  provider: ModelProvider,
  locale: Locale,
  prompt: string,
  plan: RunPlan = planFor(lab, "gate-0"),
): Promise<Verdict> {
  const collected = await collectOutputs(provider, lab, locale, prompt, { plan });
  if (!collected.ok) throw new Error(`lab ${lab.id}: the model gave no answer to case ${collected.caseId}`);
  return judge(lab, locale, prompt, collected.outputs, "all", plan);
}

/** `checkId` for checks on the prompt, `caseId.checkId` for the others. */
const failedIds = (verdict: Verdict): string[] => [
  ...verdict.prompt.filter((check) => !check.pass).map((check) => check.id),
  ...verdict.cases.flatMap((one) =>
    one.checks
      .filter((check) => !check.pass)
      // A variant has one check of its own name.
      .map((check) => (check.id === one.id ? check.id : `${one.id}.${check.id}`)),
  ),
];

const failures = (verdict: Verdict): string[] => [
  ...verdict.prompt.filter((check) => !check.pass).map((check) => `${check.id}: ${check.reason}`),
  ...verdict.cases.flatMap((one) =>
    one.checks.filter((check) => !check.pass).map((check) => `${one.id}.${check.id}: ${check.reason}`),
  ),
];
