import type { LabCase, LabText, Variation } from "./lab.ts";
import { alternatives } from "./normalise.ts";
import { randomFrom } from "./seeds.ts";

/** A case made from another one for a seed, and the values that were exchanged in it. */
export type Variant = { variation: Variation; labCase: LabCase; swapped: { from: string; to: string }[] };

/** The variants of a lab's cases for one seed; the same seed makes the same variants. */
export function variantsFor(text: LabText, seed: number): Variant[] {
  return text.variations.flatMap((variation) => {
    const from = text.cases.find((one) => one.id === variation.from);
    return from ? [variantOf(variation, from, seed)] : [];
  });
}

function variantOf(variation: Variation, from: LabCase, seed: number): Variant {
  const random = randomFrom(`${seed}:${variation.id}`);
  const vars = { ...from.vars };
  const swapped: Variant["swapped"] = [];
  for (const [name, pool] of Object.entries(variation.swap)) {
    const place = placeOfValue(from, name);
    const fresh = usableIn(vars, pool);
    const to = fresh[random(fresh.length)];
    if (!place || to === undefined) continue;
    swapped.push({ from: place.value, to });
    for (const slot of Object.keys(vars)) vars[slot] = (vars[slot] ?? "").replaceAll(place.value, () => to);
  }
  for (const [slot, pool] of Object.entries(variation.append)) {
    const text = pool[random(pool.length)];
    if (text !== undefined) vars[slot] = `${(vars[slot] ?? "").trimEnd()}\n${text}\n`;
  }
  for (const slot of variation.clear) vars[slot] = "";
  const labCase = { id: variation.id, hidden: true, gist: variation.gist, vars, expect: {} };
  return { variation, labCase, swapped };
}

/** A value that already stands somewhere in the case could not tell old from new. */
const usableIn = (vars: Record<string, string>, pool: string[]): string[] =>
  pool.filter((value) => !Object.values(vars).some((one) => one.includes(value)));

/** In how many ways a variation can come out, over all seeds. */
export function outcomesOf(text: LabText, { from, swap, append }: Variation): number {
  const vars = text.cases.find((one) => one.id === from)?.vars ?? {};
  const sizes = [
    ...Object.values(swap).map((pool) => new Set(usableIn(vars, pool)).size),
    ...Object.values(append).map((pool) => new Set(pool).size),
  ];
  return sizes.reduce((product, size) => product * Math.max(size, 1), 1);
}

/** Where an expected value of a case stands in its own text: the form of it that does, null when none does. */
export function placeOfValue(labCase: LabCase, name: string): { value: string } | null {
  const expected = labCase.expect[name];
  if (typeof expected !== "string") return null;
  const value = alternatives(expected).find((one) =>
    Object.values(labCase.vars).some((text) => text.includes(one)),
  );
  return value === undefined ? null : { value };
}
