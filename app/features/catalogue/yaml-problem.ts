import type { YAMLError } from "yaml";

/** What a reader of YAML stumbles over first; what follows in the same block is mostly its echo. */
export type YamlProblem = { offset: number; message: string };

/**
 * The first thing that is wrong with a block of YAML, for someone who writes a course and not a program: without the
 * reader's own count of lines (it begins at the block), and with a word on the two slips that people here make.
 * @param yaml the block
 * @param errors what the `yaml` package found in it; at least one
 */
export function yamlProblem(yaml: string, errors: readonly YAMLError[]): YamlProblem | null {
  const first = errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0];
  if (!first) return null;
  const said = (first.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  const slip = slipIn(yaml, first.pos[0]);
  return { offset: slip?.offset ?? first.pos[0], message: `YAML: ${said}${slip ? ` (${slip.hint})` : ""}` };
}

/** A slip on the line of the error, or on the last line with text above it: YAML often notices one line late. */
function slipIn(yaml: string, offset: number): { offset: number; hint: string } | null {
  let end = yaml.indexOf("\n", offset);
  if (end < 0) end = yaml.length;
  for (let tries = 0; tries < 2 && end > 0; tries += 1) {
    const start = yaml.lastIndexOf("\n", end - 1) + 1;
    const line = yaml.slice(start, end);
    const hint = slipOf(line);
    if (hint) return { offset: start, hint };
    end = yaml.slice(0, start).trimEnd().length;
  }
  return null;
}

function slipOf(line: string): string | null {
  if (/^ *\t/.test(line)) return "this line is indented with a tab; use spaces";
  // Within quotes, a full-width colon is text like any other.
  const bare = line.replace(/"[^"]*"|'[^']*'/g, "");
  if (/^\s*(?:- )?\{?\s*[\w-]+：/.test(bare) || /[,{]\s*[\w-]+：/.test(bare))
    return "the colon after a name is full-width ：; write : and a space";
  return null;
}

/**
 * What a schema found wrong, with the place in the value: "minutes: is missing".
 * @param issue one of zod's issues
 * @param root what to call the value itself, where the issue is about the whole of it
 */
export function issueMessage(issue: { path: PropertyKey[]; message: string }, root = ""): string {
  const where = issue.path.map(String).join(".") || root;
  const message = issue.message.replace(
    /^Invalid input: expected (.+), received undefined$/,
    "is missing ($1)",
  );
  return where ? `${where}: ${message}` : message;
}
