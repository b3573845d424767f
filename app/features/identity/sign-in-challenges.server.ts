import { createHash, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { and, eq, gt, lt } from "drizzle-orm";
import { now, nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { signInChallenge } from "#db/schema/sign-in.ts";

// What a browser went away with, to a provider or to its authenticator, until it comes back. It keeps a random token and
// nothing else, so there is nothing in it to read, to change or to keep for later: what the token stands for is a row,
// which is removed when it is taken.

type Purpose = (typeof signInChallenge.$inferSelect)["purpose"];

/** A provider may ask for a password and a code; an authenticator asks for a finger. */
const MINUTES: Record<Purpose, number> = {
  openid: 10,
  "passkey-sign-in": 5,
  "passkey-confirm": 5,
  "passkey-register": 5,
  /** A first password is thought about. */
  card: 20,
  "card-passkey": 5,
};

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

function cookieOf(purpose: Purpose) {
  const secure = env().ORIGIN.startsWith("https:");
  const name =
    purpose === "openid" ? "sign-in-away" : purpose === "card" ? "sign-in-card" : "passkey-challenge";
  return createCookie(secure ? `__Host-${name}` : name, {
    httpOnly: true,
    // A provider sends the browser back from its own site.
    sameSite: "lax",
    path: "/",
    secure,
  });
}

/** Notes what a browser goes away with. @returns the token for its cookie */
export function beginChallenge(
  tx: Transaction,
  purpose: Purpose,
  personId: string | null,
  detail: Record<string, unknown>,
): string {
  forgetPastChallenges(tx);
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(nowMs() + MINUTES[purpose] * 60_000).toISOString();
  tx.insert(signInChallenge)
    .values({ id: hashOf(token), purpose, personId, detail, expiresAt })
    .run();
  return token;
}

/** What a token stands for, which stays to be taken; null when it is over, was taken, or never was. */
export function seeChallenge(
  purpose: Purpose,
  token: string,
  database: Queryable = getDatabase(),
): { personId: string | null; detail: Record<string, unknown> } | null {
  const row = database.select().from(signInChallenge).where(standing(purpose, token)).get();
  return row ? { personId: row.personId, detail: row.detail } : null;
}

function standing(purpose: Purpose, token: string) {
  return and(
    eq(signInChallenge.id, hashOf(token)),
    eq(signInChallenge.purpose, purpose),
    gt(signInChallenge.expiresAt, now()),
  );
}

/** Takes it, once. @returns what was noted; null when it is over, was taken, or never was */
export function takeChallenge(
  tx: Transaction,
  purpose: Purpose,
  token: string,
): { personId: string | null; detail: Record<string, unknown> } | null {
  const row = tx.delete(signInChallenge).where(standing(purpose, token)).returning().get();
  return row ? { personId: row.personId, detail: row.detail } : null;
}

/** Forgets what nobody came back with in time. @returns how many */
export function forgetPastChallenges(tx: Transaction): number {
  return tx.delete(signInChallenge).where(lt(signInChallenge.expiresAt, now())).run().changes;
}

/** The Set-Cookie header's value. */
export function keepChallenge(purpose: Purpose, token: string): Promise<string> {
  return cookieOf(purpose).serialize(token, { maxAge: MINUTES[purpose] * 60 });
}

/** The Set-Cookie header's value that removes it. */
export function forgetChallenge(purpose: Purpose): Promise<string> {
  return cookieOf(purpose).serialize("", { maxAge: 0 });
}

/** The token that the browser brings; "" without one, or one that was damaged. */
export async function challengeOf(purpose: Purpose, request: Request): Promise<string> {
  const token: unknown = await cookieOf(purpose).parse(request.headers.get("Cookie"));
  return typeof token === "string" ? token : "";
}
