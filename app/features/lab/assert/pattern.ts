import { RE2JS } from "re2js";
import type { TextRange } from "../lab.ts";
import { AuthorError } from "./author-error.ts";
import { translatePattern } from "./translate-pattern.ts";

/** A JavaScript pattern that runs in linear time. */
export type Pattern = { test(text: string): boolean; find(text: string): TextRange | null };

/** JavaScript itself doesn't take the pattern: promptfoo then fails the check, whichever way it is turned. */
export class InvalidPattern extends Error {}

const KEPT = 500;
const kept = new Map<string, Pattern>();

/**
 * Compiles an author's pattern as JavaScript reads it and runs it on RE2, which takes no longer than the text is long.
 * @param unicode as with JavaScript's `u` flag (patterns in JSON schemas); without it a pattern counts UTF-16 units
 * @throws InvalidPattern when JavaScript refuses it; AuthorError when RE2 can't do it (look-around, back-references)
 */
export function compilePattern(source: string, unicode = false): Pattern {
  const key = `${unicode ? "u" : "-"}${source}`;
  const known = kept.get(key);
  if (known) return known;
  try {
    // Only read, never run: JavaScript's own engine may take exponential time.
    new RegExp(source, unicode ? "u" : "");
  } catch (error) {
    throw new InvalidPattern(error instanceof Error ? error.message : "not a regular expression");
  }
  const pattern = onRe2(translatePattern(source, unicode), unicode);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, pattern);
  return pattern;
}

function onRe2(translated: string, unicode: boolean): Pattern {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(translated);
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : "";
    throw new AuthorError(`the pattern can't run on RE2: ${message}`);
  }
  return {
    test: (text) => compiled.test(unicode ? text : unitsApart(text)),
    find(text) {
      const matcher = compiled.matcher(unicode ? text : unitsApart(text));
      if (!matcher.find()) return null;
      if (unicode) return { start: matcher.start(), end: matcher.end() };
      return { start: unitsBefore(text, matcher.start()), end: unitsBefore(text, matcher.end()) };
    },
  };
}

const SURROGATE = /[\ud800-\udfff]/;
/** Half a character outside the first plane stands for itself in a private plane, so that RE2 sees two units. */
export const PRIVATE_UNITS = 0xf0000 - 0xd800;

function unitsApart(text: string): string {
  if (!SURROGATE.test(text)) return text;
  return text.replace(/[\ud800-\udfff]/g, (unit) => String.fromCodePoint(unit.charCodeAt(0) + PRIVATE_UNITS));
}

/** The place in the text itself for a place in the text with its units apart. */
function unitsBefore(text: string, place: number): number {
  if (!SURROGATE.test(text)) return place;
  let [index, apart] = [0, 0];
  while (apart < place && index < text.length) {
    apart += SURROGATE.test(text[index] ?? "") ? 2 : 1;
    index += 1;
  }
  return index;
}
