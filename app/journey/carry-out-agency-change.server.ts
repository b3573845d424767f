import { isWaiting, successorOf } from "#app/features/identity/agencies/agency-change.ts";
import type { ChangeRow } from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import { changeById, waitingChanges } from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import {
  cancelChange,
  closeAgency,
  endRoles,
  markDone,
  moveAgency,
  moveChildren,
  movePosts,
  renameAgency,
  rolesEndedByMerger,
} from "#app/features/identity/agencies/agency-changes.server.ts";
import { agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { refreshRecordRowsOfPerson } from "#app/features/record/record-rows.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { connectionOf, inTransaction } from "#db/client.server.ts";

/** Kind of the job that waits for a change's day. */
export const CARRY_OUT = "agency.change";

type By = { actorId: string | null; requestId: string | null };

/** Does all that was decided about agencies and whose day has come. Begun twice, it finds nothing more to do. */
export function carryOutAgencyChanges(): Promise<void> {
  return inTransaction((tx) => applyDueChanges(tx, { actorId: null, requestId: null }));
}

/** As `carryOutAgencyChanges`, in the caller's transaction: in the order of their days, whichever job is first. */
export function applyDueChanges(tx: Transaction, by: By): void {
  for (const { id } of waitingChanges(tx)) applyChange(tx, id, by);
}

/** Does what was decided about an agency, if its day has come and it hasn't been done or cancelled. */
export function applyChange(tx: Transaction, id: string, by: By): void {
  const change = changeById(id, tx);
  if (!change || !isWaiting(change) || change.fromDay > taipeiDay(now())) return;
  const note = (action: "agency.carry-out" | "agency.cancel", detail: Record<string, unknown> = {}) =>
    recordAudit(tx, {
      ...by,
      action,
      subjectType: "agency",
      subjectId: change.agencyId,
      detail: { change: id, kind: change.kind, ...detail },
    });
  const place = whereTo(tx, change);
  if (place === "nowhere") {
    cancelChange(tx, id, null);
    note("agency.cancel");
    return;
  }
  markDone(tx, id, change.agencyId);
  if (change.kind === "rename") {
    const { nameZh, nameEn } = change;
    if (nameZh && nameEn) renameAgency(tx, change.agencyId, { nameZh, nameEn });
  } else if (place !== null && change.kind === "move") moveAgency(tx, change.agencyId, place);
  const counts = change.kind === "merge" && place !== null ? merge(tx, change, place, by) : {};
  note("agency.carry-out", { ...(place && { targetId: place }), ...counts });
}

/**
 * The agency that a change leads to by now: its target may have become part of another one meanwhile.
 * @returns null for a new name; `nowhere` where it can't be done any more
 */
function whereTo(tx: Transaction, change: ChangeRow): string | null {
  const tree = agencyTree(connectionOf(tx));
  const agency = tree.find(({ id }) => id === change.agencyId);
  if (!agency || agency.endedOn !== null) return "nowhere";
  if (change.targetId === null) return null;
  const place = successorOf(change.targetId, tree);
  const lies = tree.find(({ id }) => id === place);
  return !lies || lies.path.includes(agency.id) ? "nowhere" : place;
}

function merge(tx: Transaction, change: ChangeRow, targetId: string, by: By) {
  const { agencyId, fromDay, reason } = change;
  const people = movePosts(tx, agencyId, targetId, fromDay);
  const roles = endRoles(tx, rolesEndedByMerger(tx, agencyId, targetId, people), by.actorId, reason);
  const agencies = moveChildren(tx, change, targetId);
  closeAgency(tx, agencyId, fromDay, targetId);
  for (const personId of people) {
    recordAudit(tx, {
      ...by,
      action: "person.move",
      subjectType: "person",
      subjectId: personId,
      detail: { change: change.id, agencyId: targetId },
    });
    refreshRecordRowsOfPerson(tx, personId);
  }
  for (const { id, personId, role } of roles) {
    recordAudit(tx, {
      ...by,
      action: "role.end",
      subjectType: "role",
      subjectId: id,
      detail: { personId, role, change: change.id },
      reason,
    });
  }
  return { people: people.length, roles: roles.length, agencies };
}
