import { asc, eq, inArray } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Database } from "#db/client.server.ts";
import { attendanceDecision } from "#db/schema/attendance.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { needsReason } from "./decision.ts";
import type { DecisionRow } from "./decisions.server.ts";
import { decisionDigest } from "./decisions.server.ts";

export type DecisionsVerdict = {
  /** How many decisions are as the audit says. */
  decisions: number;
  /** How many more can't be recomputed, because an erasure of their person has emptied their reason. */
  emptied: number;
  /** The first that doesn't hold, and what is wrong. */
  broken: { where: string; what: string } | null;
};

/** For so long nobody may delete a decision. */
const KEPT_YEARS = 5;

/**
 * Holds each decision about attendance against the digest that the audit's chain keeps of it, in the order in which they
 * were made. Worth as much as the chain: look at that first (`verifyAudit`).
 */
export function verifyDecisions(database: Database): DecisionsVerdict {
  const verdict: DecisionsVerdict = { decisions: 0, emptied: 0, broken: null };
  const unaudited = new Map(
    database
      .select()
      .from(attendanceDecision)
      .orderBy(asc(attendanceDecision.decidedAt), asc(attendanceDecision.id))
      .all()
      .map((row) => [row.id, row]),
  );
  const erased = erasedPeople(database);
  for (const { seq, at, detail } of auditedDecisions(database)) {
    const id = String(detail.decision);
    const row = unaudited.get(id);
    unaudited.delete(id);
    const broken = (what: string) => ({
      ...verdict,
      broken: { where: `decision ${id} (event ${seq})`, what },
    });
    if (!row) {
      if (isStillKept(at)) return broken("is gone");
    } else if (decisionDigest(row) === detail.digest) verdict.decisions++;
    else if (wasEmptied(row, erased)) verdict.emptied++;
    else return broken("isn't what was signed: it was changed");
  }
  for (const id of unaudited.keys())
    return {
      ...verdict,
      broken: { where: `decision ${id}`, what: "was never signed: the audit knows nothing of it" },
    };
  return verdict;
}

function auditedDecisions(database: Database) {
  return database
    .select({ seq: auditEvent.seq, at: auditEvent.at, detail: auditEvent.detail })
    .from(auditEvent)
    .where(inArray(auditEvent.action, ["attendance.decide", "attendance.correct"]))
    .orderBy(asc(auditEvent.seq))
    .all();
}

function erasedPeople(database: Database): Set<string> {
  const events = database
    .select({ personId: auditEvent.subjectId })
    .from(auditEvent)
    .where(eq(auditEvent.action, "person.erase"))
    .all();
  return new Set(events.map(({ personId }) => personId));
}

/** An erasure empties the reason of a decision that had to have one; nothing else may have happened to it. */
function wasEmptied(row: DecisionRow, erased: ReadonlySet<string>): boolean {
  const { reason, personId, status, proposed, supersedes } = row;
  return reason === "" && erased.has(personId) && needsReason(status, proposed, supersedes !== null);
}

function isStillKept(at: string): boolean {
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + KEPT_YEARS);
  return end.toISOString() > now();
}
