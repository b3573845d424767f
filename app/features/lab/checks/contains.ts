import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { alternatives, findComparable } from "../normalise.ts";
import type { AnyCheckType } from "./check-type.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

/** promptfoo's rule: a string is split on ASCII commas; an empty list is an author's error (there: always passes or fails). */
const list = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
  .transform((value) =>
    Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [value],
  )
  .transform((items) => items.map((item) => String(item).trim()).filter((item) => item !== ""))
  .refine((items) => items.length > 0, "needs at least one text");
const single = z.union([z.string().min(1), z.number()]).transform(String);

export const quoted = (texts: string[], locale: Locale): string =>
  texts
    .map((text) => m.lab_check_quote({ text }, { locale }))
    .join(m.lab_check_list_separator({}, { locale }));

const rangesOf = (text: string, needles: string[]) =>
  needles.flatMap((needle) => {
    const start = text.indexOf(needle);
    return start < 0 ? [] : [{ start, end: start + needle.length }];
  });

/** contains, contains-all, contains-any, starts-with, equals, with and without case, exactly as promptfoo decides them. */
export const containsChecks: AnyCheckType[] = [
  ...[false, true].flatMap((ignoreCase) => {
    const prefix = ignoreCase ? "i" : "";
    const has = (text: string, needle: string) =>
      ignoreCase ? text.toLowerCase().includes(needle.toLowerCase()) : text.includes(needle);
    const all = (text: string, items: string[], locale: Locale) => {
      const missing = items.filter((item) => !has(text, item));
      return missing.length === 0
        ? pass(m.lab_check_contains_pass({}, { locale }))
        : fail(m.lab_check_contains_fail({ missing: quoted(missing, locale) }, { locale }));
    };
    return [
      defineCheck({
        type: `${prefix}contains`,
        on: "output",
        config: z.object({ value: single }),
        run: ({ value }, { text, locale }) => all(text, [value], locale),
      }),
      defineCheck({
        type: `${prefix}contains-all`,
        on: "output",
        config: z.object({ value: list }),
        run: ({ value }, { text, locale }) => all(text, value, locale),
      }),
      defineCheck({
        type: `${prefix}contains-any`,
        on: "output",
        config: z.object({ value: list }),
        run: ({ value }, { text, locale }) =>
          value.some((item) => has(text, item))
            ? pass(m.lab_check_contains_pass({}, { locale }))
            : fail(m.lab_check_contains_any_fail({ missing: quoted(value, locale) }, { locale })),
      }),
    ];
  }),
  defineCheck({
    type: "not-contains",
    on: "output",
    config: z.object({ value: list }),
    run: ({ value }, { text, locale }) => {
      const found = value.filter((item) => text.includes(item));
      return found.length === 0
        ? pass(m.lab_check_not_contains_pass({}, { locale }))
        : fail(
            m.lab_check_not_contains_fail({ found: quoted(found, locale) }, { locale }),
            rangesOf(text, found),
          );
    },
  }),
  defineCheck({
    type: "starts-with",
    on: "output",
    config: z.object({ value: single }),
    run: ({ value }, { text, locale }) =>
      text.startsWith(value)
        ? pass(m.lab_check_contains_pass({}, { locale }))
        : fail(m.lab_check_starts_with_fail({ expected: value }, { locale })),
  }),
  defineCheck({
    type: "equals",
    on: "output",
    config: z.object({ value: single }),
    run: ({ value }, { text, locale }) =>
      text === value
        ? pass(m.lab_check_contains_pass({}, { locale }))
        : fail(m.lab_check_equals_fail({}, { locale })),
  }),
  // Ours: compares without width, 台/臺, spaces and quotation marks; "a | b" is either of the two.
  defineCheck({
    type: "mentions",
    on: "output",
    config: z.object({ value: list }),
    run: ({ value }, { text, locale }) => {
      const missing = value.filter((item) => alternatives(item).every((one) => !findComparable(text, one)));
      return missing.length === 0
        ? pass(m.lab_check_contains_pass({}, { locale }))
        : fail(
            m.lab_check_contains_fail(
              {
                missing: quoted(
                  missing.map((item) => alternatives(item)[0] ?? item),
                  locale,
                ),
              },
              { locale },
            ),
            [],
            1 - missing.length / value.length,
          );
    },
  }),
  defineCheck({
    type: "not-mentions",
    on: "output",
    config: z.object({ value: list }),
    run: ({ value }, { text, locale }) => {
      const hits = value.flatMap((item) => {
        const range = findComparable(text, item);
        return range ? [{ item, range }] : [];
      });
      return hits.length === 0
        ? pass(m.lab_check_not_contains_pass({}, { locale }))
        : fail(
            m.lab_check_not_contains_fail(
              {
                found: quoted(
                  hits.map((hit) => hit.item),
                  locale,
                ),
              },
              { locale },
            ),
            hits.map((hit) => hit.range),
          );
    },
  }),
];
