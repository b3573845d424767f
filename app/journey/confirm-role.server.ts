import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import type { GivenRole } from "#app/features/identity/roles/role-grant.ts";
import { confirmRoleGrant } from "#app/features/identity/roles/role-grants.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** The second person's yes to a role that needs one. @returns false where it doesn't wait for one any more */
export function confirmRole(
  actor: Pick<Actor, "personId">,
  { id, personId, role, agencyId }: Pick<GivenRole, "id" | "personId" | "role" | "agencyId">,
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
    noteNotice(tx, {
      kind: "role.given",
      personId,
      event: id,
      detail: { grant: id, role, agency: agencyId },
    });
    return true;
  });
}
