import { isDay } from "./calendar.ts";

/** 113/03/01, 民國113年3月1日, 113.3.1, 113-3-1: a year of one to three digits is one of the Republic. */
const PARTS = /^(?:民國)?(\d{1,4})(?:年|[/.-])(\d{1,2})(?:月|[/.-])(\d{1,2})日?(?: 00:00(?::00)?)?$/u;
/** 1130301 and 20240301, as other systems export them. */
const DIGITS = /^(\d{3,4})(\d\d)(\d\d)$/;

/** A day as people and sheets write it, in the calendar of the Republic or the common one. @returns YYYY-MM-DD, or null */
export function readTypedDay(typed: string): string | null {
  const text = typed.normalize("NFKC").trim();
  const [, year, month, day] = PARTS.exec(text) ?? DIGITS.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const common = year.length === 4 ? Number(year) : Number(year) + 1911;
  const iso = `${String(common).padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(iso) ? iso : null;
}
