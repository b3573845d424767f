/** Work that one comparison may take: some tenths of a second. */
const MOST_STEPS = 300_000_000;

/**
 * Levenshtein's distance in UTF-16 units; null when it is larger than `limit` and not worth the whole way, or would
 * take too long to know.
 */
export function levenshtein(a: string, b: string, limit: number): number | null {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return null;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let [from, to, toLong] = [0, short.length, long.length];
  while (to > from && short.charCodeAt(to - 1) === long.charCodeAt(toLong - 1)) {
    to -= 1;
    toLong -= 1;
  }
  while (from < to && short.charCodeAt(from) === long.charCodeAt(from)) from += 1;
  if (from === to) return toLong - from;
  const [left, right] = [short.slice(from, to), long.slice(from, toLong)];
  // Only a band of cells around the diagonal can stay within the limit.
  const band = Math.min(Math.floor(limit), right.length);
  if (left.length * Math.min(2 * band + 1, right.length) > MOST_STEPS) return null;
  return banded(left, right, band);
}

function banded(left: string, right: string, band: number): number | null {
  const width = right.length + 1;
  const far = left.length + right.length + 1;
  let before = new Uint32Array(width).fill(far);
  let row = new Uint32Array(width).fill(far);
  for (let column = 0; column <= Math.min(band, right.length); column += 1) before[column] = column;
  for (let line = 1; line <= left.length; line += 1) {
    const first = Math.max(1, line - band);
    const last = Math.min(right.length, line + band);
    row[first - 1] = first === 1 && line <= band ? line : far;
    let least = row[first - 1] ?? far;
    const unit = left.charCodeAt(line - 1);
    for (let column = first; column <= last; column += 1) {
      const change = (before[column - 1] ?? far) + (right.charCodeAt(column - 1) === unit ? 0 : 1);
      const step = Math.min(before[column] ?? far, row[column - 1] ?? far) + 1;
      const cost = change < step ? change : step;
      row[column] = cost;
      if (cost < least) least = cost;
    }
    if (last < right.length) row[last + 1] = far;
    if (least > band) return null;
    [before, row] = [row, before];
  }
  const distance = before[right.length] ?? far;
  return distance <= band ? distance : null;
}
