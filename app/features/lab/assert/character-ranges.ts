/** Inclusive, in UTF-16 units or code points. */
export type CharacterRange = [first: number, last: number];

export const DIGIT: CharacterRange[] = [[0x30, 0x39]];
export const WORD: CharacterRange[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** JavaScript's white space but for U+3000: in Chinese text that is layout, and a pattern names it if it means it. */
export const SPACE: CharacterRange[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0xfeff, 0xfeff],
];
export const LINE_END: CharacterRange[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

const SURROGATES: CharacterRange = [0xd800, 0xdfff];
/** Where a surrogate unit stands in the private plane: see pattern.ts. */
const APART = 0xf0000 - 0xd800;

/** Sorted, with what overlaps or touches joined. */
function merged(ranges: CharacterRange[]): CharacterRange[] {
  const joined: CharacterRange[] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/** Everything up to `end` that isn't in the ranges. */
export function complement(ranges: CharacterRange[], end: number): CharacterRange[] {
  const rest: CharacterRange[] = [];
  let next = 0;
  for (const [first, last] of merged(ranges)) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= end) rest.push([next, end]);
  return rest;
}

/** The ranges as a class in RE2's syntax; surrogate units go to their private plane unless `unicode`. */
export function classOf(ranges: CharacterRange[], unicode: boolean): string {
  const parts = merged(ranges).flatMap((range) => (unicode ? [range] : unitsApart(range)));
  // No character is outside all of them: a class that matches nothing.
  if (parts.length === 0) return "[^\\x{0}-\\x{10FFFF}]";
  const written = parts.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`));
  return `[${written.join("")}]`;
}

function unitsApart([first, last]: CharacterRange): CharacterRange[] {
  const [low, high] = SURROGATES;
  const parts: CharacterRange[] = [];
  if (first < low) parts.push([first, Math.min(last, low - 1)]);
  if (last >= low && first <= high) parts.push([Math.max(first, low) + APART, Math.min(last, high) + APART]);
  if (last > high) parts.push([Math.max(first, high + 1), last]);
  return parts;
}

const hex = (code: number) => `\\x{${code.toString(16)}}`;
