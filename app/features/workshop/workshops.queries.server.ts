import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { PollQuestion } from "#app/features/assessment/poll.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { person } from "#db/schema/identity.ts";
import {
  workshop,
  workshopLease,
  workshopParticipant,
  workshopStep,
  workshopTrainer,
} from "#db/schema/workshop.ts";
import type { Step, Workshop } from "./workshop.ts";

const WORKSHOP = {
  id: workshop.id,
  title: workshop.title,
  agencyId: workshop.agencyId,
  courseVersionId: workshop.courseVersionId,
  startsAt: workshop.startsAt,
  endsAt: workshop.endsAt,
  capacity: workshop.capacity,
  place: workshop.place,
  link: workshop.link,
  showsText: workshop.showsText,
  joinCode: workshop.joinCode,
  openedAt: workshop.openedAt,
  closedAt: workshop.closedAt,
  cancelledAt: workshop.cancelledAt,
  registrationUntil: workshop.registrationUntil,
  sequence: workshop.sequence,
  rehearsalOf: workshop.rehearsalOf,
};

const selectWorkshop = preparedOnce((database) =>
  database
    .select(WORKSHOP)
    .from(workshop)
    .where(eq(workshop.id, sql.placeholder("id")))
    .prepare(),
);

export function workshopById(id: string, database: Queryable = getDatabase()): Workshop | null {
  return selectWorkshop(database).get({ id }) ?? null;
}

/** What workshops are called: id → title. */
export function workshopTitles(
  ids: readonly string[],
  database: Queryable = getDatabase(),
): Map<string, string> {
  if (ids.length === 0) return new Map();
  const rows = database
    .select({ id: workshop.id, title: workshop.title })
    .from(workshop)
    .where(inArray(workshop.id, [...ids]))
    .all();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The open workshop that a join code leads to. */
export function workshopByCode(code: string, database: Queryable = getDatabase()): Workshop | null {
  return database.select(WORKSHOP).from(workshop).where(eq(workshop.joinCode, code)).get() ?? null;
}

/** A workshop as a line of a trainer's list. */
export type WorkshopLine = Workshop & { people: number; steps: number };

/** The workshops that somebody leads, the next one first, past ones last; rehearsals are none. */
export function workshopsOfTrainer(personId: string, database: Queryable = getDatabase()): WorkshopLine[] {
  return database
    .select({
      ...WORKSHOP,
      people: sql<number>`(SELECT count(*) FROM ${workshopParticipant} WHERE ${workshopParticipant.workshopId} = ${workshop.id} AND ${workshopParticipant.removedAt} IS NULL)`,
      steps: sql<number>`(SELECT count(*) FROM ${workshopStep} WHERE ${workshopStep.workshopId} = ${workshop.id})`,
    })
    .from(workshop)
    .innerJoin(workshopTrainer, eq(workshopTrainer.workshopId, workshop.id))
    .where(and(eq(workshopTrainer.personId, personId), isNull(workshop.rehearsalOf)))
    .orderBy(
      desc(and(isNull(workshop.closedAt), isNull(workshop.cancelledAt)) ?? sql`1`),
      asc(workshop.startsAt),
    )
    .all();
}

const selectTrainers = preparedOnce((database) =>
  database
    .select({ personId: workshopTrainer.personId, name: person.name, part: workshopTrainer.part })
    .from(workshopTrainer)
    .innerJoin(person, eq(person.id, workshopTrainer.personId))
    .where(eq(workshopTrainer.workshopId, sql.placeholder("workshopId")))
    .orderBy(workshopTrainer.addedAt)
    .prepare(),
);

export type Trainer = { personId: string; name: string; part: "lead" | "co" };

export function trainersOf(workshopId: string, database: Queryable = getDatabase()): Trainer[] {
  return selectTrainers(database).all({ workshopId });
}

/** The agenda, in order. */
export function stepsOf(workshopId: string, database: Queryable = getDatabase()): Step[] {
  return database
    .select({
      id: workshopStep.id,
      kind: workshopStep.kind,
      title: workshopStep.title,
      minutes: workshopStep.minutes,
      activityId: workshopStep.activityId,
      body: workshopStep.body,
      notes: workshopStep.notes,
      question: workshopStep.question,
    })
    .from(workshopStep)
    .where(eq(workshopStep.workshopId, workshopId))
    .orderBy(workshopStep.position)
    .all()
    .map((row) => ({ ...row, question: row.question as PollQuestion | null }));
}

/** Who leads a room at an instant; null once nobody has said that they are there. */
export function leaderOf(workshopId: string, at: string, database: Queryable = getDatabase()): string | null {
  const lease = database.select().from(workshopLease).where(eq(workshopLease.workshopId, workshopId)).get();
  return lease && lease.until > at ? lease.personId : null;
}

/** Rooms that should have ended before an instant and are still open. */
export function forgottenRooms(before: string, database: Queryable = getDatabase()): string[] {
  return database
    .select({ id: workshop.id })
    .from(workshop)
    .where(and(isNotNull(workshop.openedAt), isNull(workshop.closedAt), lt(workshop.endsAt, before)))
    .all()
    .map((row) => row.id);
}
