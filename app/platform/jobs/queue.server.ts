import { and, eq, inArray, isNull, lt, lte, min, or, sql } from "drizzle-orm";
import type { Database, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import { job } from "#db/schema/platform.ts";
import { now, nowMs } from "../clock.ts";
import { newId } from "../ids.ts";
import type { Payload } from "./job.ts";

/** How long whoever took a job may be silent before it is taken again. A runner that lives says so three times in it. */
export const LEASE_MS = 60_000;

export type JobRow = typeof job.$inferSelect;
/** A job somebody has taken, with the token that shows it. */
export type TakenJob = JobRow & { lease: string };

/** How a try ended. */
export type Settlement = { id: string; lease: string } & (
  | { outcome: "done" }
  | { outcome: "dead"; cause: string }
  /** To be tried again. */
  | { outcome: null; cause: string; dueAt: string }
);

const insertJob = preparedOnce((database) =>
  database.insert(job).values(placeholdersFor(job)).onConflictDoNothing().prepare(),
);

/** Those in this process who want to know at once that there is something to do. */
const sleepers = new Set<() => void>();

/** Has a function called soon after a job was put down in this process. @returns ends that */
export function onEnqueue(wake: () => void): () => void {
  sleepers.add(wake);
  return () => void sleepers.delete(wake);
}

/**
 * Puts a job down in the transaction of what it follows from: both are kept or neither.
 * @param entry.key what it is for; put down a second time, it is the first one
 * @param entry.runAt ISO, UTC: not before then
 * @returns whether it was new
 */
export function enqueue(
  tx: Transaction,
  entry: { key: string; kind: string; payload: Payload; runAt?: string },
): boolean {
  const { changes } = insertJob(tx).run({
    id: newId(),
    key: entry.key,
    kind: entry.kind,
    payload: entry.payload,
    createdAt: now(),
    dueAt: entry.runAt ?? now(),
    attempts: 0,
    lease: null,
    cause: null,
    outcome: null,
    endedAt: null,
  });
  // A transaction is synchronous: by then it is committed.
  for (const wake of sleepers) setImmediate(wake);
  return changes > 0;
}

/**
 * Takes jobs that are due, those first that have been due longest, with a lease. One statement, so that no two
 * processes take the same one; a job whose lease has ended is due like any other.
 * @param kinds what the one who takes them can do: during an upgrade an older process leaves the new kinds alone
 */
export function takeJobs(tx: Transaction, kinds: readonly string[], most: number): TakenJob[] {
  const lease = newId();
  const due = tx
    .select({ id: job.id })
    .from(job)
    .where(and(isNull(job.outcome), lte(job.dueAt, now()), inArray(job.kind, [...kinds])))
    .orderBy(job.dueAt, job.id)
    .limit(most);
  return tx
    .update(job)
    .set({ lease, dueAt: leaseEnd(), attempts: sql`${job.attempts} + 1` })
    .where(inArray(job.id, due))
    .returning()
    .all()
    .map((row) => ({ ...row, lease }));
}

const leaseEnd = () => new Date(nowMs() + LEASE_MS).toISOString();

/** The condition that a job is still whose lease it was. */
const heldBy = ({ id, lease }: { id: string; lease: string }) =>
  and(eq(job.id, id), eq(job.lease, lease), isNull(job.outcome));

/** Says that whoever took a job is still at it. @returns false where it has been taken from them */
export function renewLease(tx: Transaction, held: { id: string; lease: string }): boolean {
  return tx.update(job).set({ dueAt: leaseEnd() }).where(heldBy(held)).run().changes > 0;
}

/** Writes down how a try ended. @returns false where the lease had been lost, and nothing was written */
export function settleJob(tx: Transaction, held: Settlement): boolean {
  const change =
    held.outcome === null
      ? { lease: null, cause: held.cause, dueAt: held.dueAt }
      : {
          lease: null,
          outcome: held.outcome,
          endedAt: now(),
          ...(held.outcome === "dead" && { cause: held.cause }),
        };
  return tx.update(job).set(change).where(heldBy(held)).run().changes > 0;
}

/** Gives a job back that was taken and not finished: whoever comes next may take it at once. */
export function giveBack(tx: Transaction, held: { id: string; lease: string }): void {
  tx.update(job).set({ lease: null, dueAt: now() }).where(heldBy(held)).run();
}

/** When the next open job of these kinds is due, in milliseconds since the epoch; Infinity where none is open. */
export function nextDueMs(kinds: readonly string[], database: Database = getDatabase()): number {
  const row = database
    .select({ at: min(job.dueAt) })
    .from(job)
    .where(and(isNull(job.outcome), inArray(job.kind, [...kinds])))
    .get();
  return row?.at ? Date.parse(row.at) : Number.POSITIVE_INFINITY;
}

/** Lets a dead job be tried again, from its first attempt. @returns false where it isn't dead */
export function reviveJob(tx: Transaction, id: string): boolean {
  const { changes } = tx
    .update(job)
    .set({ outcome: null, endedAt: null, attempts: 0, dueAt: now() })
    .where(and(eq(job.id, id), eq(job.outcome, "dead")))
    .run();
  for (const wake of sleepers) setImmediate(wake);
  return changes > 0;
}

/** Puts a dead job aside: nobody has to look at it any more. @returns false where it isn't dead */
export function setJobAside(tx: Transaction, id: string): boolean {
  return (
    tx
      .update(job)
      .set({ outcome: "aside", endedAt: now() })
      .where(and(eq(job.id, id), eq(job.outcome, "dead")))
      .run().changes > 0
  );
}

/** Forgets what was done, or put aside, before a moment. Dead jobs stay until somebody has looked. */
export function forgetEndedJobs(tx: Transaction, before: string): number {
  return tx
    .delete(job)
    .where(and(or(eq(job.outcome, "done"), eq(job.outcome, "aside")), lt(job.endedAt, before)))
    .run().changes;
}
