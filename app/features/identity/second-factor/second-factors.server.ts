import { createHash, randomBytes } from "node:crypto";
import { and, count, eq, gt, isNotNull, isNull, lt } from "drizzle-orm";
import { now, nowMs } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Keyring } from "#app/platform/sealed-text.server.ts";
import { isSealedAnew, sealText, secretsKeys, unsealText } from "#app/platform/sealed-text.server.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { recoveryCode, signInStep, totpSecret } from "#db/schema/identity.ts";
import type { SignInWay } from "../sign-in-way.ts";
import { SECRET_BYTES, secretText, stepOfCode } from "./totp.ts";

/** How long somebody who has shown the password has for the code. */
const STEP_MS = 10 * 60_000;
const RECOVERY_CODES = 10;

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64url");

function neededKeys(): Keyring {
  const keys = secretsKeys();
  if (!keys)
    throw new Error(
      "SECRETS_KEY is not set, but somebody has a second factor: set the key that it was sealed with",
    );
  return keys;
}

/** Whether somebody must show a code when they sign in. */
export function hasSecondFactor(personId: string, database: Queryable = getDatabase()): boolean {
  const row = database
    .select({ personId: totpSecret.personId })
    .from(totpSecret)
    .where(and(eq(totpSecret.personId, personId), isNotNull(totpSecret.confirmedAt)))
    .get();
  return row !== undefined;
}

/** Begins to set up an app with a new secret; one that was begun before and never used is forgotten. */
export function beginSecondFactor(tx: Transaction, personId: string): void {
  const secret = secretText(randomBytes(SECRET_BYTES));
  const sealed = sealText(secret, personId, neededKeys());
  tx.delete(totpSecret)
    .where(and(eq(totpSecret.personId, personId), isNull(totpSecret.confirmedAt)))
    .run();
  tx.insert(totpSecret)
    .values({ personId, sealed, createdAt: now(), lastStep: 0 })
    .onConflictDoNothing()
    .run();
}

/** The secret of an app that is being set up; null where none is, or it is in use: then nobody sees it again. */
export function secretBeingSetUp(personId: string, database: Queryable = getDatabase()): string | null {
  const row = database.select().from(totpSecret).where(eq(totpSecret.personId, personId)).get();
  return row && row.confirmedAt === null ? unsealText(row.sealed, personId, neededKeys()) : null;
}

/** When the app came into use, and how many recovery codes are left. */
export function secondFactorOf(personId: string, database: Queryable = getDatabase()) {
  const row = database.select().from(totpSecret).where(eq(totpSecret.personId, personId)).get();
  const left = database
    .select({ codes: count() })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt)))
    .get();
  return { since: row?.confirmedAt ?? null, codesLeft: left?.codes ?? 0 };
}

/** Takes a code of the app, once. @returns whether it was one */
export function spendAppCode(tx: Transaction, personId: string, typed: string): boolean {
  const row = tx.select().from(totpSecret).where(eq(totpSecret.personId, personId)).get();
  if (!row) return false;
  const step = stepOfCode(unsealText(row.sealed, personId, neededKeys()), typed, nowMs(), row.lastStep);
  if (step === null) return false;
  tx.update(totpSecret)
    .set({ lastStep: step, confirmedAt: row.confirmedAt ?? now() })
    .where(eq(totpSecret.personId, personId))
    .run();
  return true;
}

/** Takes a recovery code, once. @returns whether it was one */
export function spendRecoveryCode(tx: Transaction, personId: string, typed: string): boolean {
  const read = typed.toUpperCase().replaceAll("0", "O").replaceAll("1", "I").replaceAll("8", "B");
  const hash = hashOf(read.replace(/[^A-Z2-7]/g, ""));
  const { changes } = tx
    .update(recoveryCode)
    .set({ usedAt: now() })
    .where(and(eq(recoveryCode.personId, personId), eq(recoveryCode.hash, hash), isNull(recoveryCode.usedAt)))
    .run();
  return changes > 0;
}

/** New recovery codes in the place of the old ones. @returns them as they are shown, this once */
export function renewRecoveryCodes(tx: Transaction, personId: string): string[] {
  tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId)).run();
  // 50 random bits each; base32 has no 0, 1 or 8, so what is read as one is known for the letter that it was.
  const codes = Array.from({ length: RECOVERY_CODES }, () => secretText(randomBytes(7)).slice(0, 10));
  for (const code of codes) {
    tx.insert(recoveryCode)
      .values({ id: newId(), personId, hash: hashOf(code), createdAt: now() })
      .run();
  }
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** Takes the second factor away with its recovery codes. @returns whether there was one */
export function removeSecondFactor(tx: Transaction, personId: string): boolean {
  tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId)).run();
  return tx.delete(totpSecret).where(eq(totpSecret.personId, personId)).run().changes > 0;
}

/**
 * Notes that somebody has shown the password, or came from a provider, and owes a code.
 * @returns what their browser keeps meanwhile
 */
export function beginSignInStep(tx: Transaction, personId: string, came: SignInWay): string {
  tx.delete(signInStep).where(lt(signInStep.expiresAt, now())).run();
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(nowMs() + STEP_MS).toISOString();
  tx.insert(signInStep)
    .values({ id: hashOf(token), personId, expiresAt, way: came.way, provider: came.provider })
    .run();
  return token;
}

/** Who owes a code to this token, and how they came; null when it is over, or was none. */
export function personInStep(
  token: string,
  database: Queryable = getDatabase(),
): { personId: string; came: SignInWay } | null {
  const row = database
    .select()
    .from(signInStep)
    .where(and(eq(signInStep.id, hashOf(token)), gt(signInStep.expiresAt, now())))
    .get();
  if (!row) return null;
  const { personId, way, provider } = row;
  return { personId, came: { way, provider, strong: false } as SignInWay };
}

/** Ends the step: each leads to one sign-in at most. @returns whether it was still there */
export function endSignInStep(tx: Transaction, token: string): boolean {
  return (
    tx
      .delete(signInStep)
      .where(eq(signInStep.id, hashOf(token)))
      .run().changes > 0
  );
}

/** Seals secrets anew that another key sealed. @returns how many */
export function resealSecondFactors(tx: Transaction): number {
  const keys = neededKeys();
  const old = tx
    .select({ personId: totpSecret.personId, sealed: totpSecret.sealed })
    .from(totpSecret)
    .all()
    .filter(({ sealed }) => !isSealedAnew(sealed, keys));
  for (const { personId, sealed } of old) {
    tx.update(totpSecret)
      .set({ sealed: sealText(unsealText(sealed, personId, keys), personId, keys) })
      .where(eq(totpSecret.personId, personId))
      .run();
  }
  return old.length;
}
