import type { Actor } from "#app/features/identity/actor.ts";
import type { GivenRole } from "#app/features/identity/roles/role-grant.ts";
import { confirmRoleGrant } from "#app/features/identity/roles/role-grants.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** The second person's yes to a role that needs one. @returns false where it doesn't wait for one any more */
export function confirmRole(
  actor: Pick<Actor, "personId">,
  { id, personId, role }: Pick<GivenRole, "id" | "personId" | "role">,
  requestId: string | null,
): Promise<boolean> {
  return inTransaction((tx) => {
    if (!confirmRoleGrant(tx, id, actor.personId)) return false;
    recordAudit(tx, {
      actorId: actor.personId,
      action: "role.confirm",
      subjectType: "role",
      subjectId: id,
      detail: { personId, role },
      requestId,
    });
    return true;
  });
}
