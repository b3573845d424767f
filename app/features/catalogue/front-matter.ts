import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { issueMessage, yamlProblem } from "./yaml-problem.ts";

export type FrontMatter<T> = {
  data: T | null;
  /** The text after the front matter. */
  body: string;
  /** Line of the file on which the body begins. */
  bodyLine: number;
  problems: { line: number; message: string }[];
};

/** Splits off the YAML between the first two `---` lines and checks it; lines are those of the file. */
export function readFrontMatter<T>(text: string, schema: z.ZodType<T>): FrontMatter<T> {
  const match = /^---\n([\s\S]*?)\n---\n?/.exec(text);
  if (!match) {
    return {
      data: null,
      body: text,
      bodyLine: 1,
      problems: [{ line: 1, message: "the file must begin with front matter between two --- lines" }],
    };
  }
  const yaml = match[1] ?? "";
  const body = text.slice(match[0].length);
  const bodyLine = match[0].split("\n").length;
  const { data, problems } = readYaml(yaml, schema, 1);
  return { data, body, bodyLine, problems };
}

/**
 * Parses YAML and checks it against a schema.
 * @param lineBefore number of the file's line just before the YAML
 */
export function readYaml<T>(
  yaml: string,
  schema: z.ZodType<T>,
  lineBefore: number,
): { data: T | null; problems: { line: number; message: string }[] } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line + lineBefore;
  const broken = yamlProblem(yaml, document.errors);
  if (broken) return { data: null, problems: [{ line: lineAt(broken.offset), message: broken.message }] };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { data: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => {
    // The nearest key that is there: a missing one is reported where it should stand.
    let path = issue.path as (string | number)[];
    let node = document.getIn(path, true) as { range?: [number, number, number] | null } | undefined;
    while (!node?.range && path.length > 0) {
      path = path.slice(0, -1);
      node = (path.length > 0 ? document.getIn(path, true) : document.contents) as typeof node;
    }
    return { line: lineAt(node?.range?.[0] ?? 0), message: issueMessage(issue) };
  });
  return { data: null, problems };
}

/** The text after the front matter, of a file that is known to be right. */
export function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n?/, "");
}
