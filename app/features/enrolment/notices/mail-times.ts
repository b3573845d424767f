import { startOfDay } from "#app/platform/calendar.ts";
import { taipeiDay } from "#app/platform/clock.ts";
import type { OfficeCalendar } from "./office-calendar.ts";
import { isOfficeDay } from "./office-calendar.ts";

/** When somebody wants the mail about a notice: within a quarter of an hour, in the morning, or not at all. */
export const MAIL_TIMES = ["soon", "daily", "never"] as const;
export type MailTime = (typeof MAIL_TIMES)[number];

/** The hours in Taipei between which mails go out on office days: from 8 until 21. */
export type MailHours = { from: number; until: number };

/** When mails may go out: at which hours, on which days. */
export type MailWindow = { hours: MailHours; calendar: OfficeCalendar };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Longer than any row of days off: whoever looks for an office day finds one. */
const LOOK_AHEAD_DAYS = 60;

/** What nobody has looked at for so long is no news any more, and mailed no longer. */
const STALE_DAYS = 14;

/** The instant at which an hour begins on a day in Taipei. */
const hourOf = (day: string, hour: number) => Date.parse(startOfDay(day)) + hour * HOUR_MS;

/** Whether mails may go out at an instant: on an office day, and not at night. */
export function mayMail(at: string, { hours, calendar }: MailWindow): boolean {
  const today = taipeiDay(at);
  const atMs = Date.parse(at);
  return (
    isOfficeDay(today, calendar) && atMs >= hourOf(today, hours.from) && atMs < hourOf(today, hours.until)
  );
}

/** The first instant from `at` on at which mails may go out. */
export function nextMailTime(at: string, window: MailWindow): string {
  if (mayMail(at, window)) return at;
  for (let later = 0; later <= LOOK_AHEAD_DAYS; later += 1) {
    const day = taipeiDay(new Date(Date.parse(at) + later * DAY_MS).toISOString());
    const opens = hourOf(day, window.hours.from);
    if (opens >= Date.parse(at) && isOfficeDay(day, window.calendar)) return new Date(opens).toISOString();
  }
  throw new Error("the calendar has no office day");
}

/**
 * What is to be done about the mail of a notice, at a moment when mails may go out: send it, wait for another moment, or
 * never send it. What is told in the morning is what happened before this morning.
 */
export function mailOf(
  createdAt: string,
  time: MailTime,
  at: string,
  { from }: MailHours,
): "send" | "wait" | "never" {
  if (time === "never" || Date.parse(at) - Date.parse(createdAt) > STALE_DAYS * DAY_MS) return "never";
  if (time === "soon") return "send";
  return Date.parse(createdAt) < hourOf(taipeiDay(at), from) ? "send" : "wait";
}
