import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import {
  activityCompletion,
  completion,
  completionWithdrawal,
  readingPosition,
} from "#db/schema/progress.ts";

const insertActivity = preparedOnce((database) =>
  database
    .insert(activityCompletion)
    .values(placeholdersFor(activityCompletion))
    .onConflictDoNothing()
    .prepare(),
);

/** Notes that an activity is done. @returns false when it already was; nothing is written then */
export function markActivityDone(
  tx: Transaction,
  input: {
    enrolmentId: string;
    activityId: string;
    kind: "lesson" | "quiz" | "lab";
    attemptId: string | null;
  },
): boolean {
  const { changes } = insertActivity(tx).run({ id: newId(), ...input, completedAt: now() });
  return changes === 1;
}

/**
 * Notes that a course is done, with everything as it was that day.
 * @returns the completion's id, or null when there already was one
 */
export function markCourseDone(
  tx: Transaction,
  snapshot: Omit<typeof completion.$inferInsert, "id" | "completedAt">,
): string | null {
  const id = newId();
  const { changes } = tx
    .insert(completion)
    .values({ ...snapshot, id, completedAt: now() })
    .onConflictDoNothing()
    .run();
  return changes === 1 ? id : null;
}

/** Takes a completion back: it stays on record and counts nowhere. @returns false when that was done before */
export function withdrawCompletion(
  tx: Transaction,
  withdrawal: { completionId: string; by: string; because: string },
): boolean {
  const row = { ...withdrawal, at: now() };
  return tx.insert(completionWithdrawal).values(row).onConflictDoNothing().run().changes > 0;
}

/** Keeps where someone stopped reading. */
export function saveReadingPosition(
  tx: Transaction,
  input: { enrolmentId: string; activityId: string; headingId: string },
): void {
  const savedAt = now();
  tx.insert(readingPosition)
    .values({ ...input, savedAt })
    .onConflictDoUpdate({
      target: [readingPosition.enrolmentId, readingPosition.activityId],
      set: { headingId: input.headingId, savedAt },
    })
    .run();
}
