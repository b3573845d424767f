import { removePasskeys } from "#app/features/identity/passkeys/passkeys.server.ts";
import { removeSecondFactor } from "#app/features/identity/second-factor/second-factors.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Takes somebody's second factor away: they do it themselves, or the host's command line for whoever lost the app and
 * the codes; then their passkeys go too, for they are on what was lost.
 * @returns whether there was one
 */
export function takeSecondFactorAway(
  personId: string,
  by: { actorId: string | null; reason?: string },
  requestId: string | null,
): Promise<boolean> {
  return inTransaction((tx) => {
    const passkeys = by.actorId === null ? removePasskeys(tx, personId, "all") : 0;
    const app = removeSecondFactor(tx, personId);
    if (!app && passkeys === 0) return false;
    recordAudit(tx, {
      actorId: by.actorId,
      action: "account.remove-factor",
      subjectType: "person",
      subjectId: personId,
      ...(passkeys > 0 && { detail: { passkeys } }),
      ...(by.reason && { reason: by.reason }),
      requestId,
    });
    return true;
  });
}
