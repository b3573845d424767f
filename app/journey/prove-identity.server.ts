import type { Actor } from "#app/features/identity/actor.ts";
import { noteProof } from "#app/features/identity/auth-sessions.server.ts";
import { passwordFits } from "#app/features/identity/password.server.ts";
import { countTry, forgiveTry } from "#app/features/identity/sign-in-failures.server.ts";
import { passwordHashOf } from "#app/features/identity/sign-ins.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

export type ProofResult =
  | { outcome: "proven" }
  | { outcome: "refused" }
  | { outcome: "wait"; minutes: number };

/**
 * Somebody who is signed in types their password again, before they do what a stranger at an open browser must not.
 * A wrong one counts as a failed sign-in does.
 */
export async function proveIdentity(
  actor: Actor,
  password: string,
  signInId: string,
  { clientAddress, requestId }: { clientAddress: string; requestId: string },
): Promise<ProofResult> {
  const wait = await inTransaction((tx) => countTry(tx, actor.email ?? actor.personId, clientAddress));
  if (wait !== null) return { outcome: "wait", minutes: wait };
  const right = await passwordFits(passwordHashOf(actor.personId), password);
  await inTransaction((tx) => {
    if (right) {
      forgiveTry(tx, actor.email ?? actor.personId, clientAddress);
      noteProof(tx, signInId, { strong: false });
    }
    recordAudit(tx, {
      actorId: actor.personId,
      action: right ? "account.confirm" : "account.confirm-refused",
      subjectType: "person",
      subjectId: actor.personId,
      requestId,
    });
  });
  return { outcome: right ? "proven" : "refused" };
}
