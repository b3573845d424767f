import type { Latest, RunTrouble } from "./lab-page-data.ts";

/** What of the lab page is looked at next, by what has just come. */

/** Whether it is the text that must change. */
export function onPrompt(trouble: RunTrouble): boolean {
  return ["empty", "too-long", "too-long-to-keep", "choose", "guard"].includes(trouble.kind);
}

/** The case whose checks failed first, or the first of all. */
export function firstFailed(cases: { id: string; checks: { pass: boolean }[] }[]): string | undefined {
  return (cases.find((one) => one.checks.some((check) => !check.pass)) ?? cases[0])?.id;
}

/** Of the newest result. */
export function caseToShow(latest: Latest | null): string | undefined {
  return firstFailed(latest?.verdict?.cases ?? []);
}

/** A new result is read from its beginning, wherever the one before had been scrolled to. */
export function readFromTop(): void {
  const pane = document.getElementById("p-result");
  if (!pane) return;
  pane.scrollTop = 0;
  if (pane.getBoundingClientRect().top < 0) pane.scrollIntoView();
}
