/** Controls, and signs that can't be seen: they part words, or turn the direction of what stands beside them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * What somebody typed as one line to be shown to others: Unicode's NFC, single spaces, nothing that can't be seen.
 * Escaping is the page's.
 */
export function plainLine(typed: string): string {
  return typed.normalize("NFC").replace(/\s/gu, " ").replace(UNSEEN, "").replace(/ {2,}/g, " ").trim();
}
