/** A stretch of a text, and what stands for it in a shorter one. */
export type Cut = { start: number; end: number; put: string };

/** A text with stretches replaced, and the way from its positions back to those of the whole text. */
export type Spliced = {
  text: string;
  /** The place in the whole text. A start at a cut's end lies behind what was cut, an end before it. */
  restore(span: { start: number; end: number }): { start: number; end: number };
};

/** Replaces stretches (in order, none over another), so that patterns need not walk over what says nothing. */
export function splice(text: string, cuts: Cut[]): Spliced {
  const pieces: string[] = [];
  /** In the short text, where the cut's replacement begins and ends; in the whole text, where the cut did. */
  const marks: { from: number; to: number; start: number; end: number }[] = [];
  let [read, length] = [0, 0];
  for (const { start, end, put } of cuts) {
    pieces.push(text.slice(read, start), put);
    const from = length + start - read;
    length = from + put.length;
    marks.push({ from, to: length, start, end });
    read = end;
  }
  pieces.push(text.slice(read));
  const place = (position: number, isStart: boolean): number => {
    let [low, high] = [0, marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((marks[middle]?.from ?? 0) < position + (isStart ? 1 : 0)) low = middle + 1;
      else high = middle;
    }
    const mark = marks[low - 1];
    if (!mark) return position;
    if (position < mark.to) return isStart ? mark.start : mark.end;
    return mark.end + position - mark.to;
  };
  return {
    text: pieces.join(""),
    restore: ({ start, end }) => ({ start: place(start, true), end: place(end, false) }),
  };
}

/** Endless white space says nothing and makes patterns slow: of a long run the first hundred characters stay. */
export function withoutLongSpace(text: string): Spliced {
  const cuts = [...text.matchAll(/\s{200,}/g)].map((run) => ({
    start: run.index + 100,
    end: run.index + run[0].length,
    put: "",
  }));
  return splice(text, cuts);
}
