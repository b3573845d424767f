import { and, eq, lt, ne } from "drizzle-orm";
import { now, nowMs } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { authSession, signInStep } from "#db/schema/identity.ts";

/**
 * Signs a person out: on one device, on all but one, or on all.
 * @returns on how many devices; 0 where they had ended already
 */
export function endSignIns(
  tx: Transaction,
  personId: string,
  which: { only: string } | { except: string } | "all",
): number {
  const chosen =
    which === "all"
      ? undefined
      : "only" in which
        ? eq(authSession.signInId, which.only)
        : ne(authSession.signInId, which.except);
  const ended = tx
    .delete(authSession)
    .where(and(eq(authSession.userId, personId), chosen))
    .returning({ signInId: authSession.signInId })
    .all();
  return new Set(ended.map(({ signInId }) => signInId)).size;
}

/** Forgets sign-ins whose time is over, and those that were never finished. @returns how many */
export function forgetEndedSignIns(tx: Transaction): number {
  const ended = tx
    .delete(authSession)
    .where(lt(authSession.expiresAt, Math.floor(nowMs() / 1000)))
    .run().changes;
  return ended + tx.delete(signInStep).where(lt(signInStep.expiresAt, now())).run().changes;
}
