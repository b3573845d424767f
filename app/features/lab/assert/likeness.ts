import type { AssertionType } from "./assertion-type.ts";
import { decided } from "./assertion-type.ts";
import { AuthorError } from "./author-error.ts";
import { levenshtein } from "./distance.ts";
import { treebankTokens } from "./treebank.ts";

/** At most so many single changes away from a text; five when no threshold is given. */
export const levenshteinType: AssertionType = {
  type: "levenshtein",
  prepare({ value, threshold = 5 }, inverse) {
    if (typeof value !== "string") throw new AuthorError("needs a text as its value");
    return (output) => {
      const distance = levenshtein(output, value, Math.max(0, threshold));
      const holds = distance !== null && distance <= threshold;
      const shown = distance ?? "";
      return decided(
        holds !== inverse,
        `Levenshtein distance ${shown}${shown === "" ? "" : " "}is ${inverse ? "less than or equal to" : "greater than"} threshold ${threshold}`,
        { facts: { kind: "distance", distance, limit: threshold } },
      );
    };
  },
};

/** F1 of single tokens in lower case, each counted as often as both texts have it. */
function unigramF1(candidate: string[], reference: string[]): number {
  if (candidate.length < 1 || reference.length < 1) return 0;
  const counts = new Map<string, number>();
  for (const token of reference) counts.set(token, (counts.get(token) ?? 0) + 1);
  let overlap = 0;
  for (const token of candidate) {
    const left = counts.get(token) ?? 0;
    if (left === 0) continue;
    overlap += 1;
    counts.set(token, left - 1);
  }
  if (overlap === 0) return 0;
  const precision = overlap / candidate.length;
  const recall = overlap / reference.length;
  if (precision === recall) return precision;
  // Scaled by the smaller of the two, as the library behind promptfoo does: the last digit agrees too.
  const [small, large] = precision > recall ? [recall, precision] : [precision, recall];
  return Math.min(large, small * (2 / (1 + small / large)));
}

export const rougeN: AssertionType = {
  type: "rouge-n",
  prepare({ value, threshold = 0.75 }, inverse) {
    if (typeof value !== "string") throw new AuthorError("needs a text as its value");
    const reference = treebankTokens(value.toLowerCase());
    return (output) => {
      const score = unigramF1(treebankTokens(output.toLowerCase()), reference);
      const reached = score >= threshold;
      return {
        pass: reached !== inverse,
        score: inverse ? 1 - score : score,
        reason: `ROUGE-N score ${score.toFixed(2)} is ${reached ? "greater than or equal to" : "less than"} threshold ${threshold}`,
        facts: { kind: "overlap", score, limit: threshold },
      };
    };
  },
};
