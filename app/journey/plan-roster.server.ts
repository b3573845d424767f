import { agencyTree, subtreeIds } from "#app/features/identity/agencies.queries.server.ts";
import { isLive } from "#app/features/identity/agency.ts";
import { knownPeople } from "#app/features/identity/roster/known-people.queries.server.ts";
import { readHead, readRosterRows } from "#app/features/identity/roster/read-roster.server.ts";
import type { RosterColumns } from "#app/features/identity/roster/roster-columns.ts";
import { columnProblem } from "#app/features/identity/roster/roster-columns.ts";
import type { NewRoster } from "#app/features/identity/roster/roster-imports.server.ts";
import { insertRoster, setColumns, storePlan } from "#app/features/identity/roster/roster-imports.server.ts";
import type { PlanLine, PlanScope } from "#app/features/identity/roster/roster-plan.ts";
import { countKinds, planRoster } from "#app/features/identity/roster/roster-plan.ts";
import type { RosterEntry } from "#app/features/identity/roster/roster-row.ts";
import { agencyKey } from "#app/features/identity/roster/roster-row.ts";
import { rosterById, rosterFile } from "#app/features/identity/roster/rosters.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import type { Database } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";

// A roster is read and compared in a thread of its own (roster-worker.server.ts), on a connection of its own.

/** Who imports, and what is in their charge at this moment. */
export type RosterOfficer = { actorId: string; chargeIds: string[]; requestId: string };

/**
 * Takes a file in: keeps it, and plans what it would do where its columns are clear. Nobody is changed.
 * @throws SheetError where it can't be read; nothing is kept then
 */
export async function receiveRoster(
  database: Database,
  roster: NewRoster,
  file: Uint8Array,
  officer: RosterOfficer,
): Promise<void> {
  if (rosterById(roster.id, database)) return;
  const head = await readHead(file);
  const clear = columnProblem(head.columns) === null;
  const rows = clear ? await readRows(database, roster, file, head) : [];
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const isNew = await inTransaction((tx) => {
    if (!insertRoster(tx, roster, head, bytes)) return false;
    recordAudit(tx, {
      actorId: officer.actorId,
      action: "roster.upload",
      subjectType: "roster",
      subjectId: roster.id,
      detail: { agencyId: roster.agencyId, mode: roster.mode, bytes: bytes.length },
      requestId: officer.requestId,
    });
    return true;
  }, database);
  if (clear && isNew) await storePlan(database, roster.id, planOf(database, roster, rows, officer, now()));
}

/** Plans again: by columns that somebody has set right, or because the world has changed. @throws SheetError */
export async function planAgain(
  database: Database,
  id: string,
  officer: RosterOfficer,
  columns?: RosterColumns,
): Promise<void> {
  if (columns) await inTransaction((tx) => setColumns(tx, id, columns), database);
  const roster = rosterById(id, database);
  const file = rosterFile(id, database);
  if (!roster || !file || roster.committedAt !== null) return;
  const rows = await readRows(database, roster, file, roster);
  await storePlan(database, id, planOf(database, roster, rows, officer, now()));
}

type Place = { agencyId: string };
type Layout = { headerRow: number; columns: RosterColumns };

/** The rows of a file, with the agencies of the roster's scope known by code and name. @param at when it was planned */
export function readRows(
  database: Database,
  { agencyId }: Place,
  file: Uint8Array,
  { headerRow, columns }: Layout,
  at = now(),
): Promise<(RosterEntry | PlanLine)[]> {
  const agencies = new Map<string, string>();
  for (const agency of agencyTree(database)) {
    if (!agency.path.includes(agencyId) || !isLive(agency)) continue;
    for (const name of [agency.nameEn, agency.nameZh, agency.code]) agencies.set(agencyKey(name), agency.id);
  }
  return readRosterRows(file, headerRow, { columns, agencies, today: taipeiDay(at) });
}

/** What these rows would do to the people there are now. @param at the moment whose day new posts bear */
export function planOf(
  database: Database,
  roster: Place & Pick<PlanScope, "mode">,
  rows: readonly (RosterEntry | PlanLine)[],
  officer: RosterOfficer,
  at: string,
): PlanLine[] {
  const scope = scopeOf(database, roster, officer, at);
  return planRoster(rows, knownPeople(database, rows, scope, at), scope);
}

/** Where a roster counts, for whoever imports it. */
export function scopeOf(
  database: Database,
  { agencyId, mode }: Place & Pick<PlanScope, "mode">,
  { actorId, chargeIds }: RosterOfficer,
  at: string,
): PlanScope {
  return {
    ...{ agencyId, mode, actorId, today: taipeiDay(at), chargeIds: new Set(chargeIds) },
    scopeIds: new Set(subtreeIds(agencyId, database)),
  };
}

/** Whether there is anything in a plan to carry out, and nothing that stands in its way. */
export function mayCommit(counts: Record<string, number> | null): boolean {
  const { wrong, ambiguous, new: added, moved, changed, left } = { ...countKinds([]), ...counts };
  return wrong + ambiguous === 0 && added + moved + changed + left > 0;
}
