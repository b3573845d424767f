import { and, eq } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { labAttempt, labNote, labRun } from "#db/schema/lab.ts";

/** A try of somebody in a lab. */
export type OwnTry = { enrolmentId: string; activityId: string; tryId: string };

/**
 * Keeps a note on a try in place of the one that was there; an empty one takes it away.
 * @returns "unknown" when the learner has no such try in the lab, "over" when the time of its texts is over
 */
export function keepNote(tx: Transaction, target: OwnTry, body: string): "kept" | "unknown" | "over" {
  const { enrolmentId, tryId } = target;
  const found = ownTry(tx, target);
  if (!found) return "unknown";
  if (body === "") {
    tx.delete(labNote).where(eq(labNote.tryId, tryId)).run();
    return "kept";
  }
  if (found.emptiedAt !== null) return "over";
  tx.insert(labNote)
    .values({ tryId, enrolmentId, body, writtenAt: now() })
    .onConflictDoUpdate({ target: labNote.tryId, set: { body, writtenAt: now() } })
    .run();
  return "kept";
}

function ownTry(tx: Transaction, { enrolmentId, activityId, tryId }: OwnTry) {
  const mine = (table: typeof labRun | typeof labAttempt) =>
    and(eq(table.id, tryId), eq(table.enrolmentId, enrolmentId), eq(table.activityId, activityId));
  return (
    tx.select({ emptiedAt: labRun.emptiedAt }).from(labRun).where(mine(labRun)).get() ??
    tx.select({ emptiedAt: labAttempt.emptiedAt }).from(labAttempt).where(mine(labAttempt)).get()
  );
}
