import { AuthorError } from "./author-error.ts";

/** Steps that a schema's references may unfold to. */
const MOST_STEPS = 20_000;

/**
 * What a schema may cost: references that unfold into each other again and again (each step twice the one before)
 * are refused. For a recursive schema that asks the same part more than once: how deep data may be nested, so that
 * no value takes exponential time; null when depth doesn't matter.
 */
export function schemaCost(schema: unknown): { deepest: number | null } {
  const sizes = new Map<unknown, number>();
  const open = new Set<unknown>();
  let returns = 0;
  const size = (node: unknown): number => {
    if (typeof node !== "object" || node === null) return 0;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    if (open.has(node)) {
      returns += 1;
      return 0;
    }
    open.add(node);
    let total = 1;
    for (const [key, part] of Object.entries(node)) {
      if (key === "enum" || key === "const" || key === "default" || key === "examples") continue;
      total += key === "$ref" && typeof part === "string" ? size(target(schema, part)) : size(part);
    }
    if (total > MOST_STEPS) throw new AuthorError("the schema's references unfold too far");
    open.delete(node);
    sizes.set(node, total);
    return total;
  };
  try {
    size(schema);
  } catch (error) {
    if (error instanceof RangeError) throw new AuthorError("the schema is nested too deeply");
    throw error;
  }
  return { deepest: returns > 1 ? Math.floor(20 / Math.log2(returns)) : null };
}

/** What a reference within the schema points to; one that leads nowhere is left to the schema's compiler. */
function target(schema: unknown, reference: string): unknown {
  if (!reference.startsWith("#")) return null;
  let node: unknown = schema;
  for (const step of reference.slice(1).split("/").slice(1)) {
    const key = decode(step).replace(/~1/g, "/").replace(/~0/g, "~");
    node =
      typeof node === "object" && node !== null && Object.hasOwn(node, key) ? Reflect.get(node, key) : null;
  }
  return node;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    // A stray % is taken as it stands.
    return step;
  }
}
