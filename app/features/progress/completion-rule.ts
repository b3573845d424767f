/** How a course declares that it is done. One rule so far; course.md names it. */
export type CompletionRule = { require: "all-activities" };

/**
 * What a rule still asks for.
 * @param activityIds all activities of the course version, in order
 * @param done ids of the activities done
 * @returns ids of what is missing, in course order; empty means complete
 */
export function missingFor(
  rule: CompletionRule,
  activityIds: readonly string[],
  done: ReadonlySet<string>,
): string[] {
  switch (rule.require) {
    case "all-activities":
      return activityIds.filter((id) => !done.has(id));
  }
}
