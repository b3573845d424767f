import type { Actor } from "#app/features/identity/actor.ts";
import { noteProof } from "#app/features/identity/auth-sessions.server.ts";
import {
  beginSecondFactor,
  hasSecondFactor,
  renewRecoveryCodes,
  spendAppCode,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import { endSignIns } from "#app/features/identity/sign-ins.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Begins to set up an authenticator app. Nothing asks for it before a first code has been typed. */
export function beginSettingUp(actor: Actor): Promise<void> {
  return inTransaction((tx) => beginSecondFactor(tx, actor.personId));
}

/**
 * The first code of the app: from now on signing in asks for one. Other devices are signed out, for whoever knows the
 * password may be there.
 * @returns the recovery codes, shown this once; null where the code isn't one of now
 */
export function finishSettingUp(
  actor: Actor,
  typed: string,
  signInId: string,
  requestId: string,
): Promise<string[] | null> {
  const { personId } = actor;
  return inTransaction((tx) => {
    if (hasSecondFactor(personId, tx) || !spendAppCode(tx, personId, typed)) return null;
    noteProof(tx, signInId, { strong: true });
    const ended = endSignIns(tx, personId, { except: signInId });
    recordAudit(tx, {
      actorId: personId,
      action: "account.set-factor",
      subjectType: "person",
      subjectId: personId,
      detail: { ended },
      requestId,
    });
    return renewRecoveryCodes(tx, personId);
  });
}
