import type { Actor } from "#app/features/identity/actor.ts";
import { agenciesInCharge } from "#app/features/identity/agencies.queries.server.ts";
import { formatCardCode } from "#app/features/identity/cards/card.ts";
import { cardPeople } from "#app/features/identity/cards/cards.queries.server.ts";
import { cardCode, cardOnSheet, insertCard, sheetIdOf } from "#app/features/identity/cards/cards.server.ts";
import type { CardPerson, CardSheet } from "#app/features/identity/cards/cards-page-data.ts";
import { hashPassword } from "#app/features/identity/password.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { env } from "#app/platform/env.server.ts";
import { qrPath } from "#app/platform/qr.server.ts";
import { inTransaction } from "#db/client.server.ts";

export const CARD_PATH = "/sign-in/card";

/**
 * Makes one-time cards for people without an address who are in an officer's charge; what they had before counts no more.
 * Whoever calls has asked `authorise(actor, "card.list", null)`. The same sheet asked for twice is the same cards.
 * @param seed what the codes follow from
 * @returns the sheet; null where none of them can have a card, or theirs on this sheet is used or replaced
 */
export async function printCards(
  actor: Actor,
  personIds: readonly string[],
  seed: string,
  requestId: string,
): Promise<CardSheet | null> {
  const inCharge = agenciesInCharge(actor, ["hr"]).map(({ id }) => id);
  const wanted = personIds.flatMap((id) => cardPeople(inCharge, id)).filter(({ offer }) => offer === "card");
  const hashes = await hashCodes(wanted, seed);
  const sheetId = sheetIdOf(seed);
  const printed = await inTransaction((tx) =>
    wanted.flatMap((person) => {
      const hash = hashes.get(person.id) ?? "";
      const cardId = insertCard(tx, { personId: person.id, sheetId, hash, createdBy: actor.personId });
      if (cardId !== null)
        recordAudit(tx, {
          actorId: actor.personId,
          action: "card.print",
          subjectType: "person",
          subjectId: person.id,
          detail: { cardId },
          requestId,
        });
      const card = cardOnSheet(person.id, sheetId, tx);
      return card && card.usedAt === null && card.voidedAt === null ? [{ person, card }] : [];
    }),
  );
  if (printed.length === 0) return null;
  const address = env().ORIGIN + CARD_PATH;
  return {
    issuer: { nameZh: env().ISSUER_NAME_ZH, nameEn: env().ISSUER_NAME_EN },
    address,
    qr: qrPath(address),
    cards: printed.map(({ person: { id, name, employeeNumber, agency }, card }) => ({
      ...{ id: card.id, name, agency, employeeNumber: employeeNumber ?? "" },
      ...{ code: formatCardCode(cardCode(seed, id)), expiresAt: card.expiresAt },
    })),
  };
}

/** Before the write lock is taken, and only for those whose card isn't on the sheet yet: it takes a moment each. */
async function hashCodes(people: readonly CardPerson[], seed: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const { id } of people) {
    if (!cardOnSheet(id, sheetIdOf(seed))) hashes.set(id, await hashPassword(cardCode(seed, id)));
  }
  return hashes;
}
