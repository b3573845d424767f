import { createHash } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import { nowMs } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { signInFailure } from "#db/schema/identity.ts";

/** Failures allowed in the time that they count: few for one account, more for an office behind one address. */
export const FAILURE_LIMITS = { account: 10, address: 100 } as const;
/** Mails to set a new password that may be asked for in it: few for one mailbox, more for an office. */
export const RESET_LIMITS = { account: 3, address: 60 } as const;
/** How long failures count, and are kept. */
export const FAILURE_MINUTES = 15;
const WINDOW_MS = FAILURE_MINUTES * 60_000;

type Scope = typeof signInFailure.$inferInsert.scope;

/** Keys are hashed: the table says how often, not who tried from where. */
function keyOf(scope: Scope, value: string): string {
  return createHash("sha256").update(`${scope}:${value.trim().toLowerCase()}`).digest("base64url");
}

/**
 * Counts a try before the password is looked at, so that a burst of parallel tries can't slip through.
 * @returns minutes to wait when one of the limits is reached (the try must then not be made), or null
 */
export function countTry(tx: Transaction, email: string, address: string): number | null {
  return countAll(tx, [
    { scope: "account", value: email, limit: FAILURE_LIMITS.account },
    { scope: "address", value: address, limit: FAILURE_LIMITS.address },
  ]);
}

/**
 * Counts that somebody asks for a mail to set a new password, whether or not the address is anybody's.
 * @returns minutes to wait when one of the limits is reached, or null
 */
export function countResetRequest(tx: Transaction, email: string, address: string): number | null {
  return countAll(tx, [
    { scope: "reset-account", value: email, limit: RESET_LIMITS.account },
    { scope: "reset-address", value: address, limit: RESET_LIMITS.address },
  ]);
}

function countAll(tx: Transaction, counted: { scope: Scope; value: string; limit: number }[]): number | null {
  forgetOldFailures(tx);
  let wait: number | null = null;
  for (const { scope, value, limit } of counted) {
    const row = tx
      .insert(signInFailure)
      .values({ scope, key: keyOf(scope, value), windowStart: new Date(nowMs()).toISOString(), failures: 1 })
      .onConflictDoUpdate({
        target: [signInFailure.scope, signInFailure.key],
        set: { failures: sql`${signInFailure.failures} + 1` },
      })
      .returning()
      .get();
    if (row.failures > limit) {
      const left = Math.ceil((Date.parse(row.windowStart) + WINDOW_MS - nowMs()) / 60_000);
      wait = Math.max(wait ?? 1, left);
    }
  }
  return wait;
}

/** Forgets failures whose time is over. @returns how many */
export function forgetOldFailures(tx: Transaction): number {
  const windowFloor = new Date(nowMs() - WINDOW_MS).toISOString();
  return tx.delete(signInFailure).where(lt(signInFailure.windowStart, windowFloor)).run().changes;
}

/** After a right password: the account starts afresh, and the try no longer counts against the address. */
export function forgiveTry(tx: Transaction, email: string, address: string): void {
  tx.delete(signInFailure)
    .where(and(eq(signInFailure.scope, "account"), eq(signInFailure.key, keyOf("account", email))))
    .run();
  tx.update(signInFailure)
    .set({ failures: sql`max(0, ${signInFailure.failures} - 1)` })
    .where(and(eq(signInFailure.scope, "address"), eq(signInFailure.key, keyOf("address", address))))
    .run();
}
