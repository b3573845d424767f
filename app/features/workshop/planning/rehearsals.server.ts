import { and, eq, inArray, isNotNull, lt } from "drizzle-orm";
import { newId } from "#app/platform/ids.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { floorQuestion, floorVote, workshopPoll, workshopPollAnswer } from "#db/schema/ask.ts";
import {
  attendanceAnswer,
  attendanceCheck,
  attendanceRule,
  attendanceSecret,
  attendanceTry,
} from "#db/schema/attendance.ts";
import { workshopMaterial } from "#db/schema/registration.ts";
import {
  workshop,
  workshopCommand,
  workshopEvent,
  workshopLease,
  workshopParticipant,
  workshopPresence,
  workshopStep,
  workshopTrainer,
} from "#db/schema/workshop.ts";

/** What hangs on a seat of a rehearsal, and on the rehearsal, in the order in which it can go. */
const OF_SEATS = [floorVote, workshopPollAnswer, attendanceTry, attendanceAnswer, workshopPresence];
const OF_ROOM = [
  ...[floorQuestion, workshopPoll, attendanceCheck, attendanceSecret, attendanceRule],
  ...[workshopEvent, workshopCommand, workshopLease, workshopParticipant],
  ...[workshopMaterial, workshopStep, workshopTrainer],
];

/** The tables in which a rehearsal has rows for a while. */
export const REHEARSED_TABLES = [...OF_SEATS, ...OF_ROOM, workshop];

/** Somebody's rehearsal of a workshop: its id and its end; null where there is none. */
export function rehearsalOf(
  workshopId: string,
  personId: string,
  database: Queryable = getDatabase(),
): { id: string; closedAt: string | null; endsAt: string } | null {
  const found = database
    .select({ id: workshop.id, closedAt: workshop.closedAt, endsAt: workshop.endsAt })
    .from(workshop)
    .where(and(eq(workshop.rehearsalOf, workshopId), eq(workshop.createdBy, personId)))
    .get();
  return found ?? null;
}

/** Rehearsals that should have ended before an instant. */
export function pastRehearsals(before: string): string[] {
  return getDatabase()
    .select({ id: workshop.id })
    .from(workshop)
    .where(and(isNotNull(workshop.rehearsalOf), lt(workshop.endsAt, before)))
    .all()
    .map(({ id }) => id);
}

/** Takes a rehearsal away with everything that hangs on it. */
export function wipeRehearsal(tx: Transaction, id: string): void {
  const seats = tx
    .select({ id: workshopParticipant.id })
    .from(workshopParticipant)
    .where(eq(workshopParticipant.workshopId, id));
  for (const table of OF_SEATS) tx.delete(table).where(inArray(table.participantId, seats)).run();
  for (const table of OF_ROOM) tx.delete(table).where(eq(table.workshopId, id)).run();
  tx.delete(workshop)
    .where(and(eq(workshop.id, id), isNotNull(workshop.rehearsalOf)))
    .run();
}

/** Somebody who practises is there until the rehearsal is over, without a browser that says so. */
export function keepThere(
  tx: Transaction,
  stay: { workshopId: string; participantId: string; since: string; seenAt: string },
): void {
  tx.insert(workshopPresence)
    .values({ id: newId(), tab: "rehearsal", doing: "active", ...stay })
    .run();
}
