import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import { clash, needsSecond } from "#app/features/identity/roles/role-grant.ts";
import type { NewRoleGrant } from "#app/features/identity/roles/role-grants.server.ts";
import { insertRoleGrant, liveRoles } from "#app/features/identity/roles/role-grants.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Gives someone a role, which whoever calls has been allowed to.
 * @returns `held` when the person has that role for that agency already, `clash` when they have one that doesn't go
 *   with it; nothing is written then. A gift that is sent twice is one.
 */
export function giveRole(gift: NewRoleGrant, requestId: string | null): Promise<"given" | "held" | "clash"> {
  return inTransaction((tx) => {
    const others = liveRoles(tx, gift.personId).filter((one) => one.id !== gift.id);
    if (others.some((one) => one.role === gift.role && one.agencyId === gift.agencyId && overlap(one, gift)))
      return "held";
    if (others.some((one) => clash(one.role, gift.role) && overlap(one, gift))) return "clash";
    if (!insertRoleGrant(tx, gift)) return "given";
    const { id, personId, role, agencyId, startsAt, endsAt, grantedBy, reason } = gift;
    recordAudit(tx, {
      actorId: grantedBy,
      action: "role.give",
      subjectType: "role",
      subjectId: id,
      detail: { personId, role, agencyId, startsAt, endsAt },
      reason,
      requestId,
    });
    // One that waits for a second person is told when that person has agreed.
    if (grantedBy === null || !needsSecond(role))
      noteNotice(tx, {
        kind: "role.given",
        personId,
        event: id,
        detail: { grant: id, role, agency: agencyId },
      });
    return "given";
  });
}

type Times = { startsAt: string; endsAt: string | null };

function overlap(one: Times, other: Times): boolean {
  const endsBefore = (a: Times, b: Times) => a.endsAt !== null && a.endsAt <= b.startsAt;
  return !endsBefore(one, other) && !endsBefore(other, one);
}
