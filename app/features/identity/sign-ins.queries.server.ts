import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { nowMs } from "#app/platform/clock.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { authSession, passwordCredential } from "#db/schema/identity.ts";
import type { SignIn } from "./sign-ins.ts";

/** Where a person is signed in now, the device used last first. */
export function signInsOf(personId: string): SignIn[] {
  return getDatabase()
    .select({
      id: authSession.signInId,
      startedAt: authSession.startedAt,
      lastSeenAt: authSession.lastSeenAt,
      browser: authSession.browser,
      system: authSession.system,
      kind: authSession.deviceKind,
    })
    .from(authSession)
    .where(
      and(
        eq(authSession.userId, personId),
        isNull(authSession.replacedAt),
        gt(authSession.expiresAt, Math.floor(nowMs() / 1000)),
      ),
    )
    .orderBy(desc(authSession.lastSeenAt), desc(authSession.startedAt), authSession.signInId)
    .all();
}

/** The hash of a person's password; null for someone who signs in without one. */
export function passwordHashOf(personId: string): string | null {
  const row = getDatabase()
    .select({ hash: passwordCredential.hash })
    .from(passwordCredential)
    .where(eq(passwordCredential.personId, personId))
    .get();
  return row?.hash ?? null;
}

/** When somebody's password was set; null without one. */
export function passwordSince(personId: string, database: Queryable = getDatabase()): string | null {
  const row = database
    .select({ changedAt: passwordCredential.changedAt })
    .from(passwordCredential)
    .where(eq(passwordCredential.personId, personId))
    .get();
  return row?.changedAt ?? null;
}
