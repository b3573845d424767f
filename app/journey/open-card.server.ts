import { cardIsTooLittle } from "#app/features/identity/cards/cards.queries.server.ts";
import { openCardOf } from "#app/features/identity/cards/cards.server.ts";
import { passwordFits } from "#app/features/identity/password.server.ts";
import { beginChallenge } from "#app/features/identity/sign-in-challenges.server.ts";
import { countTry, forgiveTry } from "#app/features/identity/sign-in-failures.server.ts";
import { personIdByName } from "#app/features/identity/sign-in-names.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

export type OpenCardResult =
  /** What the browser keeps until a password or a passkey is chosen; the card is used up only then. */
  { outcome: "open"; token: string } | { outcome: "refused" } | { outcome: "wait"; minutes: number };

/**
 * Somebody types what stands on their card. A number that nobody has, a wrong code and a card that is over read the same
 * and cost the same, and count like a wrong password.
 */
export async function openCard(
  typed: { number: string; code: string },
  { clientAddress, requestId }: { clientAddress: string; requestId: string },
): Promise<OpenCardResult> {
  const wait = await inTransaction((tx) => countTry(tx, typed.number, clientAddress));
  if (wait !== null) return { outcome: "wait", minutes: wait };

  const personId = typed.number.includes("@") ? null : personIdByName(typed.number);
  const card = personId === null ? null : openCardOf(personId);
  const fits = await passwordFits(card?.hash ?? null, typed.code);
  return inTransaction((tx): OpenCardResult => {
    if (card && fits && !cardIsTooLittle(card.personId, tx)) {
      forgiveTry(tx, typed.number, clientAddress);
      return { outcome: "open", token: beginChallenge(tx, "card", card.personId, { cardId: card.id }) };
    }
    recordAudit(tx, {
      actorId: null,
      action: "account.sign-in-refused",
      subjectType: "person",
      subjectId: personId ?? "unknown",
      detail: { way: "card", ...(fits && { why: "role" }) },
      requestId,
    });
    return { outcome: "refused" };
  });
}
