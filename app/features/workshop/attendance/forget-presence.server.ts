import { and, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.server.ts";
import { attendanceAnswer, attendanceTry } from "#db/schema/attendance.ts";
import {
  workshop,
  workshopCommand,
  workshopEvent,
  workshopParticipant,
  workshopPresence,
} from "#db/schema/workshop.ts";

/** What events tell of somebody's day; that they had a seat, and the room's own events, stay. */
const OF_THE_DAY = [
  ...["hand", "claimed", "progress", "checked"],
  ...["show-asked", "show-answered", "note", "offer"],
];

/**
 * Forgets the raw presence of workshops that were closed before an instant: stays, check-ins, hands with their questions,
 * marks and presses. Decisions stay, with the figures that they rest on.
 * @returns how many rows
 */
export function forgetPresence(tx: Transaction, before: string): number {
  const past = tx
    .select({ id: workshop.id })
    .from(workshop)
    .where(and(isNotNull(workshop.closedAt), lt(workshop.closedAt, before)));
  const people = tx
    .select({ id: workshopParticipant.id })
    .from(workshopParticipant)
    .where(inArray(workshopParticipant.workshopId, past));
  const ofTheDay = and(
    inArray(workshopEvent.workshopId, past),
    inArray(sql`json_extract(${workshopEvent.fact}, '$.type')`, OF_THE_DAY),
  );
  const gone = [
    tx.delete(workshopPresence).where(inArray(workshopPresence.workshopId, past)).run(),
    tx.delete(attendanceAnswer).where(inArray(attendanceAnswer.workshopId, past)).run(),
    tx.delete(attendanceTry).where(inArray(attendanceTry.participantId, people)).run(),
    tx.delete(workshopCommand).where(inArray(workshopCommand.workshopId, past)).run(),
    tx.delete(workshopEvent).where(ofTheDay).run(),
  ];
  return gone.reduce((sum, { changes }) => sum + changes, 0);
}
