import { personalNumberKind } from "#app/platform/personal-number.ts";
import type { DigitRun } from "./digit-runs.ts";
import { endOf, isBoundary, isSeparator } from "./digit-runs.ts";
import type { Span } from "./finding.ts";

const MOST_SEPARATORS = 3;

/** National IDs and resident numbers, old and new, whose checksum is right: one or two letters, then digits. */
export function findPersonalNumbers(text: string, runs: readonly DigitRun[]): Span[] {
  const found: Span[] = [];
  for (const run of runs) {
    const second = letterBefore(text, run.places[0] ?? 0);
    if (second === null) continue;
    const letter = letterBefore(text, second);
    const span =
      spanOf(text, run, [second], 9) ?? (letter === null ? null : spanOf(text, run, [letter, second], 8));
    if (span) found.push(span);
  }
  return found;
}

function spanOf(text: string, run: DigitRun, letters: number[], digits: number): Span | null {
  const [start = 0] = letters;
  if (isLetterOrDigit(text, start - 1)) return null;
  if (run.digits.length < digits || !isBoundary(run, digits)) return null;
  const end = endOf(run, digits);
  if (isLetterOrDigit(text, end)) return null;
  const typed = letters.map((place) => text[place] ?? "").join("");
  // "a 1 …" is an English article: a small letter counts only where it touches its number.
  if (typed !== typed.toUpperCase() && (run.places[0] ?? 0) - start !== letters.length) return null;
  const kind = personalNumberKind(typed.toUpperCase() + run.digits.slice(0, digits));
  return kind && { kind, start, end };
}

/** Place of the letter before this one, separators skipped; null if something else stands there. */
function letterBefore(text: string, place: number): number | null {
  let before = place - 1;
  while (place - 1 - before < MOST_SEPARATORS && before >= 0 && isSeparator(text.charCodeAt(before)))
    before -= 1;
  return isLetter(text.charCodeAt(before)) ? before : null;
}

const isLetter = (unit: number) => (unit > 64 && unit < 91) || (unit > 96 && unit < 123);

export function isLetterOrDigit(text: string, place: number): boolean {
  const unit = text.charCodeAt(place);
  return isLetter(unit) || (unit > 47 && unit < 58);
}
