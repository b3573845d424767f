import type { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { LabCase, LabText, Relation, Variation } from "./lab.ts";
import type { hiddenSection } from "./lab-schema.ts";
import { POOLS } from "./pools.ts";
import { placeOfValue } from "./variations.ts";

type Problem = { line: number; message: string };

/** The variations of a lab file's hidden section, pools looked up; what is wrong with them comes with its line. */
export function readVariations(
  { vary, pools }: z.infer<typeof hiddenSection>,
  text: LabText,
  locale: Locale,
  lineOf: (index: number) => number,
): { variations: Variation[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const variations = vary.map((one, index): Variation => {
    const id = one.id ?? `${one.from}-${one.swap ? "swap" : one.append ? "append" : "clear"}-${index + 1}`;
    const line = lineOf(index);
    const problem = (message: string) => problems.push({ line, message: `variation "${id}": ${message}` });
    const from = text.cases.find((labCase) => labCase.id === one.from);
    if (!from) problem(`there is no case "${one.from}"`);
    const texts = (pool: string | string[]): string[] => {
      if (Array.isArray(pool)) return pool;
      const name = pool.slice("pool.".length);
      const known: Record<string, string[]> = { ...POOLS[locale], ...pools };
      const found = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!found) problem(`there is no pool "${name}"`);
      return found ?? [];
    };
    const all = (given: Record<string, string | string[]>) =>
      Object.fromEntries(Object.entries(given).map(([name, pool]) => [name, texts(pool)]));
    const append =
      typeof one.append === "string" || Array.isArray(one.append)
        ? { [text.slots[0] ?? ""]: one.append }
        : (one.append ?? {});
    const slot = [...Object.keys(append), ...(one.clear ?? [])].find((name) => !text.slots.includes(name));
    if (slot !== undefined) problem(`there is no slot "${slot}"`);
    for (const name of Object.keys(one.swap ?? {})) if (from) swapProblem(from, name, problem);
    if (one.swap === undefined && /swapped|new-values/.test(one.relation.kind))
      problem(`the relation ${one.relation.kind} needs a swap`);
    return {
      id,
      from: one.from,
      gist: one.gist ?? gistOf(one, locale),
      label: one.label ?? labelOf(one.relation, locale),
      gate: one.gate,
      weight: one.weight,
      swap: all(one.swap ?? {}),
      append: all(append),
      clear: one.clear ?? [],
      relation: one.relation,
      line,
    };
  });
  return { variations, problems };
}

function swapProblem(from: LabCase, name: string, problem: (message: string) => void) {
  if (typeof from.expect[name] !== "string")
    return problem(`case "${from.id}" expects no single value "${name}"`);
  if (!placeOfValue(from, name)) problem(`the value of "${name}" doesn't stand in case "${from.id}"`);
}

function gistOf(one: { swap?: unknown; append?: unknown }, locale: Locale): string {
  if (one.swap) return m.lab_variation_swap({}, { locale });
  return one.append ? m.lab_variation_append({}, { locale }) : m.lab_variation_clear({}, { locale });
}

function labelOf(relation: Relation, locale: Locale): string {
  switch (relation.kind) {
    case "swapped":
    case "same-fields-with-new-values":
      return m.lab_relation_swapped({}, { locale });
    case "same":
      return m.lab_relation_same({}, { locale });
    case "changed":
      return m.lab_relation_changed({}, { locale });
    case "cleared":
      return m.lab_relation_cleared({ word: relation.equals }, { locale });
  }
}
