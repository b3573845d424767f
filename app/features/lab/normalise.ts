/**
 * Makes texts comparable where style must not decide: width (NFKC), 台 and 臺, case, white space, quotation marks.
 * Lab rule: width, 台/臺 and punctuation never gate.
 */
export const comparable = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/台/g, "臺")
    .replace(/[\s\u200b-\u200d\ufeff「」『』"“”'’‘*_`]/g, "")
    .replace(/(?<=\d),(?=\d{3})/g, "")
    .toLowerCase();

/** A cell's text for comparison: as above, without a closing mark. */
export const comparableCell = (text: string): string => comparable(text).replace(/[。.,，;；]$/u, "");

/** Where a needle stands in a text, both compared as above. Half-open, in UTF-16 units of the text; null if nowhere. */
export function findComparable(text: string, needle: string): { start: number; end: number } | null {
  const wanted = comparable(needle);
  if (wanted === "") return null;
  let folded = "";
  const places: number[] = [];
  let index = 0;
  for (const unit of text) {
    const plain = comparable(unit);
    folded += plain;
    for (let step = 0; step < plain.length; step += 1) places.push(index);
    index += unit.length;
  }
  // Thousands' commas are a matter of neighbours, so they are taken out here and not character by character.
  const kept = [...folded].map((unit, at) => ({ unit, at }));
  const bare = kept.filter(
    ({ unit, at }) =>
      !(unit === "," && /\d/.test(folded[at - 1] ?? "") && /^\d{3}/.test(folded.slice(at + 1, at + 4))),
  );
  const at = bare
    .map(({ unit }) => unit)
    .join("")
    .indexOf(wanted);
  if (at < 0) return null;
  const first = places[bare[at]?.at ?? 0] ?? 0;
  const last = places[bare[at + [...wanted].length - 1]?.at ?? 0] ?? first;
  const width = (text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
  return { start: first, end: last + width };
}

/** "10月15日 | 十月十五日": any one of the alternatives. */
export const alternatives = (value: string): string[] =>
  value
    .split("|")
    .map((one) => one.trim())
    .filter(Boolean);

/** "工務處 + 10月15日": all of the parts. */
export const parts = (value: string): string[] =>
  value
    .split(/\s\+\s/)
    .map((one) => one.trim())
    .filter(Boolean);
