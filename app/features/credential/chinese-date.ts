import { dayOf } from "#app/platform/calendar.ts";

const DIGITS = "〇一二三四五六七八九";

/** Digit by digit, as years are read: 115 → 一一五. */
function byDigits(value: number): string {
  return [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join("");
}

/** As numbers are counted, up to 99: 24 → 二十四, 10 → 十. */
function counted(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${DIGITS[tens]}十`;
  return head + (ones === 0 && tens > 0 ? "" : (DIGITS[ones] ?? ""));
}

/** The day of an instant in Taipei as certificates write it: 中華民國一一五年十一月二十四日. */
export function chineseDate(iso: string): string {
  const { year, month, day } = dayOf(iso);
  return `中華民國${byDigits(year - 1911)}年${counted(month)}月${counted(day)}日`;
}
