/**
 * Digits that belong together: groups of digits with at most three separators between two of them, as in
 * `0912-345 678` or `(02) 2345-6789`. Line ends, commas, slashes and letters end a run.
 */
export type DigitRun = {
  digits: string;
  /** Place of each digit in the text. */
  places: readonly number[];
};

const SEPARATORS = " -.()_";
const MOST_SEPARATORS = 3;
/** No number that the guard knows has more digits in one piece. */
const LONGEST_GROUP = 20;
/** Shorter runs can't hold any number that the guard knows. */
const FEWEST_DIGITS = 7;

/** Digits put together at once: as many as a call can take as arguments, by far. */
const AT_ONCE = 4096;

const isDigit = (unit: number) => unit > 47 && unit < 58;
const separatorUnits = new Set(Array.from(SEPARATORS, (one) => one.charCodeAt(0)));
export const isSeparator = (unit: number): boolean => separatorUnits.has(unit);

/** All runs of a folded text that may hold something, in order. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let [first, last, count] = [0, 0, 0];
  const close = () => {
    if (count >= FEWEST_DIGITS) runs.push(runOf(text, first, last, count));
    count = 0;
  };
  let index = 0;
  while (index < text.length) {
    if (!isDigit(text.charCodeAt(index))) {
      index += 1;
      continue;
    }
    const start = index;
    while (index < text.length && isDigit(text.charCodeAt(index))) index += 1;
    if (index - start > LONGEST_GROUP) close();
    else {
      if (count === 0) first = start;
      last = index;
      count += index - start;
    }
    let next = index;
    while (next < text.length && next - index < MOST_SEPARATORS && isSeparator(text.charCodeAt(next)))
      next += 1;
    if (next === index || !isDigit(text.charCodeAt(next))) close();
    index = next;
  }
  close();
  return runs;
}

/** All digits between the first and the last one belong to the run. */
function runOf(text: string, first: number, last: number, count: number): DigitRun {
  const places = new Array<number>(count);
  let index = 0;
  for (let place = first; index < count; place += 1) {
    if (!isDigit(text.charCodeAt(place))) continue;
    places[index] = place;
    index += 1;
  }
  return { digits: last - first === count ? text.slice(first, last) : digitsAt(text, places), places };
}

function digitsAt(text: string, places: readonly number[]): string {
  let digits = "";
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const units = places.slice(from, from + AT_ONCE).map((place) => text.charCodeAt(place));
    digits += String.fromCharCode(...units);
  }
  return digits;
}

/** Whether a group begins at this digit, which is also where one ends; true at both ends of the run. */
export function isBoundary({ places }: DigitRun, index: number): boolean {
  return index === 0 || index >= places.length || places[index] !== (places[index - 1] ?? 0) + 1;
}

/** Sizes of the groups between two boundaries. */
export function groupSizes(run: DigitRun, start: number, end: number): number[] {
  const sizes: number[] = [];
  for (let index = start; index < end; index += 1) {
    if (index === start || isBoundary(run, index)) sizes.push(0);
    sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
  }
  return sizes;
}

/** Size of the group that begins at this boundary. */
export function firstGroupSize(run: DigitRun, start: number): number {
  let end = start + 1;
  while (!isBoundary(run, end)) end += 1;
  return end - start;
}

/** The separators before a digit of the run; empty inside a group and at the run's start. */
export function separatorsBefore(text: string, { places }: DigitRun, index: number): string {
  return index === 0 ? "" : text.slice((places[index - 1] ?? 0) + 1, places[index]);
}

/** Place behind the last of `count` digits from `start`. */
export const endOf = ({ places }: DigitRun, end: number): number => (places[end - 1] ?? 0) + 1;

/** 府研考字第1150001234號: a document's number, whatever its digits look like. */
export function isDocumentNumber(text: string, start: number, end: number): boolean {
  const behind = text[end] === " " ? end + 1 : end;
  const before = text[start - 1] === " " ? start - 2 : start - 1;
  return text[behind] === "號" && text[before] === "第";
}

/**
 * Whether a number may begin at this boundary: not behind a hyphen, point or underscore that ties it to other
 * digits (2026-02-15, 3.0912345678), save for a list's own numbering.
 */
export function mayBeginAt(text: string, run: DigitRun, index: number): boolean {
  const place = run.places[index] ?? 0;
  if (index > 0) {
    const separators = separatorsBefore(text, run, index);
    if (!/^[-._]+$/.test(separators)) return true;
    return (
      separators === "." &&
      index <= 2 &&
      /(?:^|\n) *$/.test(text.slice(Math.max(0, (run.places[0] ?? 0) - 4), run.places[0]))
    );
  }
  const before = text.slice(Math.max(0, place - 2), place);
  return !/[0-9][,:.]$|[$]$/.test(before);
}
