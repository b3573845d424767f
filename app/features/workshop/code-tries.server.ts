import { createHash } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import { nowMs } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { workshopCodeTry } from "#db/schema/workshop.ts";

/**
 * Wrong codes in a quarter of an hour from one address: a room of forty behind one office's address may each mistype
 * twice, and a guesser gets 100 of a hundred and forty million.
 */
export const CODE_TRIES = 100;
const WINDOW_MS = 15 * 60_000;

const keyOf = (address: string) => createHash("sha256").update(`code:${address}`).digest("base64url");

/**
 * Counts a try before the code is looked at, so that a burst of parallel tries can't slip through.
 * @returns minutes to wait when there were too many (the code must then not be looked at), or null
 */
export function countCodeTry(tx: Transaction, address: string): number | null {
  const floor = new Date(nowMs() - WINDOW_MS).toISOString();
  tx.delete(workshopCodeTry).where(lt(workshopCodeTry.windowStart, floor)).run();
  const row = tx
    .insert(workshopCodeTry)
    .values({ key: keyOf(address), windowStart: new Date(nowMs()).toISOString(), tries: 1 })
    .onConflictDoUpdate({ target: workshopCodeTry.key, set: { tries: sql`${workshopCodeTry.tries} + 1` } })
    .returning()
    .get();
  if (row.tries <= CODE_TRIES) return null;
  return Math.max(1, Math.ceil((Date.parse(row.windowStart) + WINDOW_MS - nowMs()) / 60_000));
}

/** The code was right: the try doesn't count. */
export function forgiveCodeTry(tx: Transaction, address: string): void {
  tx.update(workshopCodeTry)
    .set({ tries: sql`max(0, ${workshopCodeTry.tries} - 1)` })
    .where(eq(workshopCodeTry.key, keyOf(address)))
    .run();
}
