/** Something wrong in a content file: told to its author with the place. `line` counts from 1. */
export type ContentProblem = { file: string; line: number; message: string };

/** Content that can't be used, with everything that is wrong with it, not only the first thing. */
export class ContentError extends Error {
  override name = "ContentError";
  readonly problems: ContentProblem[];
  constructor(problems: ContentProblem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** `file:line  message`, as editors and terminals make it clickable. */
export function formatProblem({ file, line, message }: ContentProblem): string {
  return `${file}:${line}  ${message}`;
}
