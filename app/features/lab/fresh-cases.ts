import { LOCALES } from "#app/platform/locale.ts";
import type { Lab, LabText } from "./lab.ts";
import type { RunPlan } from "./seeds.ts";
import { randomFrom } from "./seeds.ts";
import { outcomesOf, variantsFor } from "./variations.ts";

/** Seeds looked at for each that is taken: enough to miss, in pools of two upwards, what was drawn before. */
const LOOKED_AT = 64;

/**
 * The plan for whoever has seen the solution: as many seeds as usual, but such that as many variants as possible differ
 * from those of the usual plan. The same lab, plan and key make the same plan.
 * @param key tells one learner's opening of the solution from all others
 */
export function freshPlan(lab: Lab, usual: RunPlan, key: string): RunPlan {
  if (!hasFreshCases(lab)) return usual;
  const used = new Set(usual.seeds.flatMap((seed) => outcomes(lab, seed)));
  const random = randomFrom(`${lab.id}:${key}`);
  const seeds: number[] = [];
  while (seeds.length < usual.seeds.length) {
    let best = { seed: 0, repeated: Number.POSITIVE_INFINITY };
    for (let looked = 0; looked < LOOKED_AT && best.repeated > 0; looked += 1) {
      const seed = random(1_000_000);
      if (seeds.includes(seed) || usual.seeds.includes(seed)) continue;
      const repeated = outcomes(lab, seed).filter((one) => used.has(one)).length;
      if (repeated < best.repeated) best = { seed, repeated };
    }
    seeds.push(best.seed);
  }
  return { seeds, needed: usual.needed };
}

/** Whether anything can come out anew; a later version of a lab may have nothing left that varies. */
export const hasFreshCases = ({ text }: Lab): boolean =>
  LOCALES.some((locale) => text[locale].variations.some((one) => outcomesOf(text[locale], one) > 1));

/** What the variants of a seed say that another seed could say differently; in both languages, as pools differ. */
const outcomes = (lab: Lab, seed: number): string[] =>
  LOCALES.flatMap((locale) =>
    variantsFor(lab.text[locale], seed)
      .filter(({ variation }) => outcomesOf(lab.text[locale], variation) > 1)
      .map(({ variation, labCase }) => JSON.stringify([locale, variation.id, labCase.vars])),
  );

/** Values of pools that a plan draws. */
const drawn = (lab: Lab, plan: RunPlan): string[] =>
  LOCALES.flatMap((locale) =>
    plan.seeds.flatMap((seed) =>
      variantsFor(lab.text[locale], seed).flatMap(({ variation, labCase }) =>
        [...Object.values(variation.swap), ...Object.values(variation.append)]
          .flat()
          .filter((value) => Object.values(labCase.vars).some((text) => text.includes(value)))
          .map((value) => JSON.stringify([locale, variation.id, value])),
      ),
    ),
  );

/**
 * Those of some plans that draw a value which none before drew: with them a lab is tried on everything that its fresh
 * cases may hold.
 */
export function plansWithNewValues(lab: Lab, plans: RunPlan[]): RunPlan[] {
  const seen = new Set<string>();
  return plans.filter((plan) => {
    const before = seen.size;
    for (const value of drawn(lab, plan)) seen.add(value);
    return seen.size > before;
  });
}

type Rules = {
  seeds: number;
  pass: { realModel?: { of: number } | undefined };
  solution?: { after: number } | undefined;
};

/** Why a lab may not show its solution before a pass: none of its cases could be made fresh. */
export function freshProblem({ seeds, pass, solution }: Rules, text: LabText): string | null {
  if (!solution) return null;
  const needed = Math.max(seeds, pass.realModel?.of ?? 1);
  if (text.variations.some((variation) => outcomesOf(text, variation) > needed)) return null;
  return (
    "solution.after: no hidden case can be made fresh; under vary, give a swap or append " +
    `more than ${needed} value${needed === 1 ? "" : "s"}, or leave solution out`
  );
}
