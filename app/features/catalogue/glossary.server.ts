import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "#app/platform/locale.ts";
import { ContentError } from "./content-problem.ts";
import type { Glossary, Term } from "./glossary.ts";
import { parseGlossary } from "./glossary-file.ts";

let kept: Glossary | null = null;

/** Reads the glossary anew. @throws ContentError with file and line when it can't be used; the one before stays */
export function readGlossary(content = join(process.cwd(), "content")): Glossary {
  const { glossary, problems } = parseGlossary(
    "glossary.yaml",
    readFileSync(join(content, "glossary.yaml"), "utf8"),
  );
  if (!glossary) throw new ContentError(problems);
  kept = glossary;
  return glossary;
}

/** The terms in one language; read once a process, and whenever content is published. */
export const glossaryIn = (locale: Locale): Term[] => (kept ?? readGlossary())[locale];
