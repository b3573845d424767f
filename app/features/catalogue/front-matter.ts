import type { z } from "zod";
import { issueMessage } from "./yaml-problem.ts";
import { parseYaml } from "./yaml-text.ts";

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
  const read = parseYaml(yaml, lineBefore + 1);
  if (!("value" in read)) return { data: null, problems: [read] };
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return { data: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => ({
    line: read.lineOf(issue.path),
    message: issueMessage(issue),
  }));
  return { data: null, problems };
}

/** The text after the front matter, of a file that is known to be right. */
export function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n?/, "");
}
