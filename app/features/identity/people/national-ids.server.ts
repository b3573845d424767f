import { and, eq, inArray, ne } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { maskPersonalNumber } from "#app/platform/personal-number.ts";
import type { Keyring } from "#app/platform/sealed-text.server.ts";
import {
  isSealedAnew,
  lookupOf,
  sealText,
  secretsKeys,
  unsealText,
} from "#app/platform/sealed-text.server.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { personNationalId } from "#db/schema/privacy.ts";

const PURPOSE = "national id";
const ownerOf = (personId: string) => `${PURPOSE} of ${personId}`;

function neededKeys(): Keyring {
  const keys = secretsKeys();
  if (!keys)
    throw new Error("SECRETS_KEY is not set, but there are national IDs: set the key that sealed them");
  return keys;
}

/** Somebody's number as it may be shown, A12345****, and since when it is there; null without one. */
export function maskedNationalId(
  personId: string,
  database: Queryable = getDatabase(),
): { masked: string; enteredAt: string } | null {
  const row = database.select().from(personNationalId).where(eq(personNationalId.personId, personId)).get();
  if (!row) return null;
  const whole = unsealText(row.sealed, ownerOf(personId), neededKeys());
  return { masked: maskPersonalNumber(whole), enteredAt: row.enteredAt };
}

/** The whole number: for whoever has said why and written it down. Null without one. */
export function wholeNationalId(tx: Transaction, personId: string): string | null {
  const row = tx.select().from(personNationalId).where(eq(personNationalId.personId, personId)).get();
  return row ? unsealText(row.sealed, ownerOf(personId), neededKeys()) : null;
}

/** Enters a number in the place of any there was. @returns false where it is somebody else's */
export function putNationalId(
  tx: Transaction,
  { personId, number, enteredBy }: { personId: string; number: string; enteredBy: string },
): boolean {
  const keys = neededKeys();
  // While keys change, somebody else's may still be found under the key of before.
  const lookups = keys.map((key) => lookupOf(number, PURPOSE, key));
  const other = and(inArray(personNationalId.lookup, lookups), ne(personNationalId.personId, personId));
  if (tx.select({ id: personNationalId.personId }).from(personNationalId).where(other).get()) return false;
  const row = {
    sealed: sealText(number, ownerOf(personId), keys),
    lookup: lookupOf(number, PURPOSE, keys[0]),
    enteredAt: now(),
    enteredBy,
  };
  tx.insert(personNationalId)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: personNationalId.personId, set: row })
    .run();
  return true;
}

/** @returns whether there was one */
export function removeNationalId(tx: Transaction, personId: string): boolean {
  return tx.delete(personNationalId).where(eq(personNationalId.personId, personId)).run().changes > 0;
}

/** Seals numbers anew that another key sealed, and hashes them anew. @returns how many */
export function resealNationalIds(tx: Transaction): number {
  const keys = neededKeys();
  const old = tx
    .select()
    .from(personNationalId)
    .all()
    .filter(({ sealed }) => !isSealedAnew(sealed, keys));
  for (const { personId, sealed } of old) {
    const number = unsealText(sealed, ownerOf(personId), keys);
    tx.update(personNationalId)
      .set({ sealed: sealText(number, ownerOf(personId), keys), lookup: lookupOf(number, PURPOSE, keys[0]) })
      .where(eq(personNationalId.personId, personId))
      .run();
  }
  return old.length;
}
