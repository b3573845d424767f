/** A stretch of a text. */
export type Span = { start: number; end: number };

/**
 * The stretch of a sentence that holds a word of each class, in whatever order: "for every statement give the item" as
 * well as "write the item behind every statement". A class takes its words first come, first served, so that "every
 * item" isn't both what is marked and the place that is named. Null when a class has no word in it.
 */
export function together(sentence: string, classes: readonly RegExp[]): Span | null {
  let rest = sentence;
  let [start, end] = [sentence.length, 0];
  for (const words of classes) {
    const match = words.exec(rest);
    if (!match) return null;
    const until = match.index + match[0].length;
    rest = `${rest.slice(0, match.index)}${"\uE002".repeat(match[0].length)}${rest.slice(until)}`;
    [start, end] = [Math.min(start, match.index), Math.max(end, until)];
  }
  return { start, end };
}

/** Classes from the sources of their patterns, each of which matches whole words only. */
export const classesOf = (...sources: string[]): RegExp[] =>
  sources.map((source) => new RegExp(`(?<!\\w)(?:${source})(?!\\w)`, "i"));

/** The first of several combinations of classes that a sentence holds. */
export function anyTogether(sentence: string, combinations: readonly (readonly RegExp[])[]): Span | null {
  for (const classes of combinations) {
    const span = together(sentence, classes);
    if (span) return span;
  }
  return null;
}

/** The stretch that the first of some patterns to be found takes. */
export function firstOf(sentence: string, patterns: readonly RegExp[]): Span | null {
  for (const pattern of patterns) {
    const match = pattern.exec(sentence);
    if (match) return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}
