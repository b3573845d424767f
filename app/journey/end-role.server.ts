import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import type { GivenRole } from "#app/features/identity/roles/role-grant.ts";
import { revokeRoleGrant } from "#app/features/identity/roles/role-grants.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Ends a role at once; its row stays, with who ended it and why. @returns false where it had been ended already */
export function endRole(
  {
    id,
    personId,
    role,
    agencyId,
    confirmedAt,
  }: Pick<GivenRole, "id" | "personId" | "role" | "agencyId" | "confirmedAt">,
  end: { actorId: string | null; reason: string },
  requestId: string | null,
): Promise<boolean> {
  return inTransaction((tx) => {
    if (!revokeRoleGrant(tx, id, { revokedBy: end.actorId, revokedReason: end.reason })) return false;
    recordAudit(tx, {
      actorId: end.actorId,
      action: "role.end",
      subjectType: "role",
      subjectId: id,
      detail: { personId, role },
      reason: end.reason,
      requestId,
    });
    // Who gives a role back knows it, and one that was never confirmed was never had.
    if (end.actorId !== personId && confirmedAt !== null)
      noteNotice(tx, {
        kind: "role.ended",
        personId,
        event: id,
        detail: { grant: id, role, agency: agencyId },
      });
    return true;
  });
}
