import { isBusinessNumber } from "./checksums.ts";
import type { DigitRun } from "./digit-runs.ts";
import { endOf, isBoundary, isDocumentNumber, mayBeginAt } from "./digit-runs.ts";
import { isLetterOrDigit } from "./find-personal-numbers.ts";
import type { Span } from "./finding.ts";

const WORD =
  /統 ?一 ?編 ?號|統 ?編|營利事業(?:登記證)?號碼|扣繳單位編號|\bUBN\b|\bbusiness (?:ID|(?:registration |administration )?(?:number|no\b))|\bunified (?:business|serial) (?:number|no\b)|\b(?:tax|VAT|GUI) (?:ID|number|no\b)/gi;
/** Between the word and the number: what makes the number another one's. */
const OTHER_WORD =
  /電話|手機|傳真|日期|年月日|金額|文號|字第|案號|訂單|發票號|帳號|條碼|phone|\bfax|\bdate|amount|invoice n|order|[。;]/i;
const REACH_BEFORE = 32;
const REACH_AFTER = 20;

/** Business numbers: their word must stand nearby, since one in five numbers of eight digits has the right checksum. */
export function findBusinessNumbers(text: string, runs: readonly DigitRun[]): Span[] {
  if (text.search(WORD) < 0) return [];
  const found: Span[] = [];
  for (const run of runs) {
    for (let first = 0; first <= run.digits.length - 8; first += 1) {
      if (!isBoundary(run, first) || !isBoundary(run, first + 8)) continue;
      const digits = run.digits.slice(first, first + 8);
      if (!isBusinessNumber(digits) || !mayBeginAt(text, run, first)) continue;
      const span: Span = {
        kind: "business-number",
        start: run.places[first] ?? 0,
        end: endOf(run, first + 8),
      };
      if (isNamed(text, span, digits)) found.push(span);
    }
  }
  return found;
}

function isNamed(text: string, { start, end }: Span, digits: string): boolean {
  if (isLetterOrDigit(text, start - 1) || isLetterOrDigit(text, end)) return false;
  if (isDocumentNumber(text, start, end) || /^ ?[萬元]/.test(text.slice(end, end + 2))) return false;
  const before = text.slice(Math.max(0, start - REACH_BEFORE), start);
  const word = [...before.matchAll(WORD)].at(-1);
  if (word) {
    const gap = before.slice(word.index + word[0].length);
    if (isDate(digits)) return /^(?:號碼?)?[\s:=#()為是]*$/.test(gap);
    if (OTHER_WORD.test(gap)) return false;
    // Other numbers may stand between only in a list of their kind.
    return !/\d/.test(gap) || /^\D{0,6}(?:\d{4} ?-?\d{4}\s?[、,/和及與&]\s?){1,3}$/.test(gap);
  }
  if (isDate(digits)) return false;
  const after = text.slice(end, end + REACH_AFTER + 24);
  const next = after.matchAll(WORD).next().value;
  return (
    next !== undefined &&
    next.index <= REACH_AFTER &&
    !/[\d。;\n:]/.test(after.slice(0, next.index)) &&
    !/^\w* ?[:#]? ?\d/.test(after.slice(next.index + next[0].length))
  );
}

const isDate = (digits: string) => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
