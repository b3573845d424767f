import { passesLuhn } from "./checksums.ts";
import type { DigitRun } from "./digit-runs.ts";
import { endOf, firstGroupSize, groupSizes, isBoundary, isDocumentNumber, mayBeginAt } from "./digit-runs.ts";
import { isLetterOrDigit } from "./find-personal-numbers.ts";
import type { Span } from "./finding.ts";

/** The commonest length first: within one run, the first that fits is taken. */
const LENGTHS = [16, 15, 14, 19, 18, 17, 13];
/** How cards are printed. Other groupings count only when the whole run of digits is the number. */
const PRINTED = /^(?:\d{2}|4,4,4,4(?:,[123])?|4,6,[45]|4,4,5|6,\d{2}|8,8)$/;
/** Sizes of the first group in those; ungrouped numbers have from 13 to 19 digits. */
const PRINTED_FIRST = new Set([4, 6, 8, 13, 14, 15, 16, 17, 18, 19]);
/** Between the groups of a printed number; more of them stand in no printed one. */
const MOST_SEPARATORS = 12;
/** Numbers of other things whose check digit is made the same way, or may look as if it were. */
const OTHER_NUMBER = /(?:IMEI|ISBN|ISSN|EAN|條碼|barcode|序號|案號|字第|電號|水號)[^\d\n]{0,8}$/i;
/** 14 and more digits that begin with a year, month and day: a time stamp. */
const TIME_STAMP = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;

/** Payment cards: 13 to 19 digits of an issuer's range whose Luhn check digit is right. */
export function findCards(text: string, runs: readonly DigitRun[]): Span[] {
  return runs.flatMap((run) => (run.digits.length < 13 ? [] : cardsIn(text, run)));
}

function cardsIn(text: string, run: DigitRun): Span[] {
  const found: Span[] = [];
  const total = run.digits.length;
  for (let first = 0; first <= total - 13; first += 1) {
    const leading = run.digits[first] ?? "";
    if (leading < "2" || leading > "6" || !isBoundary(run, first)) continue;
    // Only a number that is all of its run may be grouped in any way.
    if (first > 0 && !PRINTED_FIRST.has(firstGroupSize(run, first))) continue;
    const length = LENGTHS.find((one) => {
      const end = first + one;
      return (
        end <= total &&
        isBoundary(run, end) &&
        passesLuhn(run.digits, first, end) &&
        isCard(text, run, first, end)
      );
    });
    if (!length) continue;
    found.push({ kind: "card", start: run.places[first] ?? 0, end: endOf(run, first + length) });
    first += length - 1;
  }
  return found;
}

function isCard(text: string, run: DigitRun, first: number, last: number): boolean {
  const start = run.places[first] ?? 0;
  const end = endOf(run, last);
  const isAll = first === 0 && last === run.digits.length;
  if (!isAll && end - start - (last - first) > MOST_SEPARATORS) return false;
  const digits = run.digits.slice(first, last);
  if (!isIssued(digits) || !mayBeginAt(text, run, first)) return false;
  if (isLetterOrDigit(text, start - 1) || isLetterOrDigit(text, end)) return false;
  const typed = text.slice(start, end);
  const isWhole = isAll && !/[._()]/.test(typed);
  if (!isWhole && !PRINTED.test(groupSizes(run, first, last).join(","))) return false;
  if (isDocumentNumber(text, start, end)) return false;
  return !OTHER_NUMBER.test(text.slice(Math.max(0, start - 20), start));
}

/** Ranges that card schemes give out, by first digits and length. */
function isIssued(digits: string): boolean {
  if (digits.startsWith("2")) {
    return digits.length === 16 && /^2(?:2|[3-6]|7[01]|720)/.test(digits) && !TIME_STAMP.test(digits);
  }
  // 471…: a Taiwanese product's bar code, of the length that cards had long ago.
  return !(digits.length === 13 && digits.startsWith("471") && isBarCode(digits));
}

/** EAN-13: weights 1 and 3 in turn, divisible by 10. */
function isBarCode(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce(
    (total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}
