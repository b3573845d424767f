import type { AssertionOutcome, AssertionType } from "./assertion-type.ts";
import { decided } from "./assertion-type.ts";
import { AuthorError } from "./author-error.ts";
import type { Pattern } from "./pattern.ts";
import { compilePattern, InvalidPattern } from "./pattern.ts";
import { hasLiteralProperty, missesIdeographicSpace } from "./translate-pattern.ts";

/** A pattern occurs, without flags. One that JavaScript can't read fails `regex` and `not-regex` alike. */
export const regex: AssertionType = {
  type: "regex",
  prepare({ value }, inverse) {
    if (typeof value !== "string" || value === "")
      throw new AuthorError("needs a pattern as its value, and not an empty one");
    let pattern: Pattern;
    try {
      pattern = compilePattern(value);
    } catch (error) {
      if (!(error instanceof InvalidPattern)) throw error;
      const invalid: AssertionOutcome = {
        pass: false,
        score: 0,
        reason: `Invalid regex pattern: ${error.message}`,
      };
      return () => invalid;
    }
    return (output) => {
      const found = inverse ? pattern.find(output) : null;
      const holds = inverse ? found !== null : pattern.test(output);
      return decided(
        holds !== inverse,
        `Expected output to ${inverse ? "not " : ""}match regex "${value}"`,
        found
          ? { facts: { kind: "unwanted", texts: [output.slice(found.start, found.end)] }, ranges: [found] }
          : { facts: { kind: "no-match" } },
      );
    };
  },
  caution({ value }) {
    if (typeof value !== "string") return null;
    try {
      compilePattern(value);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    if (hasLiteralProperty(value))
      return "\\p{...} is a class only with the u flag, and patterns have no flags: write the characters' range";
    if (missesIdeographicSpace(value))
      return "\\s leaves out the ideographic space here: write [\\s\\u3000] or [ ]";
    return null;
  },
};
