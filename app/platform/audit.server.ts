import { and, desc, eq, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import { auditEvent } from "#db/schema/platform.ts";
import type { AuditLink } from "./audit-chain.server.ts";
import { commitmentTo, linkHash, NO_HASH } from "./audit-chain.server.ts";
import { now } from "./clock.ts";
import { requestAddress } from "./request-address.server.ts";

export type AuditEntry = {
  /** Person id; null when the system acted by itself or from the command line. */
  actorId: string | null;
  /** What was done, as `noun.verb`: "enrolment.create", "certificate.revoke". */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Ids, codes and numbers only: names and texts that people wrote stay in their own tables. */
  detail?: Record<string, unknown>;
  requestId?: string | null;
  /** Why, in somebody's own words. It may name people, so it is kept apart and can be emptied. */
  reason?: string;
};

const insertEvent = preparedOnce((database) =>
  database.insert(auditEvent).values(placeholdersFor(auditEvent)).prepare(),
);

const selectLast = preparedOnce((database) =>
  database
    .select({ seq: auditEvent.seq, hash: auditEvent.hash })
    .from(auditEvent)
    .orderBy(desc(auditEvent.seq))
    .limit(1)
    .prepare(),
);

/** An event as the chain covers it, JSON as the text that stands in the table. */
export const LINK = {
  seq: auditEvent.seq,
  at: auditEvent.at,
  actorId: auditEvent.actorId,
  action: auditEvent.action,
  subjectType: auditEvent.subjectType,
  subjectId: auditEvent.subjectId,
  detail: sql<string>`${auditEvent.detail}`,
  requestId: auditEvent.requestId,
  commitment: auditEvent.commitment,
};

/**
 * Adds the audit row of a change, in the transaction of that change: both are kept or neither. The transaction holds
 * the write lock, so no other row can come between the last one and this.
 */
export function recordAudit(tx: Transaction, entry: AuditEntry): void {
  const last = selectLast(tx).get();
  const link = {
    seq: (last?.seq ?? 0) + 1,
    at: now(),
    actorId: entry.actorId,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    requestId: entry.requestId ?? null,
  };
  const detail = entry.detail ?? {};
  const said = asideOf(entry);
  const commitment = said ? commitmentTo(said.aside, said.salt) : "";
  const previous = last === undefined || last.hash !== NO_HASH ? (last?.hash ?? NO_HASH) : hashOfAll(tx);
  insertEvent(tx).run({
    ...link,
    detail,
    aside: said?.aside ?? null,
    salt: said?.salt ?? null,
    commitment,
    hash: linkHash(previous, { ...link, detail: JSON.stringify(detail), commitment }),
  });
}

/** What may name people: said in text of its own, which is emptied when its time is over. */
export type AuditAside = { reason?: string; address?: string };

function asideOf({ reason }: AuditEntry): { aside: string; salt: string } | null {
  const address = requestAddress();
  if (!reason && !address) return null;
  const aside: AuditAside = { ...(reason && { reason }), ...(address && { address }) };
  return { aside: JSON.stringify(aside), salt: crypto.randomUUID() };
}

/** Where the rows there are have no hashes of their own, the first that has one covers them all. */
function hashOfAll(tx: Transaction): string {
  const links: AuditLink[] = tx.select(LINK).from(auditEvent).orderBy(auditEvent.seq).all();
  return links.reduce(linkHash, NO_HASH);
}

/** Empties what may name people in events older than a moment. The chain covers a commitment and still holds. */
export function emptyAsides(tx: Transaction, before: string): number {
  return tx
    .update(auditEvent)
    .set({ aside: null, salt: null })
    .where(and(lt(auditEvent.at, before), isNotNull(auditEvent.salt)))
    .run().changes;
}

/** Empties what may name a person in all events that they did or that were about them or what is theirs. */
export function emptyAsidesOf(tx: Transaction, personId: string, subjects: readonly string[]): number {
  const theirs = or(
    eq(auditEvent.actorId, personId),
    inArray(auditEvent.subjectId, [personId, ...subjects]),
    sql`${auditEvent.detail} ->> 'personId' = ${personId}`,
  );
  return tx
    .update(auditEvent)
    .set({ aside: null, salt: null })
    .where(and(theirs, isNotNull(auditEvent.salt)))
    .run().changes;
}
