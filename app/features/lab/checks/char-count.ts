import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { Point } from "../points.ts";
import { pointsOf } from "../points.ts";
import type { Bounds } from "./bounds.ts";
import { bounds } from "./bounds.ts";
import type { CheckOutcome } from "./check-type.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

type Unit = "char" | "word" | Counter;

/** Kinds of characters; white space is none of them and never counts. */
const KINDS = {
  han: /\p{Script=Han}/u,
  letters: /(?!\p{Script=Han})[\p{L}\p{M}]/u,
  digits: /(?!\p{Script=Han})\p{N}/u,
  punctuation: /(?!\p{Script=Han})[^\s\p{L}\p{M}\p{N}]/u,
} as const;
type Kind = keyof typeof KINDS;
const ALL_KINDS = Object.keys(KINDS) as Kind[];

/** What counts, as one pattern. */
type Counter = { kinds: Kind[]; pattern: RegExp };
const counterOf = (kinds: Kind[]): Counter => ({
  kinds,
  pattern: new RegExp(kinds.map((kind) => KINDS[kind].source).join("|"), "gu"),
});

/** Everything but white space: Han characters, letters, digits and marks count one each. */
const chars = (text: string) => [...text.replace(/\s/gu, "")].length;
const words = (text: string) =>
  (text.match(/\p{Script=Han}|[^\s\p{Script=Han}]*[\p{L}\p{N}][^\s\p{Script=Han}]*/gu) ?? []).length;
function sizeOf(text: string, unit: Unit): number {
  if (unit === "word") return words(text);
  return unit === "char" ? chars(text) : (text.match(unit.pattern)?.length ?? 0);
}

/** Says how it counted: which kinds of characters, and which not. */
function how(unit: Unit, locale: Locale): string {
  if (unit === "char" || unit === "word") return m.lab_check_counted_all({}, { locale });
  const name = (kind: Kind) =>
    ({
      han: m.lab_check_kind_han,
      letters: m.lab_check_kind_letters,
      digits: m.lab_check_kind_digits,
      punctuation: m.lab_check_kind_punctuation,
    })[kind]({}, { locale });
  const join = (kinds: Kind[]) => kinds.map(name).join(m.lab_check_list_separator({}, { locale }));
  return m.lab_check_counted_some(
    { counted: join(unit.kinds), left: join(ALL_KINDS.filter((kind) => !unit.kinds.includes(kind))) },
    { locale },
  );
}

/** Length of each point, or of the whole output, in characters or words; says how it counted. */
export const charCount = defineCheck({
  type: "char-count",
  on: "output",
  config: bounds.and(
    z.object({
      unit: z.enum(["char", "word"]).default("char"),
      per: z.enum(["point", "output"]).default("output"),
      /** Kinds of characters that count; all of them unless given. */
      count: z
        .array(z.enum(["han", "letters", "digits", "punctuation"]))
        .min(1)
        .optional(),
    }),
  ),
  run({ unit: counted, per, count: kinds, ...limits }, { text, locale }) {
    const unit: Unit = counted === "word" || !kinds ? counted : counterOf(kinds);
    if (per === "output") return whole(text, unit, limits, locale);
    const { points } = pointsOf(text);
    if (points.length === 0) return fail(m.lab_check_no_points({}, { locale }));
    const sizes = points.map((point) => sizeOf(point.text, unit));
    const wrong = points.flatMap((point, index) => {
      const count = sizes[index] ?? 0;
      return count > limits.max || count < limits.min ? [{ point, count, number: index + 1 }] : [];
    });
    if (wrong.length === 0) {
      const count = sizes.reduce((most, size) => Math.max(most, size), 0);
      return pass(
        unit !== "word"
          ? m.lab_check_length_chars_pass({ count, how: how(unit, locale) }, { locale })
          : m.lab_check_length_words_pass({ count }, { locale }),
      );
    }
    const reason = wrong
      .map(({ count, number }) => pointReason(number, count, unit, limits, locale))
      .join(locale === "en" ? " " : "");
    return fail(
      reason,
      wrong.map(({ point, count }) => (count > limits.max ? excess(point, unit, limits.max) : point)),
      1 - wrong.length / points.length,
    );
  },
});

function whole(text: string, unit: Unit, { min, max }: Bounds, locale: Locale): CheckOutcome {
  const count = sizeOf(text, unit);
  const start = text.length - text.trimStart().length;
  if (count > max) {
    const over = count - max;
    return fail(
      unit !== "word"
        ? m.lab_check_length_whole_chars_over({ count, over, how: how(unit, locale) }, { locale })
        : m.lab_check_length_whole_words_over({ count, over }, { locale }),
      [excess({ text: text.trim(), start, end: start + text.trim().length }, unit, max)],
    );
  }
  if (count < min) {
    const under = min - count;
    return fail(
      unit !== "word"
        ? m.lab_check_length_whole_chars_under({ count, under }, { locale })
        : m.lab_check_length_whole_words_under({ count, under }, { locale }),
    );
  }
  return pass(
    unit !== "word"
      ? m.lab_check_length_whole_chars_pass({ count, how: how(unit, locale) }, { locale })
      : m.lab_check_length_whole_words_pass({ count }, { locale }),
  );
}

function pointReason(
  number: number,
  count: number,
  unit: Unit,
  { min, max }: Bounds,
  locale: Locale,
): string {
  const over = count - max;
  const under = min - count;
  if (over > 0) {
    return unit !== "word"
      ? m.lab_check_length_point_chars_over({ number, count, over, how: how(unit, locale) }, { locale })
      : m.lab_check_length_point_words_over({ number, count, over }, { locale });
  }
  return unit !== "word"
    ? m.lab_check_length_point_chars_under({ number, count, under }, { locale })
    : m.lab_check_length_point_words_under({ number, count, under }, { locale });
}

/** The part of a point that is too much. */
function excess(point: Point, unit: Unit, max: number): { start: number; end: number } {
  const pattern =
    unit === "word"
      ? /\p{Script=Han}|[^\s\p{Script=Han}]*[\p{L}\p{N}][^\s\p{Script=Han}]*/gu
      : unit === "char"
        ? /\S/gu
        : new RegExp(unit.pattern);
  let count = 0;
  for (const match of point.text.matchAll(pattern)) {
    count += 1;
    if (count > max) return { start: point.start + match.index, end: point.end };
  }
  return { start: point.end, end: point.end };
}
