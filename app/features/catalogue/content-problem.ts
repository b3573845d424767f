/** Something wrong in a content file: told to its author with the place. `line` counts from 1. */
export type ContentProblem = { file: string; line: number; message: string };
