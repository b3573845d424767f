import { eq } from "drizzle-orm";
import type { AppliedLine } from "#app/features/identity/roster/apply-roster.server.ts";
import { applyRoster } from "#app/features/identity/roster/apply-roster.server.ts";
import { hashPlan } from "#app/features/identity/roster/read-roster.server.ts";
import { ROSTER_HOURS } from "#app/features/identity/roster/roster-imports.server.ts";
import {
  changingLines,
  rosterById,
  rosterFile,
} from "#app/features/identity/roster/rosters.queries.server.ts";
import { refreshRecordRowsOfPerson } from "#app/features/record/record-rows.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now, nowMs } from "#app/platform/clock.ts";
import type { Database, Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { rosterImport } from "#db/schema/roster.ts";
import type { RosterOfficer } from "./plan-roster.server.ts";
import { mayCommit, planAgain, planOf, readRows } from "./plan-roster.server.ts";

/**
 * `changed`: people were changed since the plan was shown; there is a new plan to look at, and nothing was done.
 * `done` also says a second press of the button, and `late` that the time for it is over.
 */
export type CommitOutcome = "done" | "changed" | "blocked" | "late";

/**
 * Carries out the plan that was shown, all of it or nothing. It is made once more inside the transaction: only where
 * it comes out the same, to the letter, is anybody changed.
 */
export async function commitRoster(
  database: Database,
  id: string,
  officer: RosterOfficer & { shownHash: string; reason: string },
): Promise<CommitOutcome> {
  const roster = rosterById(id, database);
  if (roster?.committedAt) return "done";
  const file = rosterFile(id, database);
  if (!roster?.plannedAt || !roster.planHash || !file || isOver(roster.uploadedAt)) return "late";
  if (!mayCommit(roster.counts)) return "blocked";
  const { planHash, plannedAt } = roster;
  if (officer.shownHash !== planHash) return "changed";
  const rows = await readRows(database, roster, file, roster, plannedAt);

  const outcome = await inTransaction((tx): CommitOutcome => {
    const present = rosterById(id, tx);
    if (present?.committedAt) return "done";
    if (present?.planHash !== planHash) return "changed";
    if (hashPlan(planOf(database, roster, rows, officer, plannedAt)) !== planHash) return "changed";

    const applied = applyRoster(tx, changingLines(id, database), { importId: id, ...officer });
    for (const { personId, kind } of applied) if (kind !== "new") refreshRecordRowsOfPerson(tx, personId);
    // Whoever is new gets an account without a password: invitations begin here, in this transaction, with
    // `applied.filter(({ kind }) => kind === "new")`.
    auditImport(tx, { id, planHash, counts: roster.counts }, applied, officer);
    tx.update(rosterImport)
      .set({ committedAt: now(), committedBy: officer.actorId, file: null })
      .where(eq(rosterImport.id, id))
      .run();
    return "done";
  }, database);
  if (outcome === "changed") await planAgain(database, id, officer);
  return outcome;
}

/** Whether the hours in which something can be done with an import are over. */
export function isOver(since: string): boolean {
  return nowMs() - Date.parse(since) >= ROSTER_HOURS * 3_600_000;
}

/** New people an event: one each would double the time in which nobody else can write. */
const PEOPLE_AN_EVENT = 500;

const ACTIONS = { moved: "person.move", changed: "person.change", left: "person.leave" } as const;

/** An event for the import, one for everybody who was there before, and one for every few hundred who are new. */
function auditImport(
  tx: Transaction,
  { id, planHash, counts }: { id: string; planHash: string; counts: Record<string, number> | null },
  applied: readonly AppliedLine[],
  { actorId, requestId }: RosterOfficer,
): void {
  const by = { actorId, requestId };
  recordAudit(tx, {
    ...by,
    action: "roster.commit",
    subjectType: "roster",
    subjectId: id,
    detail: { planHash, counts },
  });
  const added: string[] = [];
  for (const { personId, kind, roles, signIns } of applied) {
    if (kind === "new") {
      added.push(personId);
      continue;
    }
    const more = kind === "left" ? { roles, signIns } : {};
    recordAudit(tx, {
      ...by,
      action: ACTIONS[kind],
      subjectType: "person",
      subjectId: personId,
      detail: { importId: id, ...more },
    });
  }
  for (let from = 0; from < added.length; from += PEOPLE_AN_EVENT) {
    const people = added.slice(from, from + PEOPLE_AN_EVENT);
    recordAudit(tx, {
      ...by,
      action: "roster.add",
      subjectType: "roster",
      subjectId: id,
      detail: { people },
    });
  }
}
