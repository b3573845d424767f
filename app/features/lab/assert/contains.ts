import type { AssertionType } from "./assertion-type.ts";
import { decided } from "./assertion-type.ts";
import { AuthorError } from "./author-error.ts";
import { commaSeparated } from "./comma-list.ts";

const not = (inverse: boolean) => (inverse ? "not " : "");

/** Where texts stand, each at its first place; nothing where lower-casing has moved the places. */
function places(output: string, texts: string[]) {
  return texts.flatMap((text) => {
    const start = text === "" ? -1 : output.indexOf(text);
    return start < 0 ? [] : [{ start, end: start + text.length }];
  });
}

function single(type: string, ignoreCase: boolean): AssertionType {
  return {
    type,
    prepare({ value }, inverse) {
      const fits =
        (typeof value === "string" && value !== "") || (typeof value === "number" && !Number.isNaN(value));
      if (!fits) throw new AuthorError("needs a text or a number as its value, and not an empty one");
      const wanted = String(value);
      const needle = ignoreCase ? wanted.toLowerCase() : wanted;
      return (output) =>
        decided(
          (ignoreCase ? output.toLowerCase() : output).includes(needle) !== inverse,
          `Expected output to ${not(inverse)}contain "${wanted}"`,
          inverse
            ? { facts: { kind: "unwanted", texts: [wanted] }, ranges: places(output, [wanted]) }
            : { facts: { kind: "missing", texts: [wanted], any: false } },
        );
    },
  };
}

function listed(type: string, ignoreCase: boolean, any: boolean): AssertionType {
  return {
    type,
    prepare({ value }, inverse) {
      const items = typeof value === "string" ? commaSeparated(value) : value;
      if (!Array.isArray(items)) throw new AuthorError("needs a list, or a text with commas, as its value");
      if (items.length === 0) throw new AuthorError("the list is empty");
      const wanted = items.map(String);
      const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
      return (output) => {
        const folded = fold(output);
        const found = wanted.filter((item) => folded.includes(fold(item)));
        const missing = wanted.filter((item) => !folded.includes(fold(item)));
        const holds = any ? found.length > 0 : missing.length === 0;
        return decided(
          holds !== inverse,
          any
            ? `Expected output to ${not(inverse)}contain one of "${wanted.join(", ")}"`
            : `Expected output to ${not(inverse)}contain all of [${wanted.join(", ")}]. Missing: [${missing.join(", ")}]`,
          inverse
            ? { facts: { kind: "unwanted", texts: found }, ranges: places(output, found) }
            : { facts: { kind: "missing", texts: missing, any } },
        );
      };
    },
  };
}

/** contains and its kin: exact substrings, no Unicode forms or widths made equal. */
export const containsTypes: AssertionType[] = [false, true].flatMap((ignoreCase) => {
  const prefix = ignoreCase ? "i" : "";
  return [
    single(`${prefix}contains`, ignoreCase),
    listed(`${prefix}contains-all`, ignoreCase, false),
    listed(`${prefix}contains-any`, ignoreCase, true),
  ];
});
