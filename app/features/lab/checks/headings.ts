import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { sectionsOf } from "../document-sections.ts";
import { comparable } from "../normalise.ts";
import { defineCheck, fail, pass } from "./check-type.ts";
import { quoted } from "./mentions.ts";

/** Headings stand in the output, in this order; `only`: and no others. `#`, bold, 一、 and a colon are all headings. */
export const headings = defineCheck({
  type: "headings",
  on: "output",
  main: "headings",
  config: z.object({
    headings: z
      .union([
        z.string().transform((text) => text.split(",").map((one) => one.trim())),
        z.array(z.string().min(1)),
      ])
      .refine((names) => names.length > 0, "needs at least one heading"),
    ordered: z.boolean().default(true),
    only: z.boolean().default(false),
  }),
  run({ headings: wanted, ordered, only }, { text, locale }) {
    const found = sectionsOf(text, wanted);
    const missing = wanted.filter((name) => !found.some((one) => one.name === name));
    if (missing.length > 0)
      return fail(
        m.lab_check_headings_missing({ missing: quoted(missing, locale) }, { locale }),
        [],
        1 - missing.length / wanted.length,
        {
          expected: wanted.join(m.lab_check_list_separator({}, { locale })),
          found: found.map((one) => one.name).join(m.lab_check_list_separator({}, { locale })),
        },
      );
    const order = found.map((one) => one.name).filter((name, index, all) => all.indexOf(name) === index);
    if (ordered && order.some((name, index) => name !== wanted[index])) {
      const facts = {
        expected: wanted.join(m.lab_check_list_separator({}, { locale })),
        found: order.join(m.lab_check_list_separator({}, { locale })),
      };
      return fail(
        m.lab_check_headings_order(facts, { locale }),
        found.map(({ start, end }) => ({ start, end })),
        0,
        facts,
      );
    }
    const names = new Set(wanted.map(comparable));
    const others = only
      ? [...text.matchAll(/^[ \t]*#{1,6}[ \t]+([^\n]+)/gmu)].filter(
          (match) => !names.has(comparable(match[1] ?? "").replace(/[:：]$/u, "")),
        )
      : [];
    if (others.length === 0) return pass(m.lab_check_headings_pass({}, { locale }));
    return fail(
      m.lab_check_headings_others(
        {
          others: quoted(
            others.map((match) => (match[1] ?? "").trim()),
            locale,
          ),
        },
        { locale },
      ),
      others.map((match) => ({ start: match.index, end: match.index + match[0].length })),
    );
  },
});
