import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { Point } from "../points.ts";
import { pointsOf } from "../points.ts";
import type { Bounds } from "./bounds.ts";
import { bounds } from "./bounds.ts";
import type { CheckOutcome } from "./check-type.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

type Unit = "char" | "word";

/** Everything but white space: Han characters, letters, digits and marks count one each. */
const chars = (text: string) => [...text.replace(/\s/gu, "")].length;
const words = (text: string) =>
  (text.match(/\p{Script=Han}|[^\s\p{Script=Han}]*[\p{L}\p{N}][^\s\p{Script=Han}]*/gu) ?? []).length;
const sizeOf = (text: string, unit: Unit) => (unit === "char" ? chars(text) : words(text));

/** Length of each point, or of the whole output, in characters or words; says how it counted. */
export const charCount = defineCheck({
  type: "char-count",
  on: "output",
  config: bounds.and(
    z.object({
      unit: z.enum(["char", "word"]).default("char"),
      per: z.enum(["point", "output"]).default("output"),
    }),
  ),
  run({ unit, per, ...limits }, { text, locale }) {
    if (per === "output") return whole(text, unit, limits, locale);
    const { points } = pointsOf(text);
    if (points.length === 0) return fail(m.lab_check_no_points({}, { locale }));
    const sizes = points.map((point) => sizeOf(point.text, unit));
    const wrong = points.flatMap((point, index) => {
      const count = sizes[index] ?? 0;
      return count > limits.max || count < limits.min ? [{ point, count, number: index + 1 }] : [];
    });
    if (wrong.length === 0) {
      const count = Math.max(...sizes);
      return pass(
        unit === "char"
          ? m.lab_check_length_chars_pass({ count }, { locale })
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
      unit === "char"
        ? m.lab_check_length_whole_chars_over({ count, over }, { locale })
        : m.lab_check_length_whole_words_over({ count, over }, { locale }),
      [excess({ text: text.trim(), start, end: start + text.trim().length }, unit, max)],
    );
  }
  if (count < min) {
    const under = min - count;
    return fail(
      unit === "char"
        ? m.lab_check_length_whole_chars_under({ count, under }, { locale })
        : m.lab_check_length_whole_words_under({ count, under }, { locale }),
    );
  }
  return pass(
    unit === "char"
      ? m.lab_check_length_whole_chars_pass({ count }, { locale })
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
    return unit === "char"
      ? m.lab_check_length_point_chars_over({ number, count, over }, { locale })
      : m.lab_check_length_point_words_over({ number, count, over }, { locale });
  }
  return unit === "char"
    ? m.lab_check_length_point_chars_under({ number, count, under }, { locale })
    : m.lab_check_length_point_words_under({ number, count, under }, { locale });
}

/** The part of a point that is too much. */
function excess(point: Point, unit: Unit, max: number): { start: number; end: number } {
  let index = 0;
  for (const character of point.text) {
    if (sizeOf(point.text.slice(0, index + character.length), unit) > max) break;
    index += character.length;
  }
  return { start: point.start + index, end: point.end };
}
