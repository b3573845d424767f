import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { alternatives, findComparable, parts } from "../normalise.ts";
import { pointsOf, sentencesIn } from "../points.ts";
import { bounds, boundsText } from "./bounds.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

/** How many points (list items) the output has. */
export const pointCount = defineCheck({
  type: "point-count",
  on: "output",
  config: bounds,
  run(limits, { text, locale }) {
    const count = pointsOf(text).points.length;
    return count >= limits.min && count <= limits.max
      ? pass(m.lab_check_point_count_pass({ count }, { locale }))
      : fail(
          m.lab_check_point_count_fail({ count, expected: boundsText(limits, locale) }, { locale }),
          [],
          0,
          {
            expected: boundsText(limits, locale),
            found: String(count),
          },
        );
  },
});

/** How many sentences the output has. */
export const sentenceCount = defineCheck({
  type: "sentence-count",
  on: "output",
  config: bounds,
  run(limits, { text, locale }) {
    const sentences = sentencesIn(text);
    const count = sentences.length;
    if (count >= limits.min && count <= limits.max)
      return pass(m.lab_check_sentence_count_pass({ count }, { locale }));
    return fail(
      m.lab_check_sentence_count_fail({ count, expected: boundsText(limits, locale) }, { locale }),
      sentences.slice(limits.max).map(({ start, end }) => ({ start, end })),
      0,
      { expected: boundsText(limits, locale), found: String(count) },
    );
  },
});

/** How many lines that aren't empty the output has. */
export const lineCount = defineCheck({
  type: "line-count",
  on: "output",
  config: bounds,
  run(limits, { text, locale }) {
    const lines = [...text.matchAll(/[^\r\n]*\S[^\r\n]*/g)];
    const [count, expected] = [lines.length, boundsText(limits, locale)];
    if (count >= limits.min && count <= limits.max)
      return pass(m.lab_check_line_count_pass({ count }, { locale }));
    return fail(
      m.lab_check_line_count_fail({ count, expected }, { locale }),
      lines.slice(limits.max).map((line) => ({ start: line.index, end: line.index + line[0].length })),
      0,
      { expected, found: String(count) },
    );
  },
});

/** Nothing but points: no greeting, no closing. */
export const onlyPoints = defineCheck({
  type: "only-points",
  on: "output",
  config: z.object({}),
  run(_, { text, locale }) {
    const { points, beside } = pointsOf(text);
    if (points.length === 0) return fail(m.lab_check_no_points({}, { locale }));
    const first = beside[0];
    return first
      ? fail(
          m.lab_check_only_points_fail({ text: shortened(first.text) }, { locale }),
          beside.map(({ start, end }) => ({ start, end })),
        )
      : pass(m.lab_check_only_points_pass({}, { locale }));
  },
});

/** Texts that belong together ("工務處 + 10月15日") stand in one point; "a | b" is either. */
export const pointHolds = defineCheck({
  type: "point-holds",
  on: "output",
  config: z.object({ value: z.array(z.string().min(1)).min(1) }),
  run({ value }, { text, locale }) {
    const { points, beside } = pointsOf(text);
    // An output without points is judged as a whole: that it has none is another check's finding.
    const units = points.length > 0 ? points : beside;
    const wrong = value.flatMap((group) => {
      const wanted = parts(group);
      const held = units.map((unit) => wanted.filter((part) => holds(unit.text, part)));
      const most = held.reduce(
        (best, one, index) => (one.length > (held[best]?.length ?? -1) ? index : best),
        0,
      );
      const found = held[most] ?? [];
      return found.length === wanted.length ? [] : [{ wanted, found, number: most + 1, unit: units[most] }];
    });
    const first = wrong[0];
    if (!first) return pass(m.lab_check_point_holds_pass({}, { locale }));
    const name = (list: string[]) =>
      list.map((part) => alternatives(part)[0] ?? part).join(m.lab_check_list_separator({}, { locale }));
    const missing = first.wanted.filter((part) => !first.found.includes(part));
    const reason =
      first.found.length > 0 && points.length > 0
        ? m.lab_check_point_holds_nearest(
            { number: first.number, found: name(first.found), missing: name(missing) },
            { locale },
          )
        : m.lab_check_point_holds_fail({ parts: name(first.wanted) }, { locale });
    const ranges =
      first.found.length > 0 && first.unit ? [{ start: first.unit.start, end: first.unit.end }] : [];
    return fail(reason, ranges, 1 - wrong.length / value.length);
  },
});

const holds = (text: string, part: string) =>
  alternatives(part).some((one) => findComparable(text, one) !== null);

export const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
