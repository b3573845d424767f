/** A piece of the comparison of two texts. */
export type DiffPart = { text: string; change: "same" | "added" | "removed" };

/** Han characters one by one, words of other scripts whole: what a reader takes for a unit of change. */
export function diffTokens(text: string): string[] {
  return text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+|\r?\n|[^\S\n]+|./gsu) ?? [];
}

type ArrayChange = { value: string[]; added?: boolean; removed?: boolean };

/** Compares two prompts; `compare` is `diffArrays` of the package diff, handed in because it is fetched late. */
export function promptDiff(
  before: string,
  after: string,
  compare: (before: string[], after: string[]) => ArrayChange[],
): DiffPart[] {
  return compare(diffTokens(before), diffTokens(after)).map(({ value, added, removed }) => ({
    text: value.join(""),
    change: added ? "added" : removed ? "removed" : "same",
  }));
}
