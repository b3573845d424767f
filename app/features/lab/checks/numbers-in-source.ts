import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { numbersIn, valuesOf } from "../numbers.ts";
import { pointsOf } from "../points.ts";
import { defineCheck, fail, pass } from "./check-type.ts";

/** Every number of the output stands in the source: in points, without their markers; else in the whole text. */
export const numbersInSource = defineCheck({
  type: "numbers-in-source",
  on: "output",
  main: "source",
  config: z.object({ source: z.string() }),
  run({ source }, { text, locale }) {
    const known = valuesOf(source);
    const { points, beside } = pointsOf(text);
    const foreign = [...points, ...beside].flatMap((part) =>
      numbersIn(text.slice(part.start, part.end))
        .filter((number) => !number.values.some((value) => known.has(value)))
        .map((number) => ({ ...number, start: part.start + number.start, end: part.start + number.end })),
    );
    if (foreign.length === 0) return pass(m.lab_check_numbers_pass({}, { locale }));
    const numbers = foreign.map((number) => number.text).join(m.lab_check_list_separator({}, { locale }));
    return fail(
      m.lab_check_numbers_fail({ numbers }, { locale }),
      foreign.map(({ start, end }) => ({ start, end })),
    );
  },
});
