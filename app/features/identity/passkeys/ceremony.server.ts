import { isIP } from "node:net";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { env } from "#app/platform/env.server.ts";
import type { Actor } from "../actor.ts";
import type { MadePasskey, ShownPasskey } from "./passkey.ts";
import type { StoredPasskey } from "./passkeys.server.ts";
import { credentialsOf } from "./passkeys.server.ts";

// WebAuthn: what a browser is asked for, and whether what it brings is right. The user is always verified (a finger, a
// face, a PIN), so that a passkey stands for two factors.

/** Whose a new one will be. */
export type PasskeyOwner = Pick<Actor, "personId" | "name" | "email">;

const TIMEOUT_MS = 5 * 60_000;

const site = () => new URL(env().ORIGIN).hostname;

/** Whether passkeys can be had here: they belong to a name, and an address of numbers is none. */
export function passkeysPossible(): boolean {
  return isIP(site().replace(/^\[|\]$/g, "")) === 0;
}

export function askForNewPasskey(actor: PasskeyOwner) {
  return generateRegistrationOptions({
    rpName: env().ISSUER_NAME_EN,
    rpID: site(),
    userName: actor.email ?? actor.name,
    userDisplayName: actor.name,
    userID: new TextEncoder().encode(actor.personId),
    timeout: TIMEOUT_MS,
    attestationType: "none",
    excludeCredentials: credentialsOf(actor.personId),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** @param personId whose it must be; null takes anybody's that the browser has */
export function askForPasskey(personId: string | null) {
  return generateAuthenticationOptions({
    rpID: site(),
    timeout: TIMEOUT_MS,
    userVerification: "required",
    ...(personId !== null && { allowCredentials: credentialsOf(personId) }),
  });
}

/** @returns what to keep of a new passkey; null where anything about it is wrong */
export async function checkNewPasskey(made: MadePasskey, challenge: string) {
  try {
    const { registrationInfo: info } = await verifyRegistrationResponse({
      response: made as never,
      expectedChallenge: challenge,
      expectedOrigin: env().ORIGIN,
      expectedRPID: site(),
      requireUserVerification: true,
    });
    if (!info) return null;
    const { id, publicKey, counter, transports = [] } = info.credential;
    return {
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString("base64url"),
      counter,
      transports: transports as string[],
    };
  } catch {
    return null;
  }
}

/** @returns how often the authenticator says that it has signed; null where anything about the answer is wrong */
export async function checkPasskey(
  shown: ShownPasskey,
  challenge: string,
  stored: StoredPasskey,
): Promise<number | null> {
  const { userHandle } = shown.response;
  if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== stored.personId)
    return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: shown as never,
      expectedChallenge: challenge,
      expectedOrigin: env().ORIGIN,
      expectedRPID: site(),
      requireUserVerification: true,
      credential: {
        id: stored.credentialId,
        publicKey: new Uint8Array(Buffer.from(stored.publicKey, "base64url")),
        // Compared when the use is noted, in the transaction.
        counter: 0,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
