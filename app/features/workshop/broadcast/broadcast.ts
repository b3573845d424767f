export const LONGEST_NOTE = 300;
export const LONGEST_OFFER = 4000;

/** What the trainer says to everybody, above the step. */
export type Note = { id: string; text: string };

/** A prompt that everybody may take into their editor of a lab. It gets there by nobody's hand but theirs. */
export type Offer = { id: string; stepId: string; activityId: string; text: string };

/** Controls (other than tabs and line ends), and signs that can't be seen: they turn the direction of what stands beside them. */
const UNSEEN = /[^\P{Cc}\t\n]|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** What somebody typed in lines, without what can't be seen. Escaping is the page's. */
export function cleanLines(typed: string): string {
  return typed.replace(/\r\n?/g, "\n").normalize("NFC").replace(UNSEEN, "").trim();
}
