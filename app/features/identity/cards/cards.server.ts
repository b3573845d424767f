import { createHash, createHmac, randomBytes } from "node:crypto";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { newClearCode } from "#app/platform/clear-code.ts";
import { now, nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { signInCard } from "#db/schema/sign-in.ts";
import { CARD_CODE_LENGTH, cardState } from "./card.ts";

const DAY_MS = 86_400_000;

export type SignInCard = typeof signInCard.$inferSelect;

export const newSheetSeed = (): string => randomBytes(32).toString("base64url");

/** What a sheet is known by, which tells nothing of the codes on it. */
export const sheetIdOf = (seed: string): string =>
  createHash("sha256").update(`sheet of cards\n${seed}`).digest("base64url");

/**
 * The code of somebody's card on a sheet. It follows from the seed that the page with the sheet's button brought, so that
 * a second click shows the same codes again, and nobody can afterwards: the seed is stored nowhere.
 */
export function cardCode(seed: string, personId: string): string {
  let part = 0;
  return newClearCode(CARD_CODE_LENGTH, () =>
    createHmac("sha256", seed).update(`${personId}\n${part++}`).digest(),
  );
}

/** A card of somebody on a sheet; one that they had before counts no more. @returns null where the sheet has it already */
export function insertCard(
  tx: Transaction,
  card: { personId: string; sheetId: string; hash: string; createdBy: string },
): string | null {
  if (cardOnSheet(card.personId, card.sheetId, tx)) return null;
  voidCards(tx, card.personId);
  const id = newId();
  const expiresAt = new Date(nowMs() + env().CARD_DAYS * DAY_MS).toISOString();
  tx.insert(signInCard)
    .values({ ...card, id, createdAt: now(), expiresAt })
    .run();
  return id;
}

export function cardOnSheet(
  personId: string,
  sheetId: string,
  database: Queryable = getDatabase(),
): SignInCard | null {
  const mine = and(eq(signInCard.personId, personId), eq(signInCard.sheetId, sheetId));
  return database.select().from(signInCard).where(mine).get() ?? null;
}

/** The card that somebody was printed last; null without one. */
export function newestCard(personId: string, database: Queryable = getDatabase()): SignInCard | null {
  return (
    database
      .select()
      .from(signInCard)
      .where(eq(signInCard.personId, personId))
      .orderBy(desc(signInCard.createdAt), desc(signInCard.id))
      .limit(1)
      .get() ?? null
  );
}

/** The card of somebody that can be used now. */
export function openCardOf(personId: string, database: Queryable = getDatabase()): SignInCard | null {
  const card = newestCard(personId, database);
  return card && cardState(card, now()) === "open" ? card : null;
}

/** Uses a card, once. @returns false where it was used, replaced or over in the meantime */
export function spendCard(tx: Transaction, cardId: string): boolean {
  const card = tx.select().from(signInCard).where(eq(signInCard.id, cardId)).get();
  if (!card || cardState(card, now()) !== "open") return false;
  tx.update(signInCard).set({ usedAt: now() }).where(eq(signInCard.id, cardId)).run();
  return true;
}

/** Ends the card that somebody could still use. */
export function voidCards(tx: Transaction, personId: string): void {
  tx.update(signInCard)
    .set({ voidedAt: now() })
    .where(and(eq(signInCard.personId, personId), isNull(signInCard.usedAt), isNull(signInCard.voidedAt)))
    .run();
}

/** Forgets cards whose time was over before a moment. @returns how many */
export function forgetOldCards(tx: Transaction, before: string): number {
  return tx.delete(signInCard).where(lt(signInCard.expiresAt, before)).run().changes;
}
