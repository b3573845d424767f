import type { RunTrouble } from "./lab-page-data.ts";

/** With which HTTP status a form's answer tells a trouble: it is the prompt, the hour's calls, or the model. */
export function statusOfTrouble(trouble: RunTrouble): 400 | 429 | 503 {
  if (trouble.kind === "guard") return 400;
  return trouble.kind === "quota" ? 429 : 503;
}
