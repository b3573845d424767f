import { aliasedTable, and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import {
  attendanceAnswer,
  attendanceCheck,
  attendanceDecision,
  attendancePaper,
  attendanceRule,
} from "#db/schema/attendance.ts";
import { agency, person, post } from "#db/schema/identity.ts";
import { workshop, workshopParticipant, workshopPresence } from "#db/schema/workshop.ts";
import { eventsAfter } from "../room-log.server.ts";
import type { Attendee } from "./attendance.ts";
import type { AskedCheck, Span } from "./evidence.ts";
import type { AttendanceRule } from "./rule.ts";
import { DEFAULT_RULE } from "./rule.ts";

/** The rule that holds for a workshop; version 0 is the default, which nobody has written down yet. */
export function ruleOf(
  workshopId: string,
  database: Queryable = getDatabase(),
): { version: number; rule: AttendanceRule } {
  const row = database
    .select({ version: attendanceRule.version, rule: attendanceRule.rule })
    .from(attendanceRule)
    .where(eq(attendanceRule.workshopId, workshopId))
    .orderBy(desc(attendanceRule.version))
    .limit(1)
    .get();
  return row ?? { version: 0, rule: DEFAULT_RULE };
}

/** What was asked, each within the time in which it could be answered. */
export function checksOf(workshopId: string, database: Queryable = getDatabase()): AskedCheck[] {
  return database
    .select()
    .from(attendanceCheck)
    .where(eq(attendanceCheck.workshopId, workshopId))
    .orderBy(attendanceCheck.number)
    .all()
    .map(({ number, opensAt, closesAt, endedAt }) => ({
      ...{ number, from: Date.parse(opensAt) },
      until: Math.min(Date.parse(closesAt), Date.parse(endedAt ?? closesAt)),
    }));
}

/** Everybody with a seat, in the order of their seats, those who were removed included. */
export function attendeesOf(workshopId: string, database: Queryable = getDatabase()): Attendee[] {
  const stays = groupBy(
    database
      .select({
        participantId: workshopPresence.participantId,
        since: workshopPresence.since,
        seenAt: workshopPresence.seenAt,
        leftAt: workshopPresence.leftAt,
      })
      .from(workshopPresence)
      .where(eq(workshopPresence.workshopId, workshopId))
      .all(),
  );
  const answers = groupBy(
    database.select().from(attendanceAnswer).where(eq(attendanceAnswer.workshopId, workshopId)).all(),
  );
  const enteredBy = aliasedTable(person, "entered_by");
  return database
    .select({
      participantId: workshopParticipant.id,
      personId: workshopParticipant.personId,
      name: workshopParticipant.name,
      employeeNumber: person.employeeNumber,
      agencyId: post.agencyId,
      agencyZh: agency.nameZh,
      agencyEn: agency.nameEn,
      seat: workshopParticipant.seat,
      joinedAt: workshopParticipant.joinedAt,
      removedAt: workshopParticipant.removedAt,
      paperAt: attendancePaper.enteredAt,
      paperBy: enteredBy.name,
    })
    .from(workshopParticipant)
    .leftJoin(person, eq(person.id, workshopParticipant.personId))
    .leftJoin(post, and(eq(post.personId, workshopParticipant.personId), isNull(post.until)))
    .leftJoin(agency, eq(agency.id, post.agencyId))
    .leftJoin(attendancePaper, eq(attendancePaper.participantId, workshopParticipant.id))
    .leftJoin(enteredBy, eq(enteredBy.id, attendancePaper.enteredBy))
    .where(eq(workshopParticipant.workshopId, workshopId))
    .orderBy(workshopParticipant.seat)
    .all()
    .map(({ removedAt, paperAt, paperBy, ...row }) => ({
      ...row,
      removed: removedAt !== null,
      paper: paperAt === null ? null : { at: paperAt, by: paperBy ?? "" },
      answered: (answers.get(row.participantId) ?? []).map((answer) => answer.number),
      stays: (stays.get(row.participantId) ?? []).map((stay) => ({
        from: Date.parse(stay.since),
        until: Date.parse(stay.leftAt ?? stay.seenAt),
      })),
    }));
}

function groupBy<Row extends { participantId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.participantId, [...(groups.get(row.participantId) ?? []), row]);
  return groups;
}

/** When the room was at a break, as it was led that day. */
export function breaksOf(workshopId: string, database: Queryable = getDatabase()): Span[] {
  const breaks: Span[] = [];
  const kinds = new Map<string, string>();
  let since: number | null = null;
  for (const event of eventsAfter(workshopId, 0, database)) {
    if (event.type === "opened" || event.type === "agenda") {
      for (const step of event.steps) kinds.set(step.id, step.kind);
    }
    if (event.type !== "moved" && event.type !== "closed") continue;
    if (since !== null) breaks.push({ from: since, until: Date.parse(event.at) });
    const atBreak = event.type === "moved" && event.stepId !== null && kinds.get(event.stepId) === "break";
    since = atBreak ? Date.parse(event.at) : null;
  }
  return breaks;
}

export type Decision = typeof attendanceDecision.$inferSelect & { decider: string };

/** All decisions of a workshop with their deciders' names, oldest first: the last of a participant holds. */
export function decisionsOf(workshopId: string, database: Queryable = getDatabase()): Decision[] {
  return database
    .select({ decision: attendanceDecision, decider: person.name })
    .from(attendanceDecision)
    .innerJoin(person, eq(person.id, attendanceDecision.decidedBy))
    .where(eq(attendanceDecision.workshopId, workshopId))
    .orderBy(asc(attendanceDecision.decidedAt), asc(attendanceDecision.id))
    .all()
    .map(({ decision, decider }) => ({ ...decision, decider }));
}

/** The one of a participant's decisions that no other supersedes; null where there is none. */
export function inForce<One extends { id: string; supersedes: string | null }>(
  all: readonly One[],
): One | null {
  return all.find((one) => !all.some((other) => other.supersedes === one.id)) ?? null;
}

/** The decision that holds for a participant, or null. */
export function decisionInForce(
  participantId: string,
  database: Queryable = getDatabase(),
): typeof attendanceDecision.$inferSelect | null {
  const all = database
    .select()
    .from(attendanceDecision)
    .where(eq(attendanceDecision.participantId, participantId))
    .all();
  return inForce(all);
}

/** The decisions about somebody in the workshops of a course, with the workshops' titles, oldest first. */
export function decisionsOfPerson(personId: string, database: Queryable = getDatabase()) {
  return database
    .select({
      decision: attendanceDecision,
      decider: person.name,
      title: workshop.title,
      startsAt: workshop.startsAt,
      courseVersionId: workshop.courseVersionId,
    })
    .from(attendanceDecision)
    .innerJoin(person, eq(person.id, attendanceDecision.decidedBy))
    .innerJoin(workshop, eq(workshop.id, attendanceDecision.workshopId))
    .where(eq(attendanceDecision.personId, personId))
    .orderBy(asc(attendanceDecision.decidedAt), asc(attendanceDecision.id))
    .all();
}
