import type { Actor } from "#app/features/identity/actor.ts";
import {
  hasSecondFactor,
  renewRecoveryCodes,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** New recovery codes; the old ones count no more. @returns them, shown this once; null without a second factor */
export function renewCodes({ personId }: Actor, requestId: string): Promise<string[] | null> {
  return inTransaction((tx) => {
    if (!hasSecondFactor(personId, tx)) return null;
    recordAudit(tx, {
      actorId: personId,
      action: "account.renew-codes",
      subjectType: "person",
      subjectId: personId,
      requestId,
    });
    return renewRecoveryCodes(tx, personId);
  });
}
