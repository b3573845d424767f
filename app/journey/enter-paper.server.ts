import { findPerson } from "#app/features/identity/roles/roles.queries.server.ts";
import { isSignable } from "#app/features/workshop/attendance/attendance.ts";
import { enterFromPaper } from "#app/features/workshop/attendance/paper.server.ts";
import { seatOfPerson, takeSeat } from "#app/features/workshop/seats.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { inTransaction } from "#db/client.server.ts";
import type { ReadAttendance } from "./see-attendance.server.ts";

/** How many came from the paper sheet, and which lines named nobody (or whoever entered them). */
export type Entered = { entered: number; unknown: string[] };

/**
 * Enters who signed on paper, afterwards: by e-mail or employee number, one a line. Whoever had no seat gets one, marked as
 * having come by paper; nobody enters themselves.
 */
export function enterPaper(
  { actor, workshop }: ReadAttendance,
  lines: readonly string[],
  requestId: string | null,
): Promise<Entered | "not-yet"> {
  return inTransaction((tx) => {
    if (!isSignable(workshop, now())) return "not-yet";
    const result: Entered = { entered: 0, unknown: [] };
    for (const line of lines) {
      const person = findPerson(line, tx);
      if (!person || person.id === actor.personId) {
        result.unknown.push(line);
        continue;
      }
      const who = { personId: person.id, name: person.name };
      const seat = seatOfPerson(workshop.id, person.id, tx) ?? takeSeat(tx, workshop.id, who).seat;
      const entry = { workshopId: workshop.id, participantId: seat.id, enteredBy: actor.personId };
      if (!enterFromPaper(tx, entry)) continue;
      result.entered += 1;
      recordAudit(tx, {
        actorId: actor.personId,
        action: "attendance.paper",
        subjectType: "workshop",
        subjectId: workshop.id,
        detail: { participant: seat.id },
        requestId,
      });
    }
    return result;
  });
}
