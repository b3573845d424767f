/** A text's characters that carry meaning, in one form: half width, lower case, 台 for 臺, without marks and spaces. */
export const plainOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/臺/g, "台")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Neighbouring characters of Chinese, and whole words of other scripts: what two texts on the same matter share. */
export function bigramsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const run of plainOf(text).match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? []) {
    if (!/\p{Script=Han}/u.test(run)) {
      found.add(stem(run));
      continue;
    }
    const units = [...run];
    if (units.length === 1) found.add(run);
    for (let index = 1; index < units.length; index += 1) found.add(`${units[index - 1]}${units[index]}`);
  }
  return found;
}

/** English words without their commonest endings: fine, fined and fines are one. */
const stem = (word: string) =>
  /^[a-z]{4,}$/.test(word)
    ? word
        .replace(/(?:ies|ied)$/, "y")
        .replace(/(?:ing|ed|es|s|ly)$/, "")
        .replace(/e$/, "")
    : word;

/** Dice's coefficient: 1 for the same bigrams, 0 for none in common. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of few) if (many.has(one)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
