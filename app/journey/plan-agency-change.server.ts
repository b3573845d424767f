import type { ChangeProblem, NewChange } from "#app/features/identity/agencies/agency-change.ts";
import { changeProblem } from "#app/features/identity/agencies/agency-change.ts";
import { changeById, changesOf } from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import { insertChange } from "#app/features/identity/agencies/agency-changes.server.ts";
import { agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { startOfDay } from "#app/platform/calendar.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import { enqueue } from "#app/platform/jobs/queue.server.ts";
import { connectionOf, inTransaction } from "#db/client.server.ts";
import { applyChange, applyDueChanges, CARRY_OUT } from "./carry-out-agency-change.server.ts";

/** @param id made with the form: a change that is sent twice is one */
export type ChangeEntry = { id: string; reason: string; actorId: string | null; requestId: string | null };

/**
 * Decides what becomes of an agency from a day on. What has its day behind it is done in the same transaction; else a job
 * does it when the day comes. Whoever calls has been allowed to.
 * @returns what stands against it; nothing has been written then
 */
export function planAgencyChange(
  change: NewChange,
  { id, reason, actorId, requestId }: ChangeEntry,
): Promise<ChangeProblem | "done" | "waiting"> {
  return inTransaction((tx) => {
    const before = changeById(id, tx);
    if (before) return before.doneAt ? "done" : "waiting";
    // What is due by now comes first, even where its job is late.
    applyDueChanges(tx, { actorId: null, requestId: null });
    const today = taipeiDay(now());
    const problem = changeProblem(
      change,
      agencyTree(connectionOf(tx)),
      changesOf(change.agencyId, tx),
      today,
    );
    if (problem) return problem;
    insertChange(tx, change, { id, reason, enteredBy: actorId });
    const { agencyId, fromDay } = change;
    recordAudit(tx, {
      ...{ actorId, requestId, reason },
      action: `agency.${change.kind}`,
      subjectType: "agency",
      subjectId: agencyId,
      detail: { change: id, fromDay, ...("targetId" in change && { targetId: change.targetId }) },
    });
    if (fromDay <= today) {
      applyChange(tx, id, { actorId, requestId });
      return "done";
    }
    enqueue(tx, {
      key: `${CARRY_OUT}:${id}`,
      kind: CARRY_OUT,
      payload: { change: id },
      runAt: startOfDay(fromDay),
    });
    return "waiting";
  });
}
