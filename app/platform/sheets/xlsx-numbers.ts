/** Excel's own formats that show a number as a date, by number (ECMA-376, 18.8.30; 27 to 58 are East Asia's). */
const isDateFormat = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/**
 * Whether a format shows numbers as dates or times: it has a letter for a part of one, outside of quoted texts,
 * brackets and escapes. `e` and `g` are the years of the Republic (`[$-404]e/m/d`).
 * @param code the format as a workbook has it; undefined for one of Excel's own
 */
export function showsDates(id: number, code: string | undefined): boolean {
  if (code === undefined) return isDateFormat(id);
  if (/^general/i.test(code)) return false;
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|E[+-]/gi, "");
  return /[ymdhsge]/i.test(bare);
}

/** Day 0 of the calendar that Excel begins with 1900, and how far that of 1904 is behind. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;

/**
 * A day number as 2026-11-24, with the time (24 hours) after it where there is one.
 * @returns null where it is no day of the years 1900 to 9999
 */
export function dayText(serial: number, from1904: boolean): string | null {
  const counted = serial + (from1904 ? DAYS_TO_1904 : 0);
  // Excel counts a 29th of February in 1900, which there wasn't.
  const days = counted < 60 ? counted + 1 : counted;
  if (!(days >= 1 && days < 2_958_466)) return null;
  const text = new Date(DAY_ZERO + Math.round(days * 86_400) * 1000).toISOString();
  return Number.isInteger(days) ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

/** A number as it would be typed: 121, 0.5; never 1.21e2. */
export function numberText(value: string): string {
  if (/^-?\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
}
