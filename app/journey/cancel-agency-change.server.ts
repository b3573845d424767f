import { changeById } from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import { cancelChange } from "#app/features/identity/agencies/agency-changes.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Takes back what was decided about an agency before its day has come. @returns false where it waits no more */
export function cancelAgencyChange(
  id: string,
  by: { actorId: string | null; reason: string; requestId: string | null },
): Promise<boolean> {
  return inTransaction((tx) => {
    const change = changeById(id, tx);
    if (!change || !cancelChange(tx, id, by.actorId)) return false;
    recordAudit(tx, {
      ...by,
      action: "agency.cancel",
      subjectType: "agency",
      subjectId: change.agencyId,
      detail: { change: id, kind: change.kind },
    });
    return true;
  });
}
