import type { AssertionType } from "./assertion-type.ts";
import { containsTypes } from "./contains.ts";
import { containsJson, isJson } from "./json-types.ts";
import { levenshteinType, rougeN } from "./likeness.ts";
import { regex } from "./regex.ts";
import { equals, startsWith, wordCount } from "./whole-text.ts";

/** promptfoo's types that decide without a model, by name. */
export const vocabulary: ReadonlyMap<string, AssertionType> = new Map(
  [...containsTypes, equals, startsWith, regex, isJson, containsJson, levenshteinType, rougeN, wordCount].map(
    (one) => [one.type, one],
  ),
);
