import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { nowMs } from "#app/platform/clock.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { attendanceSecret } from "#db/schema/attendance.ts";
import { stepAt } from "./check.ts";

/** Gives a workshop the secret that its codes are derived from; one that it has stays. */
export function ensureSecret(tx: Transaction, workshopId: string): void {
  const secret = randomBytes(32).toString("base64url");
  tx.insert(attendanceSecret).values({ workshopId, secret }).onConflictDoNothing().run();
}

/** Six digits for a step of time. Another workshop, another check-in and another step have others. */
function derive(secret: string, workshopId: string, number: number, step: number): string {
  const digest = createHmac("sha256", secret).update(`${workshopId}/${number}/${step}`).digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

function secretOf(workshopId: string, database: Queryable): string | null {
  const row = database
    .select({ secret: attendanceSecret.secret })
    .from(attendanceSecret)
    .where(eq(attendanceSecret.workshopId, workshopId))
    .get();
  return row?.secret ?? null;
}

/** The code of a check-in at this moment, by the server's clock; null for a workshop that was never opened. */
export function currentCode(
  workshopId: string,
  number: number,
  database: Queryable = getDatabase(),
): string | null {
  const secret = secretOf(workshopId, database);
  return secret && derive(secret, workshopId, number, stepAt(nowMs()));
}

/** Whether a code is the one of this moment, or the one before it. */
export function isCurrentCode(
  code: string,
  workshopId: string,
  number: number,
  database: Queryable = getDatabase(),
): boolean {
  const secret = secretOf(workshopId, database);
  if (secret === null) return false;
  const step = stepAt(nowMs());
  return [step, step - 1].some((one) =>
    timingSafeEqual(
      Buffer.from(derive(secret, workshopId, number, one)),
      Buffer.from(code.padEnd(6).slice(0, 6)),
    ),
  );
}
