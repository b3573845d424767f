import type { AssertionType } from "./assertion-type.ts";
import { decided } from "./assertion-type.ts";
import { AuthorError } from "./author-error.ts";
import type { SchemaCheck } from "./json-schema.ts";
import { compileSchema } from "./json-schema.ts";
import { jsonObjectsIn } from "./json-values.ts";

/** A schema stands in the value or doesn't; what is neither is the author's error. */
function schemaOf(value: unknown): SchemaCheck | null {
  if (value === undefined || value === null || value === "" || value === false || value === 0) return null;
  if (typeof value !== "string" && typeof value !== "object")
    throw new AuthorError("the schema must be an object");
  return compileSchema(value);
}

/** The whole text parses as JSON; with a schema it conforms to it. */
export const isJson: AssertionType = {
  type: "is-json",
  prepare({ value }, inverse) {
    const schema = schemaOf(value);
    return (output) => {
      const parsed = parse(output);
      if (!parsed || !schema) {
        return decided((parsed !== null) !== inverse, "Expected output to be valid JSON", {
          facts: parsed ? { kind: "unwanted", texts: ["JSON"] } : { kind: "not-json", why: whyNot(output) },
        });
      }
      const fault = schema(parsed.value);
      if (inverse)
        return decided(fault !== null, "Output is JSON that conforms to the provided schema", {
          facts: { kind: "unwanted", texts: ["JSON"] },
        });
      return decided(
        fault === null,
        `JSON does not conform to the provided schema. Errors: ${fault?.message}`,
        fault ? { facts: { kind: "schema", fault } } : {},
      );
    };
  },
};

/** Some JSON object stands in the text; with a schema, one that conforms to it. Lists don't count. */
export const containsJson: AssertionType = {
  type: "contains-json",
  prepare({ value }, inverse) {
    const schema = schemaOf(value);
    return (output) => {
      const objects = jsonObjectsIn(output);
      if (!schema || objects.length === 0) {
        return decided(objects.length > 0 !== inverse, "Expected output to contain valid JSON", {
          facts: inverse ? { kind: "unwanted", texts: ["JSON"] } : { kind: "no-json-object" },
        });
      }
      const faults = objects.map(schema);
      const last = faults.at(-1);
      if (inverse)
        return decided(!faults.includes(null), "Output contains JSON conforming to the provided schema", {
          facts: { kind: "unwanted", texts: ["JSON"] },
        });
      return decided(
        faults.includes(null),
        `JSON does not conform to the provided schema. Errors: ${last?.message}`,
        last ? { facts: { kind: "schema", fault: last } } : {},
      );
    };
  },
};

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Why a text isn't JSON, in the three ways that a learner can mend. */
function whyNot(output: string): "fence" | "around" | "broken" {
  if (/^\s*(?:```|~~~)/.test(output)) return "fence";
  const [first, last] = [output.search(/[{[]/), Math.max(output.lastIndexOf("}"), output.lastIndexOf("]"))];
  if (first < 0 || last < first) return "broken";
  return parse(output.slice(first, last + 1)) ? "around" : "broken";
}
