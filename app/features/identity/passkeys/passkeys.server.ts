import { and, count, eq } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { passkey } from "#db/schema/sign-in.ts";
import type { Passkey } from "./passkey.ts";
import { MAX_PASSKEYS } from "./passkey.ts";

export type StoredPasskey = typeof passkey.$inferSelect;

/** Somebody's passkeys, the oldest first. */
export function passkeysOf(personId: string, database: Queryable = getDatabase()): Passkey[] {
  return database
    .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt, usedAt: passkey.usedAt })
    .from(passkey)
    .where(eq(passkey.personId, personId))
    .orderBy(passkey.createdAt, passkey.id)
    .all();
}

export function hasPasskey(personId: string, database: Queryable = getDatabase()): boolean {
  return passkeysOf(personId, database).length > 0;
}

/** What authenticators are told of the ones that somebody has already, so that none makes a second. */
export function credentialsOf(personId: string): { id: string; transports: never[] }[] {
  return getDatabase()
    .select({ id: passkey.credentialId, transports: passkey.transports })
    .from(passkey)
    .where(eq(passkey.personId, personId))
    .all() as never;
}

export function findPasskey(credentialId: string): StoredPasskey | undefined {
  return getDatabase().select().from(passkey).where(eq(passkey.credentialId, credentialId)).get();
}

/** Keeps a new one. @returns its id; null where it is known already, or the person has too many */
export function insertPasskey(
  tx: Transaction,
  made: Pick<StoredPasskey, "personId" | "credentialId" | "publicKey" | "counter" | "transports" | "name">,
): string | null {
  const has = tx.select({ all: count() }).from(passkey).where(eq(passkey.personId, made.personId)).get();
  if ((has?.all ?? 0) >= MAX_PASSKEYS) return null;
  const id = newId();
  const { changes } = tx
    .insert(passkey)
    .values({ ...made, id, createdAt: now() })
    .onConflictDoNothing()
    .run();
  return changes > 0 ? id : null;
}

/**
 * Notes that one was used. A counter that doesn't go up says that there may be two of it; most passkeys always say 0.
 * @returns whether it counts
 */
export function notePasskeyUse(tx: Transaction, id: string, counter: number): boolean {
  const row = tx.select({ counter: passkey.counter }).from(passkey).where(eq(passkey.id, id)).get();
  if (!row || ((counter > 0 || row.counter > 0) && counter <= row.counter)) return false;
  tx.update(passkey).set({ counter, usedAt: now() }).where(eq(passkey.id, id)).run();
  return true;
}

/** Removes one of somebody's, or all. @returns how many there were */
export function removePasskeys(tx: Transaction, personId: string, which: { id: string } | "all"): number {
  const chosen = which === "all" ? undefined : eq(passkey.id, which.id);
  return tx
    .delete(passkey)
    .where(and(eq(passkey.personId, personId), chosen))
    .run().changes;
}
