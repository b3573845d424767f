import type { Actor } from "#app/features/identity/actor.ts";
import { endSignIns } from "#app/features/identity/sign-ins.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Signs someone out on one of their devices, or on all but the one they ask from.
 * @returns on how many; 0 where they had ended already, which is no error: it is what was wanted
 */
export function endOwnSignIns(
  actor: Actor,
  which: { only: string } | { except: string },
  requestId: string,
): Promise<number> {
  return inTransaction((tx) => {
    const ended = endSignIns(tx, actor.personId, which);
    if (ended > 0)
      recordAudit(tx, {
        actorId: actor.personId,
        action: "account.end-sign-ins",
        subjectType: "person",
        subjectId: actor.personId,
        detail: { ended },
        requestId,
      });
    return ended;
  });
}
