import { z } from "zod";
import { LOCALES } from "#app/platform/locale.ts";
import type { ContentProblem } from "./content-problem.ts";
import { readYaml } from "./front-matter.ts";
import type { Glossary } from "./glossary.ts";
import { namesOf } from "./glossary.ts";

const name = z.string().min(2).max(40);
const termSchema = z.strictObject({
  term: name,
  also: z.array(name).default([]),
  meaning: z.string().min(10).max(160),
});
const glossarySchema = z.array(z.strictObject({ "zh-TW": termSchema, en: termSchema })).min(1);

/**
 * Reads content/glossary.yaml: a list of terms, each in both languages.
 * @returns null beside the problems when it can't be used
 */
export function parseGlossary(
  file: string,
  text: string,
): { glossary: Glossary | null; problems: ContentProblem[] } {
  const { data, problems } = readYaml(text, glossarySchema, 0);
  const found: ContentProblem[] = problems.map((problem) => ({ file, ...problem }));
  if (!data) return { glossary: null, problems: found };
  for (const locale of LOCALES) {
    const seen = new Set<string>();
    for (const written of data.flatMap((one) => namesOf(one[locale]))) {
      if (seen.has(written.toLowerCase()))
        found.push({ file, line: lineOf(text, written), message: `"${written}" stands here twice` });
      seen.add(written.toLowerCase());
    }
  }
  const glossary = { "zh-TW": data.map((one) => one["zh-TW"]), en: data.map((one) => one.en) };
  return { glossary: found.length === 0 ? glossary : null, problems: found };
}

/** The line (from 1) on which something first stands in a file. */
export const lineOf = (text: string, part: string): number =>
  text.slice(0, Math.max(0, text.indexOf(part))).split("\n").length;
