import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import { ContentError } from "#app/features/catalogue/content-problem.ts";
import type { AgendaTemplate } from "./templates.ts";
import { parseTemplate } from "./templates.ts";

let kept: AgendaTemplate[] | null = null;

/** Everything in content/workshops, in order, with what is wrong in it. */
export function checkTemplates(content: string): { templates: AgendaTemplate[]; problems: ContentProblem[] } {
  const folder = join(content, "workshops");
  const read = readdirSync(folder)
    .sort()
    .map((file) => parseTemplate(file, readFileSync(join(folder, file), "utf8")));
  const templates = read.flatMap(({ template }) => template ?? []);
  return {
    templates: templates.sort((a, b) => a.order - b.order),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Reads the templates anew. @throws ContentError with file and line when one can't be used; those before stay */
export function readTemplates(content = join(process.cwd(), "content")): AgendaTemplate[] {
  const { templates, problems } = checkTemplates(content);
  if (problems.length > 0) throw new ContentError(problems);
  kept = templates;
  return templates;
}

/** The agendas that one can begin with; read once a process, and whenever content is published. */
export const agendaTemplates = (): AgendaTemplate[] => kept ?? readTemplates();
