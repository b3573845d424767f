import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { attendanceAnswer, attendanceCheck, attendanceTry } from "#db/schema/attendance.ts";
import type { Check } from "./check.ts";
import { WRONG_CODES } from "./check.ts";
import { isCurrentCode } from "./check-codes.server.ts";

/** Asks everybody to check in. The one before ends: there is one at a time, so that there is one code. */
export function openCheck(tx: Transaction, workshopId: string, check: Check): void {
  endChecks(tx, workshopId);
  const { number, from: opensAt, until: closesAt } = check;
  tx.insert(attendanceCheck).values({ workshopId, number, opensAt, closesAt }).run();
}

/** Ends what is still open. */
export function endChecks(tx: Transaction, workshopId: string): void {
  tx.update(attendanceCheck)
    .set({ endedAt: now() })
    .where(
      and(
        eq(attendanceCheck.workshopId, workshopId),
        isNull(attendanceCheck.endedAt),
        gt(attendanceCheck.closesAt, now()),
      ),
    )
    .run();
}

type Place = { workshopId: string; number: number; participantId: string };

/**
 * Tries a code for somebody. Tries are counted before the code is looked at, so that a burst of guesses can't slip through.
 * @returns `again` where they had checked in already
 */
export function tryCode(
  tx: Transaction,
  place: Place,
  code: string,
): "right" | "again" | "wrong" | "too-many" {
  const { workshopId, number, participantId } = place;
  const known = tx
    .select({ at: attendanceAnswer.at })
    .from(attendanceAnswer)
    .where(
      and(
        eq(attendanceAnswer.workshopId, workshopId),
        eq(attendanceAnswer.number, number),
        eq(attendanceAnswer.participantId, participantId),
      ),
    )
    .get();
  if (known) return "again";
  const { tries } = tx
    .insert(attendanceTry)
    .values({ participantId, number, tries: 1 })
    .onConflictDoUpdate({
      target: [attendanceTry.participantId, attendanceTry.number],
      set: { tries: sql`${attendanceTry.tries} + 1` },
    })
    .returning()
    .get();
  if (tries > WRONG_CODES) return "too-many";
  if (!isCurrentCode(code, workshopId, number, tx)) return "wrong";
  tx.insert(attendanceAnswer)
    .values({ ...place, at: now() })
    .run();
  return "right";
}
