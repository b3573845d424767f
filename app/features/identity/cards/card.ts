import { formatClearCode } from "#app/platform/clear-code.ts";

/** About 54 random bits, guessed at ten tries in a quarter of an hour. */
export const CARD_CODE_LENGTH = 12;
/** Cards that one sheet holds at most. */
export const MOST_CARDS = 200;

/** In three groups, as it stands on the card: 7K4M WQRT 9ACD. */
export const formatCardCode = (code: string): string => formatClearCode(code, 4);

export type CardState = "open" | "used" | "over" | "none";

type CardTimes = { expiresAt: string; usedAt: string | null; voidedAt: string | null };

/** How somebody's newest card stands; one that was voided counts as none. */
export function cardState(card: CardTimes | null, at: string): CardState {
  if (card === null || card.voidedAt !== null) return "none";
  if (card.usedAt !== null) return "used";
  return card.expiresAt <= at ? "over" : "open";
}

/** Whom a card can be printed for, or why for nobody: somebody with an address is sent a link instead. */
export type CardOffer = "card" | "has-address" | "no-number" | "factor-role" | "left";

/**
 * @param roles that the person has or will have
 * @param demanded roles that hold only where a second factor was shown: a card is for who sees nobody else's data
 */
export function cardOffer(
  person: { email: string | null; employeeNumber: string | null; present: boolean },
  roles: readonly string[],
  demanded: readonly string[],
): CardOffer {
  if (!person.present) return "left";
  if (person.email !== null) return "has-address";
  if (person.employeeNumber === null) return "no-number";
  return roles.some((role) => demanded.includes(role)) ? "factor-role" : "card";
}
