import type { Actor } from "#app/features/identity/actor.ts";
import { removePasskeys } from "#app/features/identity/passkeys/passkeys.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Removes one of somebody's own passkeys. One that is gone already is no error: it is what was wanted. */
export function removePasskey({ personId }: Actor, id: string, requestId: string): Promise<void> {
  return inTransaction((tx) => {
    if (removePasskeys(tx, personId, { id }) === 0) return;
    recordAudit(tx, {
      actorId: personId,
      action: "account.remove-passkey",
      subjectType: "person",
      subjectId: personId,
      detail: { passkey: id },
      requestId,
    });
  });
}
