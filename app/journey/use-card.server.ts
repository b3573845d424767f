import { endAuthSession, startAuthSession } from "#app/features/identity/auth-sessions.server.ts";
import { cardIsTooLittle } from "#app/features/identity/cards/cards.queries.server.ts";
import { spendCard } from "#app/features/identity/cards/cards.server.ts";
import { deviceOf } from "#app/features/identity/device.ts";
import { voidLinks } from "#app/features/identity/links/one-time-links.server.ts";
import { checkNewPasskey } from "#app/features/identity/passkeys/ceremony.server.ts";
import type { MadePasskey } from "#app/features/identity/passkeys/passkey.ts";
import { insertPasskey } from "#app/features/identity/passkeys/passkeys.server.ts";
import { hashPassword } from "#app/features/identity/password.server.ts";
import { hasLeft, personById } from "#app/features/identity/people/people.queries.server.ts";
import {
  beginSignInStep,
  hasSecondFactor,
} from "#app/features/identity/second-factor/second-factors.server.ts";
import {
  challengeOf,
  seeChallenge,
  takeChallenge,
} from "#app/features/identity/sign-in-challenges.server.ts";
import { BY_PASSKEY, BY_PASSWORD } from "#app/features/identity/sign-in-way.ts";
import { endSignIns } from "#app/features/identity/sign-ins.server.ts";
import { keepPassword, removePassword } from "#app/features/identity/stored-passwords.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Whose card this browser has opened, until a way to sign in is chosen; null where that is over. */
export async function cardHolder(request: Request) {
  const challenge = seeChallenge("card", await challengeOf("card", request));
  const person = challenge?.personId ? personById(challenge.personId) : null;
  if (!person) return null;
  const { id, name, employeeNumber } = person;
  // A code stays owed by whoever has the app; a passkey made with a card would leave it out.
  return {
    personId: id,
    name,
    email: null,
    employeeNumber: employeeNumber ?? "",
    passkey: !hasSecondFactor(id),
  };
}

export type CardPasswordResult =
  | { outcome: "signed-in"; cookie: string }
  /** A code of the app is still to come. */
  | { outcome: "code"; token: string }
  /** The card was used, replaced or over in the meantime. */
  | { outcome: "over" };

/** The holder of a card chooses a password: the card is used up, every other sign-in ends, this browser is signed in. */
export async function choosePasswordByCard(
  next: string,
  request: Request,
  requestId: string,
): Promise<CardPasswordResult> {
  const token = await challengeOf("card", request);
  const hash = await hashPassword(next);
  const device = deviceOf(request.headers.get("User-Agent"));
  return inTransaction((tx): CardPasswordResult => {
    const used = spend(tx, token);
    if (used === null) return { outcome: "over" };
    const { personId, cardId } = used;
    keepPassword(tx, personId, hash);
    const ended = startAfresh(tx, personId, request);
    recordAudit(tx, {
      actorId: personId,
      action: "account.set-password",
      subjectType: "person",
      subjectId: personId,
      detail: { by: "card", cardId, ended },
      requestId,
    });
    if (hasSecondFactor(personId, tx))
      return { outcome: "code", token: beginSignInStep(tx, personId, BY_PASSWORD) };
    return { outcome: "signed-in", cookie: startAuthSession(tx, personId, device, BY_PASSWORD) };
  });
}

/**
 * The same by a passkey. It takes the place of a password that there was: whoever has that notices.
 * @returns the cookie; null where the passkey isn't right, or the card is over
 */
export async function choosePasskeyByCard(
  made: MadePasskey,
  request: Request,
  requestId: string,
): Promise<string | null> {
  const asked = await challengeOf("card-passkey", request);
  const card = await challengeOf("card", request);
  const taken = await inTransaction((tx) => takeChallenge(tx, "card-passkey", asked));
  const checked = taken && (await checkNewPasskey(made, String(taken.detail.challenge)));
  if (!checked) return null;
  const device = deviceOf(request.headers.get("User-Agent"));
  const { browser, system } = device;
  const name = [browser, system].filter(Boolean).join(", ") || "Passkey";
  return inTransaction((tx) => {
    const holder = seeChallenge("card", card, tx)?.personId ?? null;
    if (holder === null || holder !== taken.personId || hasSecondFactor(holder, tx)) return null;
    const used = spend(tx, card);
    if (used === null) return null;
    const passkey = insertPasskey(tx, { ...checked, personId: holder, name });
    // The authenticator was told which passkeys it has here already: nothing but a forged answer comes to this.
    if (passkey === null) throw new Error("the passkey of a card's holder is known already");
    removePassword(tx, holder);
    const ended = startAfresh(tx, holder, request);
    recordAudit(tx, {
      actorId: holder,
      action: "account.add-passkey",
      subjectType: "person",
      subjectId: holder,
      detail: { by: "card", cardId: used.cardId, passkey, ended },
      requestId,
    });
    return startAuthSession(tx, holder, device, BY_PASSKEY);
  });
}

/** Uses the card up that a browser has opened. @returns whose it was; null where it is over, or they have left */
function spend(tx: Transaction, token: string): { personId: string; cardId: string } | null {
  const taken = takeChallenge(tx, "card", token);
  const personId = taken?.personId ?? null;
  const cardId = String(taken?.detail.cardId);
  if (personId === null || hasLeft(personId, tx) || cardIsTooLittle(personId, tx)) return null;
  return spendCard(tx, cardId) ? { personId, cardId } : null;
}

/** @returns how many sign-ins it ended */
function startAfresh(tx: Transaction, personId: string, request: Request): number {
  voidLinks(tx, personId);
  endAuthSession(tx, request);
  return endSignIns(tx, personId, "all");
}
