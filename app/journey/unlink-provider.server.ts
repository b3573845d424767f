import { unlinkIdentity } from "#app/features/identity/openid/external-identities.server.ts";
import type { Provider } from "#app/features/identity/openid/provider-file.ts";
import { endSignIns } from "#app/features/identity/sign-ins.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Takes the link between a person and their account at a provider away, for whoever has another account there now: the
 * next one that matches is linked. They are signed out everywhere.
 * @returns whether there was one
 */
export function unlinkProvider(
  personId: string,
  provider: Provider,
  by: { actorId: string | null; reason: string },
): Promise<boolean> {
  return inTransaction((tx) => {
    if (!unlinkIdentity(tx, personId, provider.issuer)) return false;
    endSignIns(tx, personId, "all");
    recordAudit(tx, {
      actorId: by.actorId,
      action: "account.unlink",
      subjectType: "person",
      subjectId: personId,
      detail: { provider: provider.id },
      reason: by.reason,
    });
    return true;
  });
}
