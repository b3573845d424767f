import { eq } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { passwordCredential } from "#db/schema/identity.ts";

/** Keeps the hash of a person's new password, in the place of one that they had. */
export function keepPassword(tx: Transaction, personId: string, hash: string): void {
  tx.insert(passwordCredential)
    .values({ personId, hash, changedAt: now() })
    .onConflictDoUpdate({ target: passwordCredential.personId, set: { hash, changedAt: now() } })
    .run();
}

/** From now on nobody signs in as them by password. */
export function removePassword(tx: Transaction, personId: string): void {
  tx.delete(passwordCredential).where(eq(passwordCredential.personId, personId)).run();
}
