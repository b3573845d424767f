import type { Locale } from "./locale.ts";

/** Taipei keeps UTC+8 all year. */
const TAIPEI_MS = 8 * 3_600_000;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export type CalendarDay = { year: number; month: number; day: number };

/** The calendar day of an instant in Taipei; a plain day (YYYY-MM-DD) is itself. */
export function dayOf(iso: string): CalendarDay {
  const plain = /^\d{4}-\d\d-\d\d$/.test(iso);
  const date = new Date(plain ? `${iso}T00:00:00.000Z` : Date.parse(iso) + TAIPEI_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A year in the Minguo calendar, which counts from 1912; the years before it are 民國前, without a year 0. */
export function minguoYear(year: number): string {
  return year >= 1912 ? String(year - 1911) : `前${1912 - year}`;
}

/** 民國115年11月24日, or 24 November 2026: the day on which an instant falls in Taipei. */
export function formatDay(iso: string, locale: Locale): string {
  const { year, month, day } = dayOf(iso);
  if (locale === "en") return `${day} ${MONTHS[month - 1]} ${year}`;
  return `民國${minguoYear(year)}年${month}月${day}日`;
}

/** 115.11.24 or 2026-11-24, for dense tables. */
export function formatDayShort(iso: string, locale: Locale): string {
  const { year, month, day } = dayOf(iso);
  const two = (value: number) => String(value).padStart(2, "0");
  return locale === "en"
    ? `${year}-${two(month)}-${two(day)}`
    : `${minguoYear(year)}.${two(month)}.${two(day)}`;
}

/** 10:41, in Taipei. */
export function formatTime(iso: string): string {
  return new Date(Date.parse(iso) + TAIPEI_MS).toISOString().slice(11, 16);
}

/** Learning hours from credited minutes, with one decimal: 90 → "1.5". */
export function formatHours(creditedMinutes: number): string {
  return (creditedMinutes / 60).toFixed(1);
}
