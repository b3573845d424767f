/** The clause and the sentence around a stretch of the text, each within reach. */
export function clauseAround(
  source: string,
  at: number,
  length: number,
): { clause: string; sentence: string } {
  const grab = (stops: RegExp, reach: number) => {
    let [from, to] = [at, at + length];
    while (from > 0 && at - from < reach && !stops.test(source[from - 1] ?? "")) from -= 1;
    while (to < source.length && to - at - length < reach && !stops.test(source[to] ?? "")) to += 1;
    return source.slice(from, to);
  };
  return { clause: grab(/[，。；！？,;!?\n]/, 60), sentence: grab(/[。！？!?\n]/, 140) };
}

/** The first sentence with a sign in it, without its full stop. */
export function sentenceWith(source: string, sign: RegExp): string | null {
  const sentence = source
    .split(/(?<=[。！？!?])|\n|(?<=\.)\s/)
    .find((one) => sign.test(one) && one.trim().length > 8);
  return (
    sentence
      ?.trim()
      .replace(/[。.]$/, "")
      .replace(/[|\n]/g, " ") ?? null
  );
}
