/** The two-digit value of an ID's first letter. */
const LETTER_VALUES: Record<string, number> = {
  A: 10,
  B: 11,
  C: 12,
  D: 13,
  E: 14,
  F: 15,
  G: 16,
  H: 17,
  I: 34,
  J: 18,
  K: 19,
  L: 20,
  M: 21,
  N: 22,
  O: 35,
  P: 23,
  Q: 24,
  R: 25,
  S: 26,
  T: 27,
  U: 28,
  V: 29,
  W: 32,
  X: 30,
  Y: 31,
  Z: 33,
};

const ID_WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];

/**
 * What kind of personal number this is by form and checksum. Citizens have 1 or 2 after the letter; the resident
 * number has 8 or 9 there since 2021, and had a second letter before (valid until 2031).
 * @param value one or two capital letters and digits, ten characters in all
 */
export function personalNumberKind(value: string): "national-id" | "resident-id" | null {
  const form = /^([A-Z])(?:([1289])|([A-D]))([0-9]{8})$/.exec(value);
  if (!form) return null;
  const [, letter = "", digit, oldLetter, rest = ""] = form;
  const first = LETTER_VALUES[letter] ?? 0;
  const second = digit ? Number(digit) : (LETTER_VALUES[oldLetter ?? ""] ?? 0) % 10;
  const digits = [Math.floor(first / 10), first % 10, second, ...Array.from(rest, Number)];
  const sum = digits.reduce((total, value, index) => total + value * (ID_WEIGHTS[index] ?? 0), 0);
  if (sum % 10 !== 0) return null;
  return digit === "1" || digit === "2" ? "national-id" : "resident-id";
}

/** A number as it is shown where it is nobody's business: the last four hidden, A12345****. */
export function maskPersonalNumber(value: string): string {
  return `${value.slice(0, -4)}****`;
}
