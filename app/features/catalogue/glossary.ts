/** A word that learners meet, other ways to write it, and what it means in a sentence or two. */
export type Term = { term: string; also: string[]; meaning: string };

export type Glossary = Record<"zh-TW" | "en", Term[]>;

/** All ways in which a term is written. */
export const namesOf = ({ term, also }: Term): string[] => [term, ...also];

/** Every term in a text, in order, with its place in UTF-16 units. Latin words count as whole words only. */
export function termsIn(text: string, terms: readonly Term[]): { term: Term; start: number; end: number }[] {
  const byName = new Map(terms.flatMap((term) => namesOf(term).map((one) => [one.toLowerCase(), term])));
  // The longest first, so that a term isn't taken for one that it begins with.
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(patternOf);
  if (names.length === 0) return [];
  return [...text.matchAll(new RegExp(names.join("|"), "giu"))].flatMap((match) => {
    const term = byName.get(match[0].toLowerCase());
    return term ? [{ term, start: match.index, end: match.index + match[0].length }] : [];
  });
}

function patternOf(written: string): string {
  const escaped = written.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const before = /^[a-z0-9]/i.test(written) ? "(?<![A-Za-z0-9])" : "";
  const after = /[a-z0-9]$/i.test(written) ? "(?![A-Za-z0-9])" : "";
  return before + escaped + after;
}
