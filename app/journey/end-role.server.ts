import type { GivenRole } from "#app/features/identity/roles/role-grant.ts";
import { revokeRoleGrant } from "#app/features/identity/roles/role-grants.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Ends a role at once; its row stays, with who ended it and why. @returns false where it had been ended already */
export function endRole(
  { id, personId, role }: Pick<GivenRole, "id" | "personId" | "role">,
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
    return true;
  });
}
