/** Positions counted in code points instead of UTF-16 units, in one walk; the ranges are in order and don't overlap. */
export function inCodePoints<T extends { start: number; end: number }>(
  text: string,
  ranges: readonly T[],
): T[] {
  let [unit, count] = [0, 0];
  const countTo = (place: number) => {
    while (unit < place) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      count += 1;
    }
    return count;
  };
  return ranges.map((range) => ({ ...range, start: countTo(range.start), end: countTo(range.end) }));
}
