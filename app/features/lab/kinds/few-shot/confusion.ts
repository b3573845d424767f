import type { CaseVerdict } from "../../lab.ts";

/** A case with the class that it belongs to and the one that was answered; null for what is no class. */
export type Sorted = { id: string; expected: string; answered: string | null };

/**
 * What became of each case, from what its checks found: the class that a case belongs to is no part of a lab's page,
 * it comes with a verdict alone. Cases that no check held against a class are left out.
 */
export function sortedCases(labels: readonly string[], cases: readonly CaseVerdict[]): Sorted[] {
  const known = (label: string | undefined) => labels.find((one) => one === label) ?? null;
  return cases.flatMap(({ id, checks }) => {
    const held = checks.filter((check) => check.type === "label-in");
    const answered = held.map((check) => known(check.found)).find((label) => label !== null) ?? null;
    const wanted = held.map((check) => known(check.expected)).find((label) => label !== null) ?? null;
    // Nothing else was expected where every check holds.
    const expected = wanted ?? (held.every((check) => check.pass) ? answered : null);
    return expected === null ? [] : [{ id, expected, answered }];
  });
}

/** A cell of the matrix: the cases of one class that were answered with one. */
export type Cell = { expected: string; answered: string | null; right: boolean; cases: string[] };

/** The confusion matrix, a row for each class and a last column for what was no class. */
export function confusionOf(labels: readonly string[], sorted: readonly Sorted[]): Cell[][] {
  return labels.map((expected) =>
    [...labels, null].map((answered) => ({
      expected,
      answered,
      right: expected === answered,
      cases: sorted
        .filter((one) => one.expected === expected && one.answered === answered)
        .map((one) => one.id),
    })),
  );
}

/** Of a class: how many cases belong to it, how many were answered with it, and how many of these rightly. */
export type Rate = { label: string; belong: number; answered: number; right: number };

export function ratesOf(labels: readonly string[], sorted: readonly Sorted[]): Rate[] {
  return labels.map((label) => {
    const belong = sorted.filter((one) => one.expected === label);
    return {
      label,
      belong: belong.length,
      answered: sorted.filter((one) => one.answered === label).length,
      right: belong.filter((one) => one.answered === label).length,
    };
  });
}
