import { Ajv } from "ajv";
import formatsPlugin from "ajv-formats";
import { parse as parseYaml } from "yaml";
import type { SchemaFault } from "./assertion-type.ts";
import { AuthorError } from "./author-error.ts";
import { canonicalJson } from "./json-values.ts";
import { compilePattern } from "./pattern.ts";
import { schemaCost } from "./schema-cost.ts";

/** What is wrong with a value, the first thing only; null when it conforms. */
export type SchemaCheck = (value: unknown) => SchemaFault | null;

const KEPT = 200;
const kept = new Map<string, SchemaCheck>();

/**
 * Compiles an author's JSON schema (an object, or a text in JSON or YAML): draft 7, formats on, unknown keywords
 * refused, patterns on RE2, nothing fetched.
 */
export function compileSchema(given: unknown): SchemaCheck {
  const schema = typeof given === "string" ? read(given) : given;
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null || Array.isArray(schema)))
    throw new AuthorError("the schema must be an object");
  const key = JSON.stringify(schema);
  const known = kept.get(key);
  if (known) return known;
  const check = compiled(schema);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, check);
  return check;
}

function read(text: string): unknown {
  if (text.startsWith("file://")) throw new AuthorError("a schema can't be read from a file");
  try {
    return parseYaml(text, { schema: "core", logLevel: "silent" });
  } catch (error) {
    throw new AuthorError(`the schema can't be read: ${firstLine(error)}`);
  }
}

function compiled(schema: object | boolean): SchemaCheck {
  const { deepest } = schemaCost(schema);
  let validate: ReturnType<Ajv["compile"]>;
  try {
    validate = engine().compile(schema);
  } catch (error) {
    if (error instanceof AuthorError) throw error;
    throw new AuthorError(`the schema is wrong: ${firstLine(error)}`);
  }
  return (value) => {
    try {
      if (deepest !== null && depthOf(value, deepest) > deepest)
        return { path: "", keyword: "depth", detail: "", message: "nested too deeply for this schema" };
      if (validate(value)) return null;
    } catch (error) {
      // A recursive schema follows data as deep as it goes: the stack ends before the data does.
      if (!(error instanceof RangeError)) throw error;
      return { path: "", keyword: "depth", detail: "", message: "nested too deeply" };
    }
    const [first] = validate.errors ?? [];
    if (!first) return { path: "", keyword: "unknown", detail: "", message: "does not conform" };
    const { instancePath: path, keyword, params, message = "" } = first;
    return { path, keyword, detail: detailOf(keyword, params), message: `data${path} ${message}` };
  };
}

/** Made anew for each schema, so that two schemas of the same $id don't meet. */
function engine(): Ajv {
  const ajv = new Ajv({
    strictSchema: true,
    logger: false,
    code: {
      regExp: Object.assign((pattern: string) => compilePattern(pattern, true) as unknown as RegExp, {
        code: 'require("./pattern")',
      }),
    },
  });
  formatsPlugin.default(ajv);
  // The built-in one compares every item with every other.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    error: { message: "must NOT have duplicate items" },
    validate: (unique: boolean, items: unknown[]) =>
      !unique || new Set(items.map(canonicalJson)).size === items.length,
  });
  return ajv;
}

/** The part of an error that a learner can act on: the key that is missing or too much, the values allowed. */
function detailOf(keyword: string, params: Record<string, unknown>): string {
  const part =
    params.missingProperty ??
    params.additionalProperty ??
    params.allowedValues ??
    params.allowedValue ??
    params.type ??
    params.limit ??
    params.format ??
    params.pattern;
  if (keyword === "pattern" || part === undefined) return "";
  return Array.isArray(part) ? part.map(String).join(", ") : String(part);
}

/** How deep a value is nested, no further than just past `limit`. */
function depthOf(value: unknown, limit: number): number {
  let level: unknown[] = [value];
  for (let depth = 0; ; depth += 1) {
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
    if (level.length === 0 || depth > limit) return depth;
  }
}

const firstLine = (error: unknown) =>
  error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
