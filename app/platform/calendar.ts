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

/** Which calendar a day is written in. `both` names the day once and adds how the other calendar counts it. */
export type Calendar = "minguo" | "gregorian" | "both";

/**
 * The day on which an instant falls in Taipei. Left to the language it is 民國115年11月24日 or 24 November 2026;
 * `both` gives 民國115年11月24日（2026-11-24） or 24 November 2026 (ROC year 115).
 */
export function formatDay(iso: string, locale: Locale, calendar?: Calendar): string {
  const { year, month, day } = dayOf(iso);
  const roc = minguoYear(year);
  if (locale === "en") {
    const dayAndMonth = `${day} ${MONTHS[month - 1]}`;
    const rocYear = year >= 1912 ? `ROC year ${roc}` : `${1912 - year} before the ROC`;
    if (calendar === "minguo") return `${dayAndMonth}, ${rocYear}`;
    return calendar === "both" ? `${dayAndMonth} ${year} (${rocYear})` : `${dayAndMonth} ${year}`;
  }
  if (calendar === "gregorian") return `${year}年${month}月${day}日`;
  const minguo = `民國${roc}年${month}月${day}日`;
  return calendar === "both" ? `${minguo}（${formatDayIso(iso)}）` : minguo;
}

/** 2026-11-24: the same day for machines and for columns that are sorted as text. */
export function formatDayIso(iso: string): string {
  const { year, month, day } = dayOf(iso);
  return [String(year).padStart(4, "0"), two(month), two(day)].join("-");
}

/** 115.11.24 or 2026-11-24, for dense tables. */
export function formatDayShort(iso: string, locale: Locale): string {
  if (locale === "en") return formatDayIso(iso);
  const { year, month, day } = dayOf(iso);
  return `${minguoYear(year)}.${two(month)}.${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** 10:41, in Taipei. */
export function formatTime(iso: string): string {
  return new Date(Date.parse(iso) + TAIPEI_MS).toISOString().slice(11, 16);
}

/** Learning hours from credited minutes, with one decimal: 90 → "1.5". */
export function formatHours(creditedMinutes: number): string {
  return (creditedMinutes / 60).toFixed(1);
}

/** Time that something takes, in whole minutes: 45 → 45 分鐘, 60 → 1 小時, 90 → 1 小時 30 分鐘. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (locale === "en") {
    const count = (value: number, unit: string) => `${value} ${unit}${value === 1 ? "" : "s"}`;
    const parts = [hours > 0 ? count(hours, "hour") : "", rest > 0 ? count(rest, "minute") : ""];
    return parts.filter(Boolean).join(" ") || count(0, "minute");
  }
  const parts = [hours > 0 ? `${hours} 小時` : "", rest > 0 ? `${rest} 分鐘` : ""];
  return parts.filter(Boolean).join(" ") || "0 分鐘";
}

/** Whether a text names a day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && formatDayIso(text) === text;
}

/** The instant at which a day (YYYY-MM-DD) begins in Taipei, `later` days on. */
export function startOfDay(day: string, later = 0): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + later * 86_400_000 - TAIPEI_MS).toISOString();
}
