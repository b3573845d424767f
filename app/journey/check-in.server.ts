import { isOpen, readCheckCode } from "#app/features/workshop/attendance/check.ts";
import { tryCode } from "#app/features/workshop/attendance/checks.server.ts";
import { drain } from "#app/features/workshop/room-hub.server.ts";
import { appendFacts, roomState } from "#app/features/workshop/room-log.server.ts";
import type { Seat } from "#app/features/workshop/workshop.ts";
import { nowMs } from "#app/platform/clock.ts";
import { inTransaction } from "#db/client.server.ts";

/** What became of a code: `none` where nobody is asked to check in just now. */
export type CheckedIn = "right" | "again" | "wrong" | "too-many" | "none";

/**
 * Somebody sends the code that the projector shows. Only the server's clock says whether it is the one of this moment,
 * and an answer counts once. Another workshop's code, an old one and a guess are wrong in the same way.
 */
export async function checkIn(
  seat: Pick<Seat, "id" | "workshopId" | "removed">,
  typed: string,
): Promise<CheckedIn> {
  const { workshopId, id: participantId } = seat;
  const result = await inTransaction((tx): CheckedIn => {
    const { pace } = roomState(workshopId, tx);
    if (seat.removed || pace.phase !== "open" || !pace.check || !isOpen(pace.check, nowMs())) return "none";
    const { number } = pace.check;
    // What is no code at all can't be one, and isn't held against whoever slipped.
    const code = readCheckCode(typed);
    if (code === null) return "wrong";
    const tried = tryCode(tx, { workshopId, number, participantId }, code);
    if (tried === "right") appendFacts(tx, workshopId, [{ type: "checked", participantId, number }]);
    return tried;
  });
  if (result === "right") drain(workshopId);
  return result;
}
