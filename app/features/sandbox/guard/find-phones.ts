import type { DigitRun } from "./digit-runs.ts";
import {
  endOf,
  firstGroupSize,
  groupSizes,
  isBoundary,
  isDocumentNumber,
  mayBeginAt,
  separatorsBefore,
} from "./digit-runs.ts";
import type { Span } from "./finding.ts";

/** A word that says: what follows is a phone number. Letters before a number are allowed only in these. */
const PHONE_WORD =
  /(?:電話|手機|傳真|市話|專線|行動|分機|tel|phone|mobile|cell|fax|call|whatsapp|line)(?:號碼| ?no\.?| ?number)?(?:是|為| is)?[ .:()]*$/i;
/** What follows is another kind of number, although it may begin with 0. */
const OTHER_WORD =
  /(?:字第|案號|文號|編號|序號|單號|條碼|發票|帳號|代碼|代號|版本|ISBN|金額|(?:document|case|order|invoice|serial|file|ref|reference|account|tracking) (?:no\.?|number))[^\d\n]{0,4}$/i;
const EXTENSION = /^ ?(?:#|轉(?:分機)?|分機|ext(?:ension|\.)?|x) ?:? ?\d{1,6}(?!\d)/i;
/** The first two digits of the country's code, with what is dialled before it. */
const MAY_BE_CODE = new Set(["88", "00"]);
const AREA_CODE = /^(?:0[2-8]|037|049|08[29]|0826|0836|070)$/;
/** Area codes with the first digit that numbers have there: total length with the area code. */
const LANDLINES: [RegExp, number][] = [
  [/^02[2-9]/, 10],
  [/^04(?:[236]|92)/, 10],
  [/^04[578]/, 9],
  [/^0[35-7][2-9]/, 9],
  [/^08[2-9]/, 9],
  [/^070[1-9]/, 11],
];

/**
 * Phone numbers: mobile, landline with its area code, with the country's code or another one's, each with its
 * extension. Numbers that anybody may call free of charge (0800, 0809) and short hotlines (1999, 110) belong to nobody.
 */
export function findPhones(text: string, runs: readonly DigitRun[]): Span[] {
  const found: Span[] = [];
  for (const run of runs) {
    const total = run.digits.length;
    for (let first = 0; first < total; first += 1) {
      if (!isBoundary(run, first) || !mayStart(text, run, first)) continue;
      const last = phoneEnd(text, run, first);
      if (last === null) continue;
      found.push(spanOf(text, run, first, last));
      first = last - 1;
    }
  }
  return found;
}

/** A look at one or two characters that settles most cases: 0…, 886…, +…, or the first group of all behind a word. */
function mayStart(text: string, { digits, places }: DigitRun, first: number): boolean {
  const digit = digits[first];
  if (digit === "0" || (digit === "8" && digits.startsWith("886", first))) return true;
  const before = text[(places[first] ?? 0) - 1];
  return before === "+" || (first === 0 && digit !== "1");
}

/** Index behind the last digit of a phone number that begins here; null if none does. */
function phoneEnd(text: string, run: DigitRun, first: number): number | null {
  const start = run.places[first] ?? 0;
  const before = text.slice(Math.max(0, start - 20), start);
  const last =
    foreignEnd(run, first, before) ??
    homeEnd(run, first) ??
    nationalEnd(text, run, first, before) ??
    localEnd(run, first, before);
  if (last === null || !isFree(text, run, first, last, before)) return null;
  return last;
}

/** +886 2 2345 6789, 886-912-345-678, 00886…: the country's code, with or without the 0 of the area code. */
function homeEnd(run: DigitRun, first: number): number | null {
  if (!MAY_BE_CODE.has(run.digits.slice(first, first + 2))) return null;
  const code = /^(?:00|002|009|005)?886/.exec(run.digits.slice(first, first + 6))?.[0];
  if (!code) return null;
  const rest = first + code.length;
  const bare = run.digits[rest] === "0" ? rest + 1 : rest;
  const national = `0${run.digits.slice(bare, bare + 10)}`;
  const isSplit = isBoundary(run, rest) || code.length > 3;
  for (const length of [10, 9, 11]) {
    const last = bare + length - 1;
    if (last > run.digits.length || !isBoundary(run, last)) continue;
    if (isMobile(national, length) || (isLandline(national, length) && (isSplit || length === 10)))
      return last;
  }
  return null;
}

/** +81-90-1234-5678: as much as a number abroad has, in whole groups. */
function foreignEnd(run: DigitRun, first: number, before: string): number | null {
  if (!/\+ ?\(?$/.test(before) || run.digits[first] === "0" || run.digits.startsWith("886", first))
    return null;
  for (let last = first + 10; last <= Math.min(run.digits.length, first + 15); last += 1) {
    if (isBoundary(run, last)) return last;
  }
  return null;
}

/** 0912-345-678, (02) 2345-6789. */
function nationalEnd(text: string, run: DigitRun, first: number, before: string): number | null {
  // No area code and no mobile number begins with 00 or 01.
  if (run.digits[first] !== "0" || (run.digits[first + 1] ?? "") < "2") return null;
  const digits = run.digits.slice(first, first + 11);
  if (/^080[09]/.test(digits)) return null;
  const fits = [10, 9, 11].filter((length) => digits.length >= length && isBoundary(run, first + length));
  if (fits.length === 0) return null;
  const firstGroup = firstGroupSize(run, first);
  const length =
    fits.find((one) => isMobile(digits, one) || isLandline(digits, one)) ??
    // An area code that stands apart: numbers made up for a lesson begin with digits that no exchange has.
    (AREA_CODE.test(digits.slice(0, firstGroup)) ? fits.find((one) => one < 11) : undefined);
  if (!length) return null;
  // 手機 0951-0247 19 is what the word says, although its digits could be hours.
  if (!PHONE_WORD.test(before) && isDate(text, run, first, first + length)) return null;
  // In one piece, and called something else: 序號：0223456789.
  return firstGroup === length && OTHER_WORD.test(before) && !PHONE_WORD.test(before) ? null : first + length;
}

/** 電話：2345-6789: without an area code, a word must say what it is. */
function localEnd(run: DigitRun, first: number, before: string): number | null {
  if ((run.digits[first] ?? "") < "2" || !PHONE_WORD.test(before)) return null;
  for (const length of [8, 7]) {
    const last = first + length;
    if (last > run.digits.length || !isBoundary(run, last)) continue;
    if (/^(?:[78]|[34],4)$/.test(groupSizes(run, first, last).join(","))) return last;
  }
  return null;
}

const isMobile = (digits: string, length: number) => length === 10 && digits.startsWith("09");
const isLandline = (digits: string, length: number) =>
  LANDLINES.some(([pattern, total]) => total === length && pattern.test(digits));

/** 09-12-2026 10:30 and 0900-1200 18: dates and times whose digits happen to add up. */
function isDate(text: string, run: DigitRun, first: number, last: number): boolean {
  const typed = text.slice(run.places[first], endOf(run, last));
  if (/^(?:0[1-9]|[12]\d|3[01])[-.](?:0[1-9]|[12]\d|3[01])[-.](?:19|20)\d\d(?!\d)/.test(typed)) return true;
  return /^(?:[01]\d|2[0-4])[0-5]\d-(?:[01]\d|2[0-4])[0-5]\d /.test(typed);
}

/** Whether the number stands by itself, and isn't part of a document's number, a time or a code. */
function isFree(text: string, run: DigitRun, first: number, last: number, before: string): boolean {
  const [start, end] = [run.places[first] ?? 0, endOf(run, last)];
  if (!mayBeginAt(text, run, first)) return false;
  if (/[A-Za-z]$/.test(before) && !PHONE_WORD.test(before)) return false;
  if (isDocumentNumber(text, start, end)) return false;
  const after = text.slice(end, end + 12);
  return (!/^[A-Za-z]/.test(after) || EXTENSION.test(after)) && !/^:\d/.test(after);
}

function spanOf(text: string, run: DigitRun, first: number, last: number): Span {
  let start = run.places[first] ?? 0;
  const end = endOf(run, last);
  const extension = EXTENSION.exec(text.slice(end, end + 20))?.[0].length ?? 0;
  // The sign and the bracket before the first digit belong to the number.
  const lead = /(?:\+ ?\(?|\(\+?|\()$/.exec(text.slice(Math.max(0, start - 3), start))?.[0];
  if (lead && (lead.startsWith("+") || separatorsInside(text, run, first, last).includes(")")))
    start -= lead.length;
  return { kind: "phone", start, end: end + extension };
}

const separatorsInside = (text: string, run: DigitRun, first: number, last: number) =>
  Array.from({ length: last - first - 1 }, (_, step) => separatorsBefore(text, run, first + step + 1)).join(
    "",
  );
