import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, notInArray, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { agency, person, post } from "#db/schema/identity.ts";
import { workshopAgency, workshopRegistration } from "#db/schema/registration.ts";
import { workshop, workshopParticipant } from "#db/schema/workshop.ts";
import type { Registration, RegistrationRow } from "./registration.ts";
import { stateOf } from "./registration.ts";

const REGISTRATION = {
  id: workshopRegistration.id,
  workshopId: workshopRegistration.workshopId,
  personId: workshopRegistration.personId,
  position: workshopRegistration.position,
  placedAt: workshopRegistration.placedAt,
  withdrawnAt: workshopRegistration.withdrawnAt,
  withdrawnBy: workshopRegistration.withdrawnBy,
  locale: workshopRegistration.locale,
  changes: workshopRegistration.changes,
};

const ofWorkshop = (workshopId: string) => eq(workshopRegistration.workshopId, workshopId);
const holds = isNull(workshopRegistration.withdrawnAt);
const hasPlace = and(isNotNull(workshopRegistration.placedAt), holds);
const inLine = and(isNull(workshopRegistration.placedAt), holds);

export function registrationById(id: string, database: Queryable = getDatabase()): Registration | null {
  return (
    database.select(REGISTRATION).from(workshopRegistration).where(eq(workshopRegistration.id, id)).get() ??
    null
  );
}

/** Somebody's registration for a workshop, withdrawn or not. */
export function registrationOf(
  workshopId: string,
  personId: string,
  database: Queryable = getDatabase(),
): Registration | null {
  const own = and(ofWorkshop(workshopId), eq(workshopRegistration.personId, personId));
  return database.select(REGISTRATION).from(workshopRegistration).where(own).get() ?? null;
}

/** Those who have a place or wait for one, in the order of the line. */
export function registrationsOf(workshopId: string, database: Queryable = getDatabase()): Registration[] {
  return database
    .select(REGISTRATION)
    .from(workshopRegistration)
    .where(and(ofWorkshop(workshopId), holds))
    .orderBy(workshopRegistration.position)
    .all();
}

/** How many have a place, and how many wait. */
export function countsOf(
  workshopId: string,
  database: Queryable = getDatabase(),
): { placed: number; waiting: number } {
  const row = database
    .select({ placed: count(workshopRegistration.placedAt), all: count() })
    .from(workshopRegistration)
    .where(and(ofWorkshop(workshopId), holds))
    .get();
  return { placed: row?.placed ?? 0, waiting: (row?.all ?? 0) - (row?.placed ?? 0) };
}

/** Whoever gets the next place. */
export function nextInLine(workshopId: string, database: Queryable = getDatabase()): Registration | null {
  return (
    database
      .select(REGISTRATION)
      .from(workshopRegistration)
      .where(and(ofWorkshop(workshopId), inLine))
      .orderBy(workshopRegistration.position)
      .limit(1)
      .get() ?? null
  );
}

/** Where somebody stands among those who wait, from 1. */
export function placeInLine(
  { workshopId, position }: Pick<Registration, "workshopId" | "position">,
  database: Queryable = getDatabase(),
): number {
  const before = and(ofWorkshop(workshopId), inLine, lt(workshopRegistration.position, position));
  const row = database.select({ n: count() }).from(workshopRegistration).where(before).get();
  return (row?.n ?? 0) + 1;
}

/** How many have a place and haven't taken a seat in the room. */
export function awaitedIn(workshopId: string, database: Queryable = getDatabase()): number {
  const seated = database
    .select({ personId: sql`1` })
    .from(workshopParticipant)
    .where(
      and(
        eq(workshopParticipant.workshopId, workshopId),
        eq(workshopParticipant.personId, workshopRegistration.personId),
      ),
    );
  const row = database
    .select({ n: count() })
    .from(workshopRegistration)
    .where(and(ofWorkshop(workshopId), hasPlace, sql`NOT EXISTS ${seated}`))
    .get();
  return row?.n ?? 0;
}

