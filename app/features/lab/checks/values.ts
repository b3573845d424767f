import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { jsonObjectsIn } from "../assert/json-values.ts";
import { alternatives, comparable } from "../normalise.ts";
import { defineCheck, fail, pass } from "./check-type.ts";
import { quoted } from "./mentions.ts";
import { shortened } from "./points.ts";

const NORMALISERS: Record<string, (text: string) => string> = {
  nfkc: (text) => text.normalize("NFKC"),
  trim: (text) => text.trim(),
  tai: (text) => text.replace(/台/g, "臺"),
  case: (text) => text.toLowerCase(),
  loose: comparable,
};
const normalise = z.array(z.enum(["nfkc", "trim", "tai", "case", "loose"])).default(["nfkc", "trim", "tai"]);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A field of the output's JSON: equals a value, holds one, is one of some, or merely exists. "a | b" is either. */
export const jsonPath = defineCheck({
  type: "json-path",
  on: "output",
  config: z
    .object({
      path: z.string().min(1),
      equals: scalar.optional(),
      contains: z.string().min(1).optional(),
      oneOf: z.array(scalar).min(1).optional(),
      exists: z.boolean().optional(),
      normalize: normalise,
    })
    .refine(
      (one) =>
        [one.equals, one.contains, one.oneOf, one.exists].filter((part) => part !== undefined).length === 1,
      {
        message: "needs exactly one of equals, contains, oneOf, exists",
      },
    ),
  run({ path, equals, contains, oneOf, exists, normalize }, { text, locale }) {
    const parsed = jsonOf(text);
    if (!parsed) return fail(m.lab_check_json_none({}, { locale }));
    const value = at(parsed.value, path);
    if (exists === false)
      return value === undefined
        ? pass(m.lab_check_holds({}, { locale }))
        : fail(m.lab_check_json_additional({ field: path }, { locale }));
    if (value === undefined) return fail(m.lab_check_json_required({ field: path }, { locale }));
    if (exists) return pass(m.lab_check_cell_pass({ column: path }, { locale }));
    const fold = (one: unknown) =>
      normalize.reduce((folded, name) => NORMALISERS[name]?.(folded) ?? folded, written(one));
    const wanted = oneOf ?? either(equals ?? contains ?? null);
    const found = fold(value);
    const holds = wanted.some((one) =>
      contains === undefined ? found === fold(one) : found.includes(fold(one)),
    );
    if (holds) return pass(m.lab_check_cell_pass({ column: path }, { locale }));
    const expected = oneOf
      ? oneOf.map(written).join(m.lab_check_list_separator({}, { locale }))
      : written(wanted[0]);
    const shown = found === "" ? m.lab_check_cell_empty({}, { locale }) : shortened(written(value));
    const place = text.indexOf(written(value));
    return fail(
      m.lab_check_cell_fail({ column: path, expected, found: shown }, { locale }),
      place < 0 || found === "" ? [] : [{ start: place, end: place + written(value).length }],
      0,
      { expected, found: shown },
    );
  },
});

const either = (value: string | number | boolean | null) =>
  typeof value === "string" && value.includes("|") ? alternatives(value) : [value];
const written = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

/** The whole text as JSON, else the first object in it: that it is nothing but JSON is another check's matter. */
export function jsonOf(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const [first] = jsonObjectsIn(text);
    return first === undefined ? null : { value: first };
  }
}

/** The part that a path leads to: 申請人.姓名, items[0].name, with or without $. before it. */
export function at(value: unknown, path: string): unknown {
  const steps = path
    .replace(/^\$\.?/, "")
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter(Boolean);
  return steps.reduce<unknown>(
    (part, step) =>
      typeof part === "object" && part !== null && Object.hasOwn(part, step)
        ? Reflect.get(part, step)
        : undefined,
    value,
  );
}

/** The output is one of the given labels and nothing else, blanks and marks around it aside. */
export const labelIn = defineCheck({
  type: "label-in",
  on: "output",
  main: "labels",
  config: z.object({
    labels: z
      .union([z.string().transform((text) => text.split(",").map((one) => one.trim())), z.array(z.string())])
      .refine(
        (labels) => labels.length > 0 && labels.every((label) => label !== ""),
        "needs labels, none of them empty",
      ),
    equals: z.string().optional(),
  }),
  run({ labels, equals }, { text, locale }) {
    const bare = (label: string) => comparable(label).replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, "");
    const found = labels.find((label) => bare(label) === bare(text));
    const shown = shortened(text.trim());
    if (!found)
      return fail(
        m.lab_check_label_fail({ labels: quoted(labels, locale), found: shown }, { locale }),
        [],
        0,
        {
          expected: equals ?? labels.join(m.lab_check_list_separator({}, { locale })),
          found: shown,
        },
      );
    if (equals !== undefined && bare(equals) !== bare(found))
      return fail(m.lab_check_label_other({ expected: equals, found }, { locale }), [], 0, {
        expected: equals,
        found,
      });
    return pass(m.lab_check_label_pass({ label: found }, { locale }), { found });
  },
});

/** How alike two texts are by pairs of neighbouring characters (Dice), 0 to 1; words are never cut out of Chinese. */
export function bigramLikeness(a: string, b: string): number {
  const pairs = (text: string) => {
    const characters = [...comparable(text)];
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  };
  if (comparable(a) === comparable(b)) return 1;
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length + right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of right) {
    const rest = counts.get(pair) ?? 0;
    if (rest === 0) continue;
    shared += 1;
    counts.set(pair, rest - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

/** The output is like a text, or one of some; the score is how like. */
export const similar = defineCheck({
  type: "similar",
  on: "output",
  config: z.object({
    value: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
    threshold: z.number().min(0).max(1).default(0.75),
  }),
  run({ value, threshold }, { text, locale }) {
    const likeness = Math.max(...[value].flat().map((one) => bigramLikeness(text, one)));
    const facts = { score: percent(likeness), limit: percent(threshold) };
    return likeness >= threshold
      ? { ...pass(m.lab_check_similar_pass(facts, { locale })), score: likeness }
      : fail(m.lab_check_overlap_fail(facts, { locale }), [], likeness, {
          expected: facts.limit,
          found: facts.score,
        });
  },
});

const percent = (share: number) => `${Math.round(share * 100)}%`;
