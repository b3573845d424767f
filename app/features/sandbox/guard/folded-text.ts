/**
 * A text as the guard looks at it: full-width forms and other lookalikes folded (NFKC), dashes and spaces made equal,
 * characters that nobody sees taken out. `typedRange` leads back to the text as it was typed.
 */
export type FoldedText = {
  text: string;
  /** Where a range of the folded text stands in the typed one; what is invisible inside it is covered. */
  typedRange(start: number, end: number): { start: number; end: number };
};

/** What nobody sees, and marks on top of other characters: a digit that is underlined or boxed in (1️⃣) is that digit. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\p{Me}]|(?![\t\n\r\f\v])\p{Cc}/u;
const DASH = /[\p{Pd}\u2212\u2500\u2501\u30fc\uff70]/u;
/** Empty Braille looks like a blank and counts as a sign. */
const SPACE = /[\p{Zs}\u2800]/u;
const DIGIT = /\p{Nd}/u;
const DOT = /[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65]/u;

/** Characters that fold to themselves and make up nearly all of any text: decided without a table. */
const isPlain = (unit: number): boolean =>
  unit < 0x7f
    ? unit > 0x1f || unit === 0x0a || unit === 0x0d || unit === 0x09
    : (unit >= 0x4e00 && unit <= 0x9fff) || (unit > 0x3000 && unit < 0x301c);

/** The full-width forms of ASCII, frequent in Chinese punctuation: a fixed distance from their narrow ones. */
const isFullWidth = (unit: number): boolean => unit > 0xff00 && unit < 0xff5f;
const FULL_WIDTH_SHIFT = 0xfee0;

/** The longest that one character becomes (an Arabic ligature of 18 letters). */
const LONGEST_FOLD = 18;

/** How other characters fold; there are few different ones in a text, so each is worked out once. */
const folds = new Map<number, string>();

function foldOf(codePoint: number): string {
  const known = folds.get(codePoint);
  if (known !== undefined) return known;
  const fold = computeFold(String.fromCodePoint(codePoint));
  // The number of different characters is bounded by Unicode, but a server needn't remember all of it.
  if (folds.size > 20_000) folds.clear();
  folds.set(codePoint, fold);
  return fold;
}

function computeFold(character: string): string {
  if (INVISIBLE.test(character)) return "";
  if (DASH.test(character)) return "-";
  if (SPACE.test(character)) return " ";
  if (DOT.test(character)) return ".";
  if (DIGIT.test(character)) return digitOf(character);
  return character.normalize("NFKC").replace(/[\u2010-\u2015]/g, "-");
}

/** Unicode keeps the ten digits of each script together, from zero to nine. */
function digitOf(character: string): string {
  const plain = character.normalize("NFKC");
  if (/^[0-9]+$/.test(plain)) return plain;
  const codePoint = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(codePoint - value - 1))) value += 1;
  return String(value);
}

/** Linear in the length. */
export function foldText(typed: string): FoldedText {
  let first = 0;
  while (first < typed.length && isPlain(typed.charCodeAt(first))) first += 1;
  if (first === typed.length) return { text: typed, typedRange: (start, end) => ({ start, end }) };

  let units = new Uint16Array(typed.length + 64);
  let places = new Uint32Array(typed.length + 64);
  let length = 0;
  for (let place = 0; place < typed.length; place += 1) {
    const unit = typed.charCodeAt(place);
    if (length + LONGEST_FOLD > units.length) {
      units = grown(units, new Uint16Array(length * 2));
      places = grown(places, new Uint32Array(length * 2));
    }
    if (isPlain(unit) || isFullWidth(unit)) {
      units[length] = isPlain(unit) ? unit : unit - FULL_WIDTH_SHIFT;
      places[length] = place;
      length += 1;
      continue;
    }
    const codePoint = typed.codePointAt(place) ?? unit;
    const fold = foldOf(codePoint);
    for (let index = 0; index < fold.length; index += 1) {
      units[length] = fold.charCodeAt(index);
      places[length] = place;
      length += 1;
    }
    if (codePoint > 0xffff) place += 1;
  }
  return {
    text: textOf(units, length),
    typedRange(start, end) {
      const last = places[end - 1] ?? 0;
      return {
        start: places[start] ?? typed.length,
        end: last + ((typed.codePointAt(last) ?? 0) > 0xffff ? 2 : 1),
      };
    },
  };
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Lone surrogates come out as U+FFFD, one for one. */
const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

const textOf = (units: Uint16Array, length: number): string => decoder.decode(units.subarray(0, length));
