import type { KeyObject } from "node:crypto";
import { asc } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent, auditHead } from "#db/schema/platform.ts";
import { LINK } from "./audit.server.ts";
import type { AuditLink } from "./audit-chain.server.ts";
import { commitmentTo, linkHash, NO_HASH } from "./audit-chain.server.ts";
import type { AuditHead } from "./audit-heads.server.ts";
import { headIsSigned } from "./audit-heads.server.ts";

export type AuditVerdict = {
  events: number;
  heads: number;
  signedHeads: number;
  /** The first thing that doesn't hold: the event or the day, and what is wrong. */
  broken: { where: string; what: string } | null;
};

type Row = AuditLink & { aside: string | null; salt: string | null; hash: string };

/**
 * Follows the chain from the first event to the last, and holds it against the daily heads.
 * @param database best a read-only connection: while the rows are read, this one can't write
 * @param publicKey whose signature the heads must bear; without it signatures aren't looked at
 */
export function verifyAudit(database: Database, publicKey: KeyObject | null): AuditVerdict {
  const heads = database.select().from(auditHead).orderBy(asc(auditHead.seq)).all();
  const verdict: AuditVerdict = { events: 0, heads: heads.length, signedHeads: 0, broken: null };
  const toCompare = [...heads];
  let [previous, begun] = [NO_HASH, false];
  for (const row of rows(database)) {
    verdict.events++;
    const wrong = wrongWith(row, verdict.events, previous, begun);
    if (wrong) return { ...verdict, broken: { where: `event ${row.seq}`, what: wrong } };
    previous = linkHash(previous, row);
    begun ||= row.hash !== NO_HASH;
    // Days on which nothing happened have the head of the day before.
    while (toCompare[0]?.seq === row.seq) {
      const head = toCompare.shift();
      if (head?.hash !== previous)
        return {
          ...verdict,
          broken: { where: `event ${row.seq}`, what: `isn't what the head of ${head?.day} says` },
        };
    }
  }
  return { ...verdict, ...headsHold(heads, verdict.events, publicKey) };
}

/** Rows one by one, however many there are. */
function rows(database: Database): Iterable<Row> {
  const query = database
    .select({ ...LINK, aside: auditEvent.aside, salt: auditEvent.salt, hash: auditEvent.hash })
    .from(auditEvent)
    .orderBy(asc(auditEvent.seq))
    .toSQL().sql;
  const names = [...Object.keys(LINK), "aside", "salt", "hash"];
  const statement = database.$client.prepare(query).raw();
  return (function* () {
    for (const values of statement.iterate() as Iterable<unknown[]>)
      yield Object.fromEntries(names.map((name, index) => [name, values[index]])) as Row;
  })();
}

function wrongWith(row: Row, expectedSeq: number, previous: string, begun: boolean): string | null {
  if (row.seq !== expectedSeq) return `stands where event ${expectedSeq} should: there are events missing`;
  if (row.aside !== null && commitmentTo(row.aside, row.salt ?? "") !== row.commitment)
    return "its reason or address was changed";
  if (row.hash === NO_HASH) return begun ? "has no hash, and those before it have" : null;
  return row.hash === linkHash(previous, row) ? null : "it, or one before it, was changed";
}

function headsHold(
  heads: AuditHead[],
  events: number,
  publicKey: KeyObject | null,
): Pick<AuditVerdict, "signedHeads" | "broken"> {
  let signedHeads = 0;
  for (const head of heads) {
    const where = `head of ${head.day}`;
    if (head.seq > events)
      return { signedHeads, broken: { where, what: `speaks of event ${head.seq}, and there are ${events}` } };
    if (!publicKey || head.signature === null) continue;
    if (!headIsSigned(head, publicKey))
      return { signedHeads, broken: { where, what: "its signature isn't of this key" } };
    signedHeads++;
  }
  return { signedHeads, broken: null };
}
