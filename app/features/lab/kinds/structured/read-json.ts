/** What an answer is that should have been JSON and nothing else. */
export type ReadJson =
  | { kind: "json"; value: unknown }
  /** There is JSON in it, but with a fence or words around. */
  | { kind: "fence" | "around"; value: unknown }
  | { kind: "empty" | "none" }
  /** It breaks off or goes wrong; counted from 1, columns in characters. */
  | { kind: "broken"; line: number; column: number; near: string }
  | { kind: "unfinished" };

/** Reads an answer and, where it isn't JSON, finds the place: the engines' own messages differ from each other. */
export function readJson(text: string): ReadJson {
  if (text.trim() === "") return { kind: "empty" };
  const whole = parsed(text);
  if (whole) return { kind: "json", value: whole.value };
  const start = text.search(/[{[]/);
  if (start < 0) return { kind: "none" };
  const { end, fault } = scan(text, start);
  if (fault === null) {
    const inner = parsed(text.slice(start, end));
    if (inner) return { kind: /^\s*(?:```|~~~)/.test(text) ? "fence" : "around", value: inner.value };
  }
  const at = fault ?? end;
  if (at >= text.trimEnd().length) return { kind: "unfinished" };
  const before = text.slice(0, at).split("\n");
  const line = text.slice(at).split("\n")[0] ?? "";
  return {
    kind: "broken",
    line: before.length,
    column: [...(before.at(-1) ?? "")].length + 1,
    near: [...line].slice(0, 12).join("").trimEnd(),
  };
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

const STRING = /"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
const BLANK = /[ \t\r\n]*/y;

/** Walks over one value without building it: where it ends, or the first place at which it can't go on. */
function scan(text: string, start: number): { end: number; fault: number | null } {
  // What is still open, and what may come next: v a value, k a key, c a colon, n a comma or the end.
  const open: ("{" | "[")[] = [];
  let next: "v" | "k" | "c" | "n" = "v";
  let mayClose = false;
  let at = start;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  while (at < text.length) {
    take(BLANK);
    const sign = text[at];
    const inside = open.at(-1);
    const closes = (sign === "}" && inside === "{") || (sign === "]" && inside === "[");
    if (closes && (next === "n" || mayClose)) {
      open.pop();
      at += 1;
      next = "n";
      mayClose = false;
      if (open.length === 0) return { end: at, fault: null };
    } else if (next === "v" && (sign === "{" || sign === "[")) {
      open.push(sign);
      at += 1;
      next = sign === "{" ? "k" : "v";
      mayClose = true;
    } else if (next === "n" && sign === ",") {
      at += 1;
      next = inside === "{" ? "k" : "v";
      mayClose = false;
    } else if (next === "c" && sign === ":") {
      at += 1;
      next = "v";
    } else if (next === "k" && take(STRING)) {
      next = "c";
      mayClose = false;
    } else if (next === "v" && (take(STRING) || take(SCALAR))) {
      next = "n";
      mayClose = false;
    } else return { end: at, fault: at };
  }
  return { end: at, fault: at };
}
