import { numberOf } from "./numerals.ts";

export type CalendarDate = { year: number; month: number; day: number };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A date as it is written, in Minguo or Gregorian years, digits, 國字 or English; `year` helps one that names none. */
export function dateOf(text: string, year: number | null): CalendarDate | null {
  const plain = text.normalize("NFKC");
  const named = /[A-Za-z]{3,9}/.exec(plain)?.[0]?.slice(0, 3).toLowerCase() ?? "";
  const month = MONTHS.indexOf(named) + 1;
  const numbers = (plain.match(/\d+|[〇零一二三四五六七八九十百廿卅]+/g) ?? []).map(numberOf);
  if (month > 0) {
    const [first, second] = numbers;
    if (first === undefined || first > 31) return null;
    return second !== undefined
      ? valid({ year: second, month, day: first })
      : year === null
        ? null
        : valid({ year, month, day: first });
  }
  const [first, second, third] = numbers;
  if (first === undefined || second === undefined) return null;
  const named3 = third !== undefined && (first > 31 || /年|[/.-]/.test(plain));
  if (named3) return valid({ year: first < 1000 ? first + 1911 : first, month: second, day: third });
  return year === null ? null : valid({ year, month: first, day: second });
}

const valid = (date: CalendarDate): CalendarDate | null =>
  date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31 ? date : null;

/** The Gregorian year that the material speaks of, for dates without one. */
export function yearOf(source: string): number | null {
  const minguo = /(?:民國|中華民國)?\s*(1[01]\d)\s*(?:年|[/.-]\d{1,2}[/.-])/.exec(source)?.[1];
  if (minguo) return Number(minguo) + 1911;
  const gregorian = /\b(20\d\d)\b/.exec(source)?.[1];
  return gregorian ? Number(gregorian) : null;
}

/** A date in the calendar that was asked for. */
export function writtenDate(date: CalendarDate, style: "minguo" | "iso"): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return style === "iso"
    ? `${date.year}-${pad(date.month)}-${pad(date.day)}`
    : `${date.year - 1911}年${date.month}月${date.day}日`;
}
