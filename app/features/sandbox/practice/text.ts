/** Han characters, the two planes that Taiwanese texts use included. */
export const HAN = /\p{Script=Han}/u;

/** … stands for something left out, ① for a style of numbering: neither is a mere dot or digit. */
const KEPT = /[\u2026\u2460-\u2473]/;

/**
 * Full-width letters, digits and punctuation to their half-width forms, character by character, so that every
 * position in the folded text is a position in the original.
 */
export function fold(text: string): string {
  let folded = "";
  for (const unit of text) {
    const plain = unit.normalize("NFKC");
    folded += plain.length === unit.length && !KEPT.test(unit) ? plain : unit;
  }
  return folded;
}

export const isMostlyHan = (text: string): boolean => {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const words = (text.match(/[A-Za-z]+/g) ?? []).length;
  return han > 0 && han >= words;
};

/** Characters as an officer counts them: everything but white space. */
export const countChars = (text: string): number => [...text.replace(/\s+/gu, "")].length;

/** Words by white space; a Han character is a word of its own. */
export const countWords = (text: string): number =>
  (text.match(/\p{Script=Han}|[^\s\p{Script=Han}]*[\p{L}\p{N}][^\s\p{Script=Han}]*/gu) ?? []).length;

/** The practice model's tokens: one a Han character, word or mark. */
export const countTokens = (text: string): number =>
  (text.match(/\p{Script=Han}|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []).length;

/** Sentences with their end marks, over lines. A dot ends an English sentence when a capital or the end follows. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) =>
      line.split(
        /(?<=[。！？!?；])(?![」』）)"”])|(?<=[。！？!?][」』）)"”])|(?<=[a-z0-9)%"”][.])\s+(?=["“(]?[A-Z])/u,
      ),
    )
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** A small generator (mulberry32): the same seed, the same numbers, on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** FNV-1a over UTF-16 units: a number that stands for a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
