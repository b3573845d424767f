/** Deep equality of two JSON values: order of keys doesn't count, -0 isn't 0. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameJson(item, b[index]));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameJson(Reflect.get(a, key), Reflect.get(b, key)));
}

/** One text for equal JSON values, different texts for different ones: makes sets of values possible. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(Reflect.get(value, key))}`);
  return `{${members.join(",")}}`;
}

/** An attempt's slice of text may be this long, as in promptfoo. */
const LONGEST = 100_000;
/** Text that one output's attempts may read in all, so that thousands of braces can't take minutes. */
const WORK = 20_000_000;

/**
 * The JSON objects in a text, as promptfoo finds them: from each `{` to the brace that balances it (braces are
 * counted without regard to strings); an object that the text breaks off in gets its closing braces. Only real
 * JSON counts here.
 */
export function jsonObjectsIn(text: string): unknown[] {
  const objects: unknown[] = [];
  const closing = balance(text);
  let work = 0;
  for (let at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at + 1)) {
    OBJECT_BEGINS.lastIndex = at + 1;
    if (at + 1 >= text.length || !OBJECT_BEGINS.test(text)) continue;
    const limit = Math.min(at + LONGEST, text.length);
    const close = closing.get(at);
    const end = close !== undefined && close < limit ? close + 1 : limit;
    work += end - at;
    if (work > WORK) break;
    const slice = text.slice(at, end);
    const missing = close !== undefined && close < limit ? 0 : openBraces(slice);
    const parsed = parse(slice + "}".repeat(missing));
    if (parsed === undefined) continue;
    objects.push(parsed);
    at = end - 1;
  }
  return objects;
}

/** What may follow a brace in JSON; anything else isn't worth an attempt. */
const OBJECT_BEGINS = /[ \t\n\r]*(?:["}]|$)/y;

/** For each `{` the place of the `}` that balances it. */
function balance(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7b) open.push(at);
    else if (unit === 0x7d) {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, at);
    }
  }
  return pairs;
}

function openBraces(text: string): number {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7b) open += 1;
    else if (unit === 0x7d) open -= 1;
  }
  return open;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
