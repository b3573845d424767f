import { enclosures, part } from "./delimiters.ts";
import { named } from "./named-pieces.ts";
import { isOrder, soundsLikeOrder } from "./orders.ts";
import { parseExamples } from "./parse-examples.ts";
import type { Example, Source } from "./reading.ts";
import { isLead, LEAST_SOURCE, led } from "./undelimited.ts";

export type Segments = {
  /** The longest piece of material. */
  source: Source | null;
  /** All pieces, in order. */
  sources: Source[];
  /** Few-shot examples before the material. */
  examples: Example[];
};

/** Of several pieces each may be shorter. */
const LEAST_PIECE = 10;
const MOST_PIECES = 20;

/** Tells the material from the instructions by what a reader has: delimiters, lead-in lines, and how lines sound. */
export function segmentsOf(folded: string): Segments {
  const { examples, slot } = parseExamples(folded);
  const found = enclosed(folded);
  const empty = found === null || found.every(isEmpty) ? emptyPlace(folded) : null;
  const delimited = empty ? [empty] : found;
  const holds = (source: Source) =>
    source.delimiter !== "rule" &&
    examples.every(({ start, end }) => source.start <= start && source.end >= end);
  // What looks like examples inside the material is none.
  if (examples.length === 0 || delimited?.some(holds))
    return { ...longestOf(delimited ?? loose(folded)), examples: [] };
  const first = examples[0]?.start ?? 0;
  const last = examples.at(-1)?.end ?? 0;
  const apart = (delimited ?? []).filter(({ start, end }) => start >= last || end <= first);
  if (apart.some((source) => source.delimiter !== "rule" || slot === null))
    return { ...longestOf(apart), examples };
  if (slot) return { ...longestOf([part(folded, slot.start, slot.end, null)]), examples };
  const rest = led(folded.slice(last));
  return { ...longestOf(rest ? [part(folded, last + rest.start, last + rest.end, null)] : []), examples };
}

const loose = (text: string) => named(text) ?? one(quotedAtEnd(text) ?? led(text));

/** Which category is it? "The light is broken.": a sentence in quotation marks that the prompt ends with is what it is about. */
function quotedAtEnd(text: string): Source | null {
  const quoted = /[?？:：。.]\s*[「『“"]([^「『“”」』"]{14,}[。！!.])[」』”"]\s*$/u.exec(text);
  if (!quoted?.[1] || isOrder(quoted[1], 1)) return null;
  const start = text.lastIndexOf(quoted[1]);
  return part(text, start, start + quoted[1].length, "quotes");
}

function longestOf(sources: Source[]): Omit<Segments, "examples"> {
  const source = sources.reduce<Source | null>(
    (best, source) => (best === null || source.text.length > best.text.length ? source : best),
    null,
  );
  return { source, sources };
}

const one = (source: Source | null): Source[] => (source ? [source] : []);

function enclosed(text: string): Source[] | null {
  const found = withoutCovers(text, enclosures(text))
    .filter(isMaterial)
    .sort((a, b) => b.text.length - a.text.length);
  const [longest] = found;
  if (!longest) return null;
  // A short example in a fence doesn't make the long text beside it an instruction.
  if (longest.text.trim().length < LEAST_SOURCE) {
    const space = longest.text.replace(/[^\n]/g, " ");
    const beside = led(text.slice(0, longest.start) + space + text.slice(longest.end));
    if (beside && beside.text.length > 120) return null;
  }
  const pieces = [longest];
  for (const other of found) {
    const isApart = pieces.every((piece) => other.end <= piece.start || other.start >= piece.end);
    const isLike = other.delimiter === longest.delimiter && other.text.trim().length >= LEAST_PIECE;
    if (isApart && isLike && (other.delimiter !== "rule" || isTitled(other, pieces))) pieces.push(other);
    if (pieces.length === MOST_PIECES) break;
  }
  return pieces.sort((a, b) => a.start - b.start);
}

/** Tags around nothing but tagged pieces are a cover: <文件> around <要點> … </要點> and <須知> … </須知>. */
function withoutCovers(text: string, found: Source[]): Source[] {
  const tagged = found.filter((one) => one.delimiter === "tag").sort((a, b) => a.start - b.start);
  return found.filter((cover) => {
    if (cover.delimiter !== "tag") return true;
    let at = cover.start;
    let held = 0;
    for (const { name, start, end } of tagged) {
      if (start <= at || end >= cover.end) continue;
      const [open, close] = [`<${name}>`, `</${name}>`];
      if (text.slice(at, start).trim() !== open || !text.startsWith(close, end)) continue;
      at = end + close.length;
      held += 1;
    }
    return held === 0 || text.slice(at, cover.end).trim() !== "";
  });
}

/** Between two rules there may be orders as well as material: only a name of its own makes it a piece. */
const isTitled = (source: Source, pieces: Source[]) =>
  source.name !== null && pieces.every((piece) => piece.name !== null);

const isEmpty = ({ text }: Source): boolean => text.trim() === "";

/**
 * A place for material that holds none: delimiters with nothing between, or a lead-in (來信如下：) at the very end.
 * Without it the instructions themselves would be taken for the material. None where a long passage stands beside it
 * that doesn't sound like instructions.
 */
function emptyPlace(text: string): Source | null {
  const enclosure = [...enclosures(text)].findLast((one) => isEmpty(one) && one.delimiter !== "rule");
  const end = text.trimEnd().length;
  const last = text.slice(text.lastIndexOf("\n", end - 1) + 1, end);
  const place = enclosure ?? (isLead(last) ? part(text, end, text.length, null) : null);
  if (!place) return null;
  const beside = `${text.slice(0, place.start)}\n\n${text.slice(place.end)}`.split(/\n[^\S\n]*\n/);
  const isTold = (block: string) => block.length < LONG_BLOCK || block.split("\n").some(soundsLikeOrder);
  return beside.every(isTold) ? place : null;
}

/** Characters of a passage between blank lines that may be material. */
const LONG_BLOCK = 120;

function isMaterial(source: Source): boolean {
  if (source.delimiter === "tag") return true;
  if (source.text.trim().length < LEAST_SOURCE) return false;
  return source.delimiter !== "rule" || fewOrders(source.text);
}

function fewOrders(text: string): boolean {
  let orders = 0;
  for (const line of text.matchAll(/[^\n]+/g)) {
    if (isOrder(line[0])) orders += 1;
    if (orders > 1) return false;
  }
  return true;
}