/** Ids of the agencies whose people are invited, those below them with them. */
export function invitedAgencies(workshopId: string, database: Queryable = getDatabase()): string[] {
  return database
    .select({ id: workshopAgency.agencyId })
    .from(workshopAgency)
    .where(eq(workshopAgency.workshopId, workshopId))
    .all()
    .map(({ id }) => id);
}

/**
 * Workshops that somebody may register for or has registered for, not over yet, the next one first. Those that they
 * lead are left out: they have them on their own list.
 */
export function workshopsOffered(
  who: { personId: string; agencyPath: readonly string[]; led: readonly string[] },
  at: string,
  database: Queryable = getDatabase(),
): string[] {
  const invited = database
    .select({ id: workshopAgency.workshopId })
    .from(workshopAgency)
    .where(inArray(workshopAgency.agencyId, [...who.agencyPath]));
  const own = database
    .select({ id: workshopRegistration.workshopId })
    .from(workshopRegistration)
    .where(eq(workshopRegistration.personId, who.personId));
  return database
    .select({ id: workshop.id })
    .from(workshop)
    .where(
      and(
        or(
          and(inArray(workshop.id, invited), isNotNull(workshop.registrationUntil)),
          inArray(workshop.id, own),
        ),
        isNull(workshop.closedAt),
        or(gt(workshop.endsAt, at), isNotNull(workshop.openedAt)),
        notInArray(workshop.id, [...who.led]),
      ),
    )
    .orderBy(asc(workshop.startsAt))
    .all()
    .map(({ id }) => id);
}

/** Rooms that are open now and in which a place waits for somebody, or they have their seat. */
export function openDoorsOf(
  personId: string,
  database: Queryable = getDatabase(),
): { id: string; title: string; place: string }[] {
  return database
    .select({ id: workshop.id, title: workshop.title, place: workshop.place })
    .from(workshop)
    .innerJoin(
      workshopRegistration,
      and(
        eq(workshopRegistration.workshopId, workshop.id),
        eq(workshopRegistration.personId, personId),
        hasPlace,
      ),
    )
    .where(and(isNotNull(workshop.openedAt), isNull(workshop.closedAt)))
    .orderBy(workshop.startsAt)
    .all();
}

/** The trainer's list: those with a place, those who wait, those who have gone. */
export function registrationRows(workshopId: string, database: Queryable = getDatabase()): RegistrationRow[] {
  let waiting = 0;
  return database
    .select({
      ...REGISTRATION,
      registeredAt: workshopRegistration.registeredAt,
      reason: workshopRegistration.reason,
      name: person.name,
      agency: { nameZh: agency.nameZh, nameEn: agency.nameEn },
    })
    .from(workshopRegistration)
    .innerJoin(person, eq(person.id, workshopRegistration.personId))
    .leftJoin(post, and(eq(post.personId, person.id), isNull(post.until)))
    .leftJoin(agency, eq(agency.id, post.agencyId))
    .where(ofWorkshop(workshopId))
    .orderBy(
      isNotNull(workshopRegistration.withdrawnAt),
      isNull(workshopRegistration.placedAt),
      workshopRegistration.position,
    )
    .all()
    .map(({ id, name, agency: where, registeredAt, reason, ...row }) => {
      const state = stateOf(row);
      if (state === "waiting") waiting += 1;
      return {
        id,
        name,
        agency: where,
        registeredAt,
        reason,
        state,
        waits: state === "waiting" ? waiting : null,
      };
    });
}

/** Registrations of workshops that begin within a span of time, of those who had a place before it. */
export function placesToRemindOf(
  span: { from: string; until: string },
  database: Queryable = getDatabase(),
): (Registration & { startsAt: string })[] {
  return database
    .select({ ...REGISTRATION, startsAt: workshop.startsAt })
    .from(workshopRegistration)
    .innerJoin(workshop, eq(workshop.id, workshopRegistration.workshopId))
    .where(
      and(
        hasPlace,
        isNull(workshop.cancelledAt),
        isNull(workshop.openedAt),
        gt(workshop.startsAt, span.from),
        lt(workshop.startsAt, span.until),
      ),
    )
    .all();
}
