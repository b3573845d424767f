import { z } from "zod";
import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import { readYaml } from "#app/features/catalogue/front-matter.ts";
import { lineOf } from "#app/features/catalogue/glossary-file.ts";
import { isDay } from "#app/platform/calendar.ts";

/** A year of the offices' calendar: what differs from working on Mondays to Fridays. Days are YYYY-MM-DD. */
export type OfficeYear = { holidays: ReadonlySet<string>; workdays: ReadonlySet<string> };

/** The years that are known. */
export type OfficeCalendar = ReadonlyMap<number, OfficeYear>;

const day = z.string().refine(isDay, "must be a day that exists, as 2026-02-27");
const yearSchema = z.strictObject({
  source: z.string().min(1),
  holidays: z
    .array(z.strictObject({ day, "zh-TW": z.string().min(1).max(40), en: z.string().min(1).max(80) }))
    .min(1),
  workdays: z.array(day),
});

/**
 * Reads a file of content/calendar: the days on which offices are closed in a year, and Saturdays and Sundays on which
 * they work.
 * @param file its name, which is the year's
 * @returns null beside the problems when it can't be used
 */
export function parseOfficeYear(
  file: string,
  text: string,
): { year: number; days: OfficeYear | null; problems: ContentProblem[] } {
  const year = Number(/^(\d{4})\.yaml$/.exec(file)?.[1]);
  const path = `calendar/${file}`;
  if (!Number.isInteger(year)) {
    const message = "a calendar's file is named after its year, as 2026.yaml";
    return { year, days: null, problems: [{ file: path, line: 1, message }] };
  }
  const { data, problems } = readYaml(text, yearSchema, 0);
  const found: ContentProblem[] = problems.map((problem) => ({ file: path, ...problem }));
  if (!data) return { year, days: null, problems: found };
  const holidays = data.holidays.map((one) => one.day);
  const object = (about: string, message: string) =>
    found.push({ file: path, line: lineOf(text, about), message: `${about} ${message}` });
  const seen = new Set<string>();
  for (const one of [...holidays, ...data.workdays]) {
    if (!one.startsWith(`${year}-`)) object(one, `is no day of ${year}`);
    if (seen.has(one)) object(one, "stands here twice");
    seen.add(one);
  }
  for (const one of data.workdays)
    if (!isWeekend(one)) object(one, "is no Saturday or Sunday: offices work on it as it is");
  const days = { holidays: new Set(holidays), workdays: new Set(data.workdays) };
  return { year, days: found.length === 0 ? days : null, problems: found };
}

/** Whether offices work on a day. In a year that isn't known, Mondays to Fridays. */
export function isOfficeDay(day: string, calendar: OfficeCalendar): boolean {
  const year = calendar.get(Number(day.slice(0, 4)));
  if (year?.workdays.has(day)) return true;
  return !isWeekend(day) && !year?.holidays.has(day);
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/**
 * The year that an operator should bring: this one, where it isn't known, and in December the next. Null where nothing
 * is missing.
 */
export function missingYear(today: string, calendar: OfficeCalendar): number | null {
  const year = Number(today.slice(0, 4));
  if (!calendar.has(year)) return year;
  return today.slice(5, 7) === "12" && !calendar.has(year + 1) ? year + 1 : null;
}
