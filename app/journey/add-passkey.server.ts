import type { Actor } from "#app/features/identity/actor.ts";
import { noteProof } from "#app/features/identity/auth-sessions.server.ts";
import { checkNewPasskey } from "#app/features/identity/passkeys/ceremony.server.ts";
import type { MadePasskey } from "#app/features/identity/passkeys/passkey.ts";
import { insertPasskey } from "#app/features/identity/passkeys/passkeys.server.ts";
import { challengeOf, takeChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Keeps the passkey that somebody's device has made for them. @returns whether it was right and new */
export async function addPasskey(
  actor: Actor,
  { made, name }: { made: MadePasskey; name: string },
  signInId: string,
  request: Request,
  requestId: string,
): Promise<boolean> {
  const { personId } = actor;
  const token = await challengeOf("passkey-register", request);
  const taken = await inTransaction((tx) => takeChallenge(tx, "passkey-register", token));
  if (taken?.personId !== personId) return false;
  const checked = await checkNewPasskey(made, String(taken.detail.challenge));
  if (!checked) return false;
  return inTransaction((tx) => {
    const id = insertPasskey(tx, { ...checked, personId, name });
    if (id === null) return false;
    // They have shown it just now, with their finger or PIN.
    noteProof(tx, signInId, { strong: true });
    recordAudit(tx, {
      actorId: personId,
      action: "account.add-passkey",
      subjectType: "person",
      subjectId: personId,
      detail: { passkey: id },
      requestId,
    });
    return true;
  });
}
