import { isDocumentNumber } from "./digit-runs.ts";
import type { Span } from "./finding.ts";

const WORD = /護照|passports?/gi;
/** Nine digits (Taiwan), or one or two letters before six to eight (most others). */
const NUMBER =
  /(?<![A-Za-z0-9])(?:[A-Z]{1,2}[ -]{0,3}\d(?:[ -]{0,3}\d){5,7}|[1-9](?:[ -]{0,3}\d){8})(?![A-Za-z0-9])/g;
/** Straight behind its label any form of nine characters will do. */
const LABELLED = /^(?:號碼?| ?numbers?| ?no\.?)?[ :#()為是]{1,4}(?:is )?([A-Z0-9]{8,9})(?![A-Za-z0-9])/i;
const REACH_BEFORE = 16;
const REACH_AFTER = 40;
/** Counted things and money. */
const COUNTED = /^ ?(?:[本件份元人次張萬]|passports|people|copies)/;

/** Passport numbers have no checksum: the word must stand beside them. */
export function findPassports(text: string): Span[] {
  const found: Span[] = [];
  for (const word of text.matchAll(WORD)) {
    const end = word.index + word[0].length;
    found.push(...behind(text, end), ...ahead(text, word.index));
  }
  return found;
}

function behind(text: string, from: number): Span[] {
  const after = text.slice(from, from + REACH_AFTER + 16);
  const labelled = LABELLED.exec(after);
  if (
    labelled?.[1] &&
    (labelled[1].match(/\d/g) ?? []).length >= 5 &&
    !/^(?:19|20)\d{6}$/.test(labelled[1])
  ) {
    const end = from + labelled[0].length;
    if (!COUNTED.test(text.slice(end, end + 10))) {
      return [{ kind: "passport", start: end - labelled[1].length, end }];
    }
  }
  const number = after.matchAll(NUMBER).next().value;
  if (
    !number ||
    number.index > REACH_AFTER ||
    /[。;]|\n.*\n|電話|phone|效期|日期/i.test(after.slice(0, number.index))
  ) {
    return [];
  }
  return spanOf(text, from + number.index, from + number.index + number[0].length);
}

function ahead(text: string, until: number): Span[] {
  const from = Math.max(0, until - REACH_BEFORE - 16);
  const before = text.slice(from, until);
  const number = [...before.matchAll(NUMBER)].at(-1);
  if (!number) return [];
  const end = number.index + number[0].length;
  if (!/^[ (為是:-]{0,3}(?:[A-Za-z']{1,10} ){0,3}[(]?$/.test(before.slice(end))) return [];
  // The characters before the first one in reach aren't known here.
  if (number.index === 0 && from > 0 && /[A-Za-z0-9]/.test(text[from - 1] ?? "")) return [];
  return spanOf(text, from + number.index, from + end);
}

function spanOf(text: string, start: number, end: number): Span[] {
  if (isDocumentNumber(text, start, end) || COUNTED.test(text.slice(end, end + 10))) return [];
  return [{ kind: "passport", start, end }];
}
