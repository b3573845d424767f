/** Longest name, in characters as people count them (code points). */
export const NAME_LENGTH = 50;
/** Vietnamese and Hebrew names put two marks on a letter; what has more is there to spoil the page. */
const MOST_MARKS = 3;

/** What is wrong with a name, for a page to say in words. */
export type NameProblem =
  | "missing"
  | "too-long"
  /** Signs that can't be seen: controls, and what turns the direction of writing or joins and parts letters. */
  | "invisible"
  | "emoji"
  /** A character of a private set (造字), which other computers show as something else or not at all. */
  | "private"
  /** Marks without a letter, or too many on one. */
  | "marks"
  | "no-letter";

/** Format characters, directions among them; a choice of glyph (U+E0100 and on) may follow a Han character. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]|[\ufe00-\ufe0f]/u;
const EMOJI = /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}]|\u20e3/u;
/** Set aside for nobody, not given out yet, or half of a pair: nobody knows what it means. */
const PRIVATE = /[\p{Co}\p{Cn}\p{Cs}]/u;
const LOOSE_MARK = /(^|[^\p{L}\p{M}])\p{M}/u;
const TOO_MANY_MARKS = new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, "u");

/**
 * A name as a person has it: any script, ‧ and other points, hyphens and apostrophes, rare characters, no split into
 * family and given name. It is stored in Unicode's NFC, with single spaces.
 */
export function readName(typed: string): { name: string } | { problem: NameProblem } {
  const name = typed
    .normalize("NFC")
    .replace(/[\s\u3000]+/gu, " ")
    .trim();
  if (name === "") return { problem: "missing" };
  if ([...name].length > NAME_LENGTH) return { problem: "too-long" };
  if (INVISIBLE.test(name)) return { problem: "invisible" };
  if (PRIVATE.test(name)) return { problem: "private" };
  if (EMOJI.test(name)) return { problem: "emoji" };
  if (LOOSE_MARK.test(name) || TOO_MANY_MARKS.test(name)) return { problem: "marks" };
  if (!/\p{L}/u.test(name)) return { problem: "no-letter" };
  return { name };
}

/** Two names that people would take for the same are the same here: points, spaces, case and width don't count. */
export function sameNameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s‧·・•．.\-'’]/gu, "");
}
