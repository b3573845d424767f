import type { SQL } from "drizzle-orm";
import { and, desc, eq, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { auditEvent, auditHead } from "#db/schema/platform.ts";
import type { AuditAside } from "./audit.server.ts";

/** What is looked for in the audit; all that is given must hold. */
export type AuditSearch = {
  /** Who did it; `null` is the system itself: the command line, a start, the housekeeping. */
  actorId?: string | null;
  /** On whom: the person's id, and the ids of what is theirs. */
  about?: { personId: string; subjects: string[] };
  action?: string;
  /** First moment, and the first moment after. */
  from?: string;
  until?: string;
  /** Only events before this number: the next page. */
  before?: number;
};

export type FoundEvent = {
  seq: number;
  at: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  detail: Record<string, unknown>;
  requestId: string | null;
  hash: string;
  /** Empty where there never was any, and after its time is over. */
  aside: AuditAside;
};

/** Events that one search looks through at most: so long a look doesn't hold up the pages of others. */
const REACH = 100_000;

/**
 * Events that a search is for, the newest first.
 * @param limit most events to find
 * @returns with `next`, the number before which a search goes on: more may be there; null when all was looked through
 */
export function searchAudit(
  search: AuditSearch,
  limit: number,
  { reach = REACH, database = getDatabase() }: { reach?: number; database?: Database } = {},
): { events: FoundEvent[]; next: number | null } {
  const before = search.before ?? lastNumber(database) + 1;
  const reached = Math.max(1, before - reach);
  const found = select(search, { from: reached, before }, limit + 1, database);
  const events = found.slice(0, limit);
  const last = events.at(-1);
  if (found.length > limit && last) return { events, next: last.seq };
  return { events, next: reached > 1 ? reached : null };
}

function select(
  search: AuditSearch,
  numbers: { from: number; before: number },
  limit: number,
  database: Database,
): FoundEvent[] {
  const wanted: (SQL | undefined)[] = [
    gte(auditEvent.seq, numbers.from),
    lt(auditEvent.seq, numbers.before),
    // A clock may have been set back, so times needn't go the way that numbers go: each event is asked for its own.
    search.from === undefined ? undefined : gte(auditEvent.at, search.from),
    search.until === undefined ? undefined : lt(auditEvent.at, search.until),
    search.actorId === undefined
      ? undefined
      : search.actorId === null
        ? isNull(auditEvent.actorId)
        : eq(auditEvent.actorId, search.actorId),
    search.action === undefined ? undefined : eq(auditEvent.action, search.action),
    search.about && aboutPerson(search.about),
  ];
  return database
    .select({
      seq: auditEvent.seq,
      at: auditEvent.at,
      actorId: auditEvent.actorId,
      action: auditEvent.action,
      subjectType: auditEvent.subjectType,
      subjectId: auditEvent.subjectId,
      detail: auditEvent.detail,
      requestId: auditEvent.requestId,
      hash: auditEvent.hash,
      aside: auditEvent.aside,
    })
    .from(auditEvent)
    .where(and(...wanted))
    .orderBy(desc(auditEvent.seq))
    .limit(limit)
    .all()
    .map((event) => ({ ...event, aside: event.aside === null ? {} : JSON.parse(event.aside) }));
}

function aboutPerson({ personId, subjects }: NonNullable<AuditSearch["about"]>): SQL | undefined {
  return or(
    inArray(auditEvent.subjectId, [personId, ...subjects]),
    sql`${auditEvent.detail} ->> 'personId' = ${personId}`,
  );
}

function lastNumber(database: Database): number {
  return (
    database
      .select({ seq: sql<number>`coalesce(max(${auditEvent.seq}), 0)` })
      .from(auditEvent)
      .get()?.seq ?? 0
  );
}

/** How many events there are, and the newest of the chain's heads. */
export function auditStanding(database: Database = getDatabase()) {
  const head = database.select().from(auditHead).orderBy(desc(auditHead.day)).limit(1).get();
  return {
    events: lastNumber(database),
    head: head ? { day: head.day, seq: head.seq, hash: head.hash, signed: head.signature !== null } : null,
  };
}
