import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { attendancePaper } from "#db/schema/attendance.ts";

/** Notes that somebody stands on the paper sheet. @returns false where that was noted before */
export function enterFromPaper(
  tx: Transaction,
  entry: { workshopId: string; participantId: string; enteredBy: string },
): boolean {
  const row = { ...entry, enteredAt: now() };
  return tx.insert(attendancePaper).values(row).onConflictDoNothing().run().changes > 0;
}
