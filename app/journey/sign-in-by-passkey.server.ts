import type { Actor } from "#app/features/identity/actor.ts";
import { endAuthSession, noteProof, startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import { checkPasskey } from "#app/features/identity/passkeys/ceremony.server.ts";
import type { ShownPasskey } from "#app/features/identity/passkeys/passkey.ts";
import type { StoredPasskey } from "#app/features/identity/passkeys/passkeys.server.ts";
import { findPasskey, notePasskeyUse } from "#app/features/identity/passkeys/passkeys.server.ts";
import { hasLeft } from "#app/features/identity/people/people.queries.server.ts";
import { challengeOf, takeChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { BY_PASSKEY, wayInAudit } from "#app/features/identity/sign-in-way.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Signs somebody in by a passkey, which stands for both factors. @returns the cookie; null where it isn't right */
export async function signInByPasskey(
  shown: ShownPasskey,
  request: Request,
  requestId: string,
): Promise<string | null> {
  const checked = await check("passkey-sign-in", shown, request);
  return inTransaction((tx) => {
    const personId = use(tx, checked, requestId, "account.sign-in-refused");
    if (personId === null) return null;
    recordAudit(tx, {
      actorId: personId,
      action: "account.sign-in",
      subjectType: "person",
      subjectId: personId,
      detail: wayInAudit(BY_PASSKEY),
      requestId,
    });
    endAuthSession(tx, request);
    return startAuthSession(tx, personId, deviceOf(request.headers.get("User-Agent")), BY_PASSKEY);
  });
}

/** Somebody who is signed in shows by a passkey of theirs that it is them. @returns whether it is */
export async function confirmByPasskey(
  actor: Actor,
  shown: ShownPasskey,
  signInId: string,
  request: Request,
  requestId: string,
): Promise<boolean> {
  const checked = await check("passkey-confirm", shown, request);
  const own = checked?.personId === actor.personId && checked.stored?.personId === actor.personId;
  return inTransaction((tx) => {
    if (use(tx, own ? checked : null, requestId, "account.confirm-refused", actor.personId) === null)
      return false;
    noteProof(tx, signInId, { strong: true });
    recordAudit(tx, {
      actorId: actor.personId,
      action: "account.confirm",
      subjectType: "person",
      subjectId: actor.personId,
      detail: wayInAudit(BY_PASSKEY),
      requestId,
    });
    return true;
  });
}

type Checked = { personId: string | null; stored: StoredPasskey | undefined; counter: number | null };

/** Takes the challenge, whatever comes of it, and looks at what was signed. */
async function check(
  purpose: "passkey-sign-in" | "passkey-confirm",
  shown: ShownPasskey,
  request: Request,
): Promise<Checked | null> {
  const token = await challengeOf(purpose, request);
  const taken = await inTransaction((tx) => takeChallenge(tx, purpose, token));
  if (!taken) return null;
  const stored = findPasskey(shown.id);
  const counter = stored ? await checkPasskey(shown, String(taken.detail.challenge), stored) : null;
  return { personId: taken.personId, stored, counter };
}

/** @returns whose passkey it is; null where it isn't right, which the audit then says */
function use(
  tx: Transaction,
  checked: Checked | null,
  requestId: string,
  refusal: "account.sign-in-refused" | "account.confirm-refused",
  subjectId = checked?.stored?.personId ?? "unknown",
): string | null {
  const { stored, counter } = checked ?? {};
  // Who has left is told no more than somebody whose passkey isn't known.
  const known = stored !== undefined && !hasLeft(stored.personId, tx);
  const right = known && counter !== undefined && counter !== null;
  if (right && notePasskeyUse(tx, stored.id, counter)) return stored.personId;
  recordAudit(tx, {
    actorId: null,
    action: refusal,
    subjectType: "person",
    subjectId,
    detail: { ...wayInAudit(BY_PASSKEY), ...(right && { why: "counter", passkey: stored.id }) },
    requestId,
  });
  return null;
}
