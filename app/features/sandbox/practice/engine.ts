import type { Injection } from "./injection.ts";
import { injectionsIn, withoutInjections } from "./injection.ts";
import type { Reading, Source } from "./reading.ts";

/**
 * What a task engine works from. The material is `reading.source` and `reading.sources`; there may be none for
 * documents and questions, which can be written or answered from the prompt alone.
 */
export type Work = {
  reading: Reading;
  /** Instructions that the source holds, at positions in `reading.source.text`. */
  injections: Injection[];
  /** Those of them that the model obeys, for want of delimiters or a defence. */
  obeyed: Injection[];
  /** 0 for the same wording every time; above it the engine may vary its wording by `random`. */
  temperature: number;
  /** Numbers from 0 to 1, the same for the same prompt and seed. */
  random: () => number;
};

/** Characters after which the model has said enough, whatever is asked: longer than any answer that a lab allows. */
export const LONGEST = 20_000;

/** The pieces of material in order, without the orders that they hold and without endless blanks. */
export function materialOf({ reading, injections }: Pick<Work, "reading" | "injections">): Source[] {
  const { source, sources } = reading;
  if (source === null) return [];
  return (sources.length > 1 ? sources : [source]).map((one) => {
    const own = one.start === source.start && one.end === source.end;
    const orders = own ? injections : injectionsIn(one.text, tagOf(one));
    const text = withoutInjections(one.text, orders);
    return { ...one, text: text.replace(/\s{20,}/g, (blank) => blank.slice(0, 20)) };
  });
}

/** The name of the tag that encloses a piece of material. */
export const tagOf = (source: Source): string | null => (source.delimiter === "tag" ? source.name : null);

/** One of several ways to say the same: always the first at temperature 0, else as chance has it. */
export function oneOf<T>(
  options: readonly [T, ...T[]],
  { temperature, random }: Pick<Work, "temperature" | "random">,
): T {
  if (temperature <= 0) return options[0];
  return options[Math.floor(random() * options.length)] ?? options[0];
}

/** Makes the whole answer of one task. Pure, and linear in the length of the material. */
export type Engine = (work: Work) => string;
