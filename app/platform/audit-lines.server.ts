import { asc, gt } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent, auditHead } from "#db/schema/platform.ts";
import type { AuditAside } from "./audit.server.ts";

/** Events a query: many at once, and memory stays flat. */
const BATCH = 1000;

/**
 * Events as JSON, one a line and oldest first, as log collectors take them. The salt stays here: with it, whoever has
 * the lines could find out what an emptied aside said.
 * @param after number of the last event that isn't wanted; 0 for all
 */
export function* auditLines(database: Database, after: number): Generator<string> {
  for (let last = after; ; ) {
    const events = database
      .select()
      .from(auditEvent)
      .where(gt(auditEvent.seq, last))
      .orderBy(asc(auditEvent.seq))
      .limit(BATCH)
      .all();
    for (const { salt, aside, ...event } of events) yield JSON.stringify({ ...event, ...said(aside) });
    const newest = events.at(-1);
    if (!newest) return;
    last = newest.seq;
  }
}

const said = (aside: string | null): AuditAside => (aside === null ? {} : JSON.parse(aside));

/** The daily heads as JSON, one a line. */
export function* headLines(database: Database): Generator<string> {
  for (const head of database.select().from(auditHead).orderBy(asc(auditHead.day)).all())
    yield JSON.stringify(head);
}
