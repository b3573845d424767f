import { AuthorError } from "./author-error.ts";

export type Variables = Readonly<Record<string, unknown>>;

const TAG = /\{\{|\{%|\{#/;
const NAME = String.raw`[^\s.,:;|()[\]{}+*/~<>=!"'%#&-]+`;
const STEP = /^\.\s*([^\s.,:;|()[\]{}+*/~<>=!"'%#&-]+)|^\[\s*(?:(\d+)|"([^"]*)"|'([^']*)')\s*\]/;

/**
 * Fills an assertion's value with the case's variables as promptfoo's templates do: {{name}}, {{order.items[0]}},
 * {{name | upper}}; an unknown variable is empty. Of the templates' language there is no more than that, and what
 * isn't there is refused instead of being taken literally.
 */
export function fillTemplate(text: string, variables: Variables): string {
  if (!TAG.test(text)) return text;
  let filled = "";
  let rest = text;
  for (;;) {
    const at = rest.search(TAG);
    if (at < 0) return filled + rest;
    filled += rest.slice(0, at);
    const opening = rest.slice(at, at + 2);
    const closing = opening === "{{" ? "}}" : opening === "{%" ? "%}" : "#}";
    const end = rest.indexOf(closing, at + 2);
    if (end < 0) throw new AuthorError(`"${opening}" is opened in the value and never closed`);
    if (opening === "{%") throw new AuthorError("template tags ({% ... %}) aren't supported in values");
    if (opening === "{{") filled += shown(evaluate(rest.slice(at + 2, end), variables));
    rest = rest.slice(end + 2);
  }
}

/** A value with its variables filled in where promptfoo fills them: in a text, and in the texts of a list. */
export function fillValue(value: unknown, variables: Variables): unknown {
  if (typeof value === "string") return fillTemplate(value, variables);
  if (!Array.isArray(value)) return value;
  return value.map((item) => (typeof item === "string" ? fillTemplate(item, variables) : item));
}

const FILTERS: Record<string, (value: unknown) => unknown> = {
  upper: (value) => shown(value).toUpperCase(),
  lower: (value) => shown(value).toLowerCase(),
  trim: (value) => shown(value).trim(),
  string: shown,
  safe: (value) => value,
  length: (value) => (Array.isArray(value) ? value.length : [...shown(value)].length),
  dump: (value) => JSON.stringify(value),
  join: (value) => (Array.isArray(value) ? value.map(shown).join("") : shown(value)),
  first: (value) => (Array.isArray(value) ? value[0] : shown(value)[0]),
  last: (value) => (Array.isArray(value) ? value.at(-1) : shown(value).at(-1)),
};

function evaluate(expression: string, variables: Variables): unknown {
  const [path = "", ...filters] = expression
    .replace(/^-/, "")
    .replace(/-$/, "")
    .split("|")
    .map((part) => part.trim());
  const unsupported = () =>
    new AuthorError(
      `"{{${expression}}}" is more than a variable: only {{name}}, {{name.part}} and filters are`,
    );
  const literal = /^(?:"([^"\\]*)"|'([^'\\]*)'|(\d+(?:\.\d+)?))$/.exec(path);
  let value: unknown;
  if (literal) value = literal[1] ?? literal[2] ?? Number(literal[3]);
  else {
    const name = new RegExp(`^${NAME}`, "u").exec(path)?.[0];
    if (name === undefined) throw unsupported();
    value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    let rest = path.slice(name.length);
    while (rest !== "") {
      const step = STEP.exec(rest);
      if (!step) throw unsupported();
      const key = step[1] ?? step[2] ?? step[3] ?? step[4] ?? "";
      value =
        value !== null && typeof value === "object" && Object.hasOwn(value, key)
          ? Reflect.get(value, key)
          : undefined;
      rest = rest.slice(step[0].length);
    }
  }
  for (const name of filters) {
    if (!Object.hasOwn(FILTERS, name))
      throw new AuthorError(`the filter "${name}" isn't supported in values`);
    value = FILTERS[name]?.(value);
  }
  return value;
}

/** What a template writes for a value. */
function shown(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}
