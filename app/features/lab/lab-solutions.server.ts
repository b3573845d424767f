import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { labSolution } from "#db/schema/lab.ts";
import { mayOpen } from "./solution.ts";
import { failedAttempts } from "./solutions.queries.server.ts";

/**
 * Opens a lab's solution, once: a second click changes nothing.
 * @param input.after failed submissions that open it, as the lab's file says
 * @returns what is new, or null: it may not be opened yet, or it is open
 */
export function keepSolutionOpened(
  tx: Transaction,
  input: { enrolmentId: string; activityId: string; passed: boolean; after: number | null },
): { reason: "passed" | "tries"; failedAttempts: number } | null {
  const { passed, after, ...lab } = input;
  const failed = failedAttempts(lab.enrolmentId, lab.activityId, tx);
  if (!mayOpen({ passed, failedAttempts: failed, after })) return null;
  const opening = { reason: passed ? ("passed" as const) : ("tries" as const), failedAttempts: failed };
  const { changes } = tx
    .insert(labSolution)
    .values({ ...lab, ...opening, openedAt: now() })
    .onConflictDoNothing()
    .run();
  return changes === 1 ? opening : null;
}
