import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { agencyChange } from "#db/schema/agency-change.ts";
import { agency, person, post, roleGrant } from "#db/schema/identity.ts";
import type { Role } from "../actor.ts";
import { holdsAt } from "../roles/role-grants.server.ts";
import type { KeptChange } from "./agency-change.ts";
import { namesOn } from "./agency-change.ts";

export type ChangeRow = KeptChange & { enteredAt: string; enteredBy: string | null };

function selectChanges(database: Queryable) {
  return database
    .select({
      id: agencyChange.id,
      kind: agencyChange.kind,
      agencyId: agencyChange.agencyId,
      fromDay: agencyChange.fromDay,
      nameZh: agencyChange.nameZh,
      nameEn: agencyChange.nameEn,
      targetId: agencyChange.targetId,
      was: agencyChange.was,
      reason: agencyChange.reason,
      doneAt: agencyChange.doneAt,
      cancelledAt: agencyChange.cancelledAt,
      enteredAt: agencyChange.enteredAt,
      /** Name of who entered it; null for the host's command line. */
      enteredBy: person.name,
    })
    .from(agencyChange)
    .leftJoin(person, eq(person.id, agencyChange.enteredBy));
}

/** All that was decided about an agency, in the order of its days. */
export function changesOf(agencyId: string, database: Queryable = getDatabase()): ChangeRow[] {
  return selectChanges(database)
    .where(eq(agencyChange.agencyId, agencyId))
    .orderBy(asc(agencyChange.fromDay), asc(agencyChange.enteredAt))
    .all();
}

/** A change; null when there is none with this id. */
export function changeById(id: string, database: Queryable = getDatabase()): ChangeRow | null {
  return selectChanges(database).where(eq(agencyChange.id, id)).get() ?? null;
}

/** What waits for its day, of all agencies. */
export function waitingChanges(database: Queryable = getDatabase()): ChangeRow[] {
  return selectChanges(database)
    .where(and(isNull(agencyChange.doneAt), isNull(agencyChange.cancelledAt)))
    .orderBy(asc(agencyChange.fromDay))
    .all();
}

/** What an agency was called on a day; null where there is no such agency. */
export function agencyNamesOn(agencyId: string, day: string, database: Queryable = getDatabase()) {
  const current = database
    .select({ nameZh: agency.nameZh, nameEn: agency.nameEn })
    .from(agency)
    .where(eq(agency.id, agencyId))
    .get();
  return current ? namesOn(current, changesOf(agencyId, database), day) : null;
}

/** How many people work in each agency now; none for an agency without anybody. */
export function peopleByAgency(database: Queryable = getDatabase()): Map<string, number> {
  const rows = database
    .select({ agencyId: post.agencyId, people: sql<number>`count(*)` })
    .from(post)
    .where(isNull(post.until))
    .groupBy(post.agencyId)
    .all();
  return new Map(rows.map(({ agencyId, people }) => [agencyId, people]));
}

/** Who works in an agency now, with what their post is. */
export function postsIn(agencyId: string, database: Queryable = getDatabase()) {
  return database
    .select({ id: post.id, personId: post.personId, title: post.title, since: post.since })
    .from(post)
    .where(and(eq(post.agencyId, agencyId), isNull(post.until)))
    .orderBy(asc(post.personId))
    .all();
}

/** The names of those who hold a role for one of these agencies at a moment, each once. */
export function holdersFor(
  role: Role,
  agencyIds: readonly string[],
  at: string,
  database: Queryable = getDatabase(),
): string[] {
  return database
    .selectDistinct({ id: person.id, name: person.name })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(and(eq(roleGrant.role, role), inArray(roleGrant.agencyId, [...agencyIds]), holdsAt(at)))
    .orderBy(asc(person.name))
    .all()
    .map(({ name }) => name);
}
