import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import { ContentError } from "#app/features/catalogue/content-problem.ts";
import type { OfficeCalendar, OfficeYear } from "./office-calendar.ts";
import { parseOfficeYear } from "./office-calendar.ts";

let kept: OfficeCalendar | null = null;

/** Everything in content/calendar, with what is wrong in it. */
export function checkOfficeCalendar(content: string): {
  calendar: OfficeCalendar;
  problems: ContentProblem[];
} {
  const folder = join(content, "calendar");
  const calendar = new Map<number, OfficeYear>();
  const found: ContentProblem[] = [];
  for (const file of readdirSync(folder).sort()) {
    const { year, days, problems } = parseOfficeYear(file, readFileSync(join(folder, file), "utf8"));
    if (days) calendar.set(year, days);
    found.push(...problems);
  }
  return { calendar, problems: found };
}

/** Reads the calendar anew. @throws ContentError with file and line when it can't be used; the one before stays */
export function readOfficeCalendar(content = join(process.cwd(), "content")): OfficeCalendar {
  const { calendar, problems } = checkOfficeCalendar(content);
  if (problems.length > 0) throw new ContentError(problems);
  kept = calendar;
  return calendar;
}

/** When offices are closed; read once a process, and whenever content is published. */
export const officeCalendar = (): OfficeCalendar => kept ?? readOfficeCalendar();
