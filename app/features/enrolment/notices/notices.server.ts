import { and, eq, inArray, isNull, lt, lte } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import { notice } from "#db/schema/notice.ts";
import type { NoticeDetail, NoticeKind } from "./notice-kinds.ts";
import { NOTICE_KINDS } from "./notice-kinds.ts";

const insertNotice = preparedOnce((database) =>
  database.insert(notice).values(placeholdersFor(notice)).onConflictDoNothing().prepare(),
);

/**
 * Tells somebody something, in the transaction of what it follows from: both are kept or neither. It stands on their
 * page at once; a mail follows where they want one.
 * @param about.event the id of what it follows from; told a second time, it is the first one
 * @returns whether it was new
 */
export function noteNotice<K extends NoticeKind>(
  tx: Transaction,
  about: { kind: K; personId: string; event: string; detail: NoticeDetail<K> },
): boolean {
  const createdAt = now();
  const { changes } = insertNotice(tx).run({
    ...{ id: newId(), ...about, createdAt, seenAt: null, digestId: null },
    mailSettledAt: NOTICE_KINDS[about.kind].mailed ? null : createdAt,
  });
  return changes > 0;
}

/** Notes that somebody has seen one notice of theirs. @returns false where they have none with this id */
export function markSeen(tx: Transaction, personId: string, id: string): boolean {
  const own = and(eq(notice.id, id), eq(notice.personId, personId));
  tx.update(notice)
    .set({ seenAt: now() })
    .where(and(own, isNull(notice.seenAt)))
    .run();
  return tx.select({ id: notice.id }).from(notice).where(own).get() !== undefined;
}

/** Notes that somebody has seen everything up to an instant: what came later wasn't on the page that they saw. */
export function markAllSeen(tx: Transaction, personId: string, until: string): number {
  return tx
    .update(notice)
    .set({ seenAt: now() })
    .where(and(eq(notice.personId, personId), isNull(notice.seenAt), lte(notice.createdAt, until)))
    .run().changes;
}

/** Settles the mail of notices: they go into a digest, or (null) no mail is wanted about them. */
export function settleMail(tx: Transaction, ids: readonly string[], digestId: string | null): void {
  tx.update(notice)
    .set({ mailSettledAt: now(), digestId })
    .where(and(inArray(notice.id, [...ids]), isNull(notice.mailSettledAt)))
    .run();
}

/** How many notices are let go of in one transaction. */
const BATCH = 500;

/** Forgets notices from before an instant, seen or not. @returns how many; the rest is left for the next call */
export function forgetNotices(tx: Transaction, before: string): number {
  const old = tx
    .select({ id: notice.id })
    .from(notice)
    .where(lt(notice.createdAt, before))
    .orderBy(notice.createdAt)
    .limit(BATCH);
  return tx.delete(notice).where(inArray(notice.id, old)).run().changes;
}
