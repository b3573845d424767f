import { RE2JS } from "re2js";
import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { defineCheck, fail, pass } from "./check-type.ts";

/** Authors' patterns run on RE2: linear time, no look-around, no back-references. */
function compiled(pattern: string): RE2JS | null {
  if (pattern === "" || /\\k</.test(pattern)) return null;
  try {
    return RE2JS.compile(pattern);
  } catch {
    // RE2 refuses the pattern; the schema below tells the author, with the line of the check.
    return null;
  }
}

const pattern = z
  .string()
  .refine(
    (value) => compiled(value) !== null,
    "is empty or not an RE2 pattern (no look-around, no back-references)",
  );

function search(value: string, text: string): { start: number; end: number } | null {
  const matcher = compiled(value)?.matcher(text);
  return matcher?.find() ? { start: matcher.start(), end: matcher.end() } : null;
}

export const regex = defineCheck({
  type: "regex",
  on: "output",
  config: z.object({ value: pattern }),
  run: ({ value }, { text, locale }) =>
    search(value, text)
      ? pass(m.lab_check_regex_pass({}, { locale }))
      : fail(m.lab_check_regex_fail({}, { locale })),
});

export const notRegex = defineCheck({
  type: "not-regex",
  on: "output",
  config: z.object({ value: pattern }),
  run: ({ value }, { text, locale }) => {
    const found = search(value, text);
    return found
      ? fail(
          m.lab_check_not_contains_fail(
            { found: m.lab_check_quote({ text: text.slice(found.start, found.end) }, { locale }) },
            { locale },
          ),
          [found],
        )
      : pass(m.lab_check_not_contains_pass({}, { locale }));
  },
});
