import { eq } from "drizzle-orm";
import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import { roleById } from "#app/features/identity/roles/roles.queries.server.ts";
import type { AppliedLine } from "#app/features/identity/roster/apply-roster.server.ts";
import { applyRoster } from "#app/features/identity/roster/apply-roster.server.ts";
import { hashPeople, knownPeople } from "#app/features/identity/roster/known-people.queries.server.ts";
import { hashPlan } from "#app/features/identity/roster/read-roster.server.ts";
import type { StoredLine } from "#app/features/identity/roster/roster-imports.server.ts";
import { ROSTER_HOURS } from "#app/features/identity/roster/roster-imports.server.ts";
import { countKinds, planRoster } from "#app/features/identity/roster/roster-plan.ts";
import type { RosterImport } from "#app/features/identity/roster/rosters.queries.server.ts";
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
import { invitePerson } from "./invite-person.server.ts";
import type { RosterOfficer } from "./plan-roster.server.ts";
import { mayCommit, planAgain, readRows, scopeOf } from "./plan-roster.server.ts";

/**
 * `changed`: people were changed since the plan was shown; there is a new plan to look at, and nothing was done.
 * `done` also says a second press of the button, and `late` that the time for it is over.
 */
export type CommitOutcome = "done" | "changed" | "blocked" | "late";

/** How often people are compared anew because somebody changed one of them at that very moment. */
const TRIES = 3;

/**
 * Carries out the plan that was shown, all of it or nothing. It is made once more, and only where it comes out the
 * same, to the letter, is anybody changed. Comparing takes seconds for a ministry, in which others must be able to
 * write: inside the transaction it is only seen whether the people are still in the state that was compared.
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
  const lines = changingLines(id, database);
  const scope = scopeOf(database, roster, officer, plannedAt);
  const presentPeople = () => knownPeople(database, rows, scope, plannedAt);

  for (let tried = 0; tried < TRIES; tried += 1) {
    const people = presentPeople();
    if (hashPlan(planRoster(rows, people, scope)) !== planHash) break;
    const compared = hashPeople(people);
    const outcome = await inTransaction((tx): CommitOutcome | "meanwhile" => {
      const present = rosterById(id, tx);
      if (present?.committedAt) return "done";
      if (present?.planHash !== planHash || present.plannedAt !== plannedAt) return "changed";
      if (hashPeople(presentPeople()) !== compared) return "meanwhile";
      carryOut(tx, { ...roster, planHash }, lines, officer);
      return "done";
    }, database);
    if (outcome === "done") return "done";
    if (outcome === "changed") break;
  }
  await planAgain(database, id, officer);
  return "changed";
}

type ShownPlan = Pick<RosterImport, "id" | "agencyId" | "uploadedById" | "counts"> & { planHash: string };

function carryOut(
  tx: Transaction,
  plan: ShownPlan,
  lines: readonly StoredLine[],
  officer: RosterOfficer & { reason: string },
): void {
  const { actorId, requestId } = officer;
  const applied = applyRoster(tx, lines, { importId: plan.id, ...officer });
  for (const { personId, kind } of applied) if (kind !== "new") refreshRecordRowsOfPerson(tx, personId);
  for (const { personId, invited } of applied)
    if (invited) invitePerson(tx, { personId, invitedBy: actorId, requestId });
  auditImport(tx, plan, applied, officer);
  tx.update(rosterImport)
    .set({ committedAt: now(), committedBy: actorId, file: null })
    .where(eq(rosterImport.id, plan.id))
    .run();
  tell(tx, plan, applied);
}

/** Tells who brought the roster that it was carried out, and whoever lost a role by being moved. */
function tell(
  tx: Transaction,
  { id, agencyId, uploadedById, counts }: ShownPlan,
  applied: readonly AppliedLine[],
): void {
  const { new: added, moved, changed, left } = { ...countKinds([]), ...counts };
  noteNotice(tx, {
    kind: "roster.imported",
    personId: uploadedById,
    event: id,
    detail: { roster: id, agency: agencyId, added, moved, changed, left },
  });
  for (const { personId, kind, roles } of applied) {
    if (kind !== "moved") continue;
    for (const role of roles.flatMap((grant) => roleById(grant, tx) ?? []))
      noteNotice(tx, {
        ...{ kind: "role.ended", personId, event: role.id },
        detail: { grant: role.id, role: role.role, agency: role.agencyId },
      });
  }
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
  { id, planHash, counts }: ShownPlan,
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
    const more = kind === "left" ? { roles, signIns } : roles.length > 0 ? { roles } : {};
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
