import type { AssertionType } from "./assertion-type.ts";
import { decided } from "./assertion-type.ts";
import { AuthorError } from "./author-error.ts";
import { sameJson } from "./json-values.ts";

const not = (inverse: boolean) => (inverse ? "not " : "");
/** Reasons stay readable, whatever the model wrote. */
const short = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** The whole text is equal, blanks included; an object or a list is compared with the text's JSON. */
export const equals: AssertionType = {
  type: "equals",
  prepare({ value }, inverse) {
    if (value === undefined) throw new AuthorError("needs a value to compare with");
    const structured = typeof value === "object";
    const expected = structured ? JSON.stringify(value) : String(value);
    return (output) => {
      const holds = structured ? sameAsJson(value, output) : output === expected;
      return decided(
        holds !== inverse,
        `Expected output "${short(output)}" to ${not(inverse)}equal "${short(expected)}"`,
        inverse
          ? { facts: { kind: "unwanted", texts: [expected] } }
          : { facts: { kind: "not-equal", expected } },
      );
    };
  },
};

function sameAsJson(value: unknown, output: string): boolean {
  try {
    return sameJson(value, JSON.parse(output));
  } catch {
    // Not JSON, or nested beyond what a stack holds: either way it isn't the value.
    return false;
  }
}

export const startsWith: AssertionType = {
  type: "starts-with",
  prepare({ value }, inverse) {
    if (typeof value !== "string" || value === "")
      throw new AuthorError("needs a text as its value, and not an empty one");
    return (output) =>
      decided(
        output.startsWith(value) !== inverse,
        `Expected output to ${not(inverse)}start with "${value}"`,
        inverse
          ? { facts: { kind: "unwanted", texts: [value] }, ranges: [{ start: 0, end: value.length }] }
          : { facts: { kind: "not-start", expected: value } },
      );
  },
};

/** Words between white space; a Chinese sentence is one. */
const words = (text: string): number => text.match(/\S+/g)?.length ?? 0;

export const wordCount: AssertionType = {
  type: "word-count",
  prepare({ value }, inverse) {
    const { min, max } = wordLimits(value);
    const exact = min !== null && min === max && (typeof value !== "object" || value === null);
    return (output) => {
      const count = words(output);
      const holds = (min === null || count >= min) && (max === null || count <= max);
      const range = exact
        ? `equal ${min}`
        : min !== null && max !== null
          ? `be between ${min} and ${max}`
          : min === null
            ? `be at most ${max}`
            : `be at least ${min}`;
      return decided(holds !== inverse, `Expected word count to ${not(inverse)}${range}, but got ${count}`, {
        facts: { kind: "words", count, min, max },
      });
    };
  },
};

function wordLimits(value: unknown): { min: number | null; max: number | null } {
  if (typeof value === "number" || typeof value === "string") {
    const count = Number(value);
    if (Number.isNaN(count)) throw new AuthorError(`"${value}" is no number`);
    return { min: count, max: count };
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new AuthorError("needs a number, or an object with min and/or max, as its value");
  const limit = (key: "min" | "max"): number | null => {
    const given: unknown = Reflect.get(value, key);
    if (given === undefined) return null;
    if (typeof given !== "number") throw new AuthorError(`${key} must be a number`);
    return given;
  };
  const [min, max] = [limit("min"), limit("max")];
  if (min === null && max === null) throw new AuthorError("the value's object needs min and/or max");
  if (min !== null && max !== null && min > max)
    throw new AuthorError(`min (${min}) is larger than max (${max})`);
  return { min, max };
}
