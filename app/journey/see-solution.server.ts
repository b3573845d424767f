import { renderedProse } from "#app/features/catalogue/rendered.server.ts";
import { compareWork } from "#app/features/lab/compare-work.ts";
import { hasFreshCases } from "#app/features/lab/fresh-cases.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import type { Comparison, LabSolution } from "#app/features/lab/solution.ts";
import { mayOpen } from "#app/features/lab/solution.ts";
import { failedAttempts, lastSubmitted, seenSolution } from "#app/features/lab/solutions.queries.server.ts";
import { workInWords } from "#app/features/lab/work-words.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/** A lab's solution as far as the learner may have it: its text only once they have opened it. */
export function seeSolution(open: OpenActivity, lab: Lab): LabSolution {
  const { activity, done, enrolment, locale, version } = open;
  const { parts, solution, why } = lab.text[locale];
  const seen = seenSolution(enrolment, activity.id);
  if (!seen?.inThisCycle) {
    const failed = failedAttempts(enrolment.id, activity.id);
    const after = lab.solutionAfter;
    if (mayOpen({ passed: done, failedAttempts: failed, after })) return { state: "offered", passed: done };
    return { state: "closed", triesLeft: after === null ? null : after - failed };
  }
  return {
    state: "open",
    fresh: seen.freshKey !== null && !done && hasFreshCases(lab),
    text: workInWords(parts, solution),
    whyHtml: renderedProse(version, `${activity.id}/why`, why, locale),
    comparison: comparisonWith(open, lab),
  };
}

function comparisonWith({ activity, enrolment, locale }: OpenActivity, lab: Lab): Comparison | null {
  const mine = lastSubmitted(enrolment.id, activity.id, locale);
  if (!mine) return null;
  const { parts, solution } = lab.text[locale];
  const compared = compareWork(parts, mine.prompt, solution);
  const same = compared.every((part) =>
    part.kind === "text"
      ? part.diff.every((piece) => piece.change === "same")
      : part.choices.every((choice) => choice.chosenBy === "both"),
  );
  return { number: mine.number, same, parts: compared };
}
