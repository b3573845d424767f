import type { Actor } from "#app/features/identity/actor.ts";
import type { AttendanceRule } from "#app/features/workshop/attendance/rule.ts";
import { setRule } from "#app/features/workshop/attendance/rules.server.ts";
import { workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Sets what counts as having attended. @returns false once the room has been opened: the day's rule stays */
export function setAttendanceRule(
  actor: Pick<Actor, "personId">,
  workshopId: string,
  rule: Omit<AttendanceRule, "method">,
  requestId: string | null,
): Promise<boolean> {
  return inTransaction((tx) => {
    if (workshopById(workshopId, tx)?.openedAt !== null) return false;
    const version = setRule(tx, workshopId, { method: 1, ...rule }, actor.personId);
    recordAudit(tx, {
      actorId: actor.personId,
      action: "attendance.rule",
      subjectType: "workshop",
      subjectId: workshopId,
      detail: { version, ...rule },
      requestId,
    });
    return true;
  });
}
