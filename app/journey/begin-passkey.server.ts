import type { Actor } from "#app/features/identity/actor.ts";
import type { PasskeyOwner } from "#app/features/identity/passkeys/ceremony.server.ts";
import { askForNewPasskey, askForPasskey } from "#app/features/identity/passkeys/ceremony.server.ts";
import { beginChallenge, keepChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** What a passkey is asked for; whose it must be is known but for a sign-in. */
export type PasskeyRequest =
  | { purpose: "passkey-sign-in"; actor: null }
  | { purpose: "passkey-confirm"; actor: Actor }
  | { purpose: "passkey-register" | "card-passkey"; actor: PasskeyOwner };

/** Begins to ask for a passkey. @returns what the browser asks its authenticator, and the cookie that it keeps meanwhile */
export async function beginPasskey({ purpose, actor }: PasskeyRequest) {
  const options =
    purpose === "passkey-register" || purpose === "card-passkey"
      ? await askForNewPasskey(actor)
      : await askForPasskey(actor?.personId ?? null);
  const personId = actor?.personId ?? null;
  const { challenge } = options;
  const token = await inTransaction((tx) => beginChallenge(tx, purpose, personId, { challenge }));
  return { options, cookie: await keepChallenge(purpose, token) };
}
