import { resealNationalIds } from "#app/features/identity/people/national-ids.server.ts";
import { resealSecondFactors } from "#app/features/identity/second-factor/second-factors.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Seals every secret with SECRETS_KEY that a key of before sealed, all or none.
 * @returns how many of each
 * @throws when one opens with none of the keys
 */
export function rotateSecrets(): Promise<{ secondFactors: number; nationalIds: number }> {
  return inTransaction((tx) => {
    const counts = { secondFactors: resealSecondFactors(tx), nationalIds: resealNationalIds(tx) };
    recordAudit(tx, {
      actorId: null,
      action: "secrets.rotate",
      subjectType: "secrets",
      subjectId: "all",
      detail: counts,
    });
    return counts;
  });
}
