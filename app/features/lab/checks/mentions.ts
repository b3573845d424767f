import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { alternatives, findComparable } from "../normalise.ts";
import type { AnyCheckType } from "./check-type.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

/** Texts as a list, or in one text with ASCII commas. */
const list = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
  .transform((value) =>
    Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [value],
  )
  .transform((items) => items.map((item) => String(item).trim()).filter((item) => item !== ""))
  .refine((items) => items.length > 0, "needs at least one text");

export const quoted = (texts: string[], locale: Locale): string =>
  texts
    .map((text) => m.lab_check_quote({ text }, { locale }))
    .join(m.lab_check_list_separator({}, { locale }));

/** Compare without width, 台/臺, spaces and quotation marks; "a | b" is either of the two. */
export const mentionsChecks: AnyCheckType[] = [
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
