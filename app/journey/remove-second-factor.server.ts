import { removeSecondFactor } from "#app/features/identity/second-factor/second-factors.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Takes somebody's second factor away: they do it themselves, or the host's command line for whoever lost the app and
 * the codes.
 * @returns whether there was one
 */
export function takeSecondFactorAway(
  personId: string,
  by: { actorId: string | null; reason?: string },
  requestId: string | null,
): Promise<boolean> {
  return inTransaction((tx) => {
    if (!removeSecondFactor(tx, personId)) return false;
    recordAudit(tx, {
      actorId: by.actorId,
      action: "account.remove-factor",
      subjectType: "person",
      subjectId: personId,
      ...(by.reason && { reason: by.reason }),
      requestId,
    });
    return true;
  });
}
