import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { now } from "#app/platform/clock.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { person, post, roleGrant } from "#db/schema/identity.ts";
import type { Role } from "../actor.ts";
import type { GivenRole } from "./role-grant.ts";
import { holdsAt } from "./role-grants.server.ts";

/** A role with the people that it names, as the list and the page of a role show them. */
export type RoleLine = GivenRole & {
  name: string;
  email: string | null;
  employeeNumber: string | null;
  grantedAt: string;
  reason: string;
  revokedReason: string | null;
  /** Names; null where the host's command line did it, or nobody. */
  grantedBy: { id: string; name: string } | null;
  confirmedByName: string | null;
  revokedByName: string | null;
};

const giver = alias(person, "giver");
const confirmer = alias(person, "confirmer");
const revoker = alias(person, "revoker");

function selectRoles(database: Queryable) {
  return database
    .select({
      id: roleGrant.id,
      personId: roleGrant.personId,
      role: roleGrant.role,
      agencyId: roleGrant.agencyId,
      startsAt: roleGrant.startsAt,
      endsAt: roleGrant.endsAt,
      confirmedAt: roleGrant.confirmedAt,
      revokedAt: roleGrant.revokedAt,
      name: person.name,
      email: person.email,
      employeeNumber: person.employeeNumber,
      grantedAt: roleGrant.grantedAt,
      reason: roleGrant.reason,
      revokedReason: roleGrant.revokedReason,
      grantedBy: { id: giver.id, name: giver.name },
      confirmedByName: confirmer.name,
      revokedByName: revoker.name,
    })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .leftJoin(giver, eq(giver.id, roleGrant.grantedBy))
    .leftJoin(confirmer, eq(confirmer.id, roleGrant.confirmedBy))
    .leftJoin(revoker, eq(revoker.id, roleGrant.revokedBy));
}

/** Every role ever given, the newest first. Who may see which is for the policy to say. */
export function allRoles(database: Queryable = getDatabase()): RoleLine[] {
  return selectRoles(database).orderBy(desc(roleGrant.grantedAt), roleGrant.id).all();
}

/** The people who hold a role at this moment, anywhere. */
export function holdersOf(role: Role, database: Queryable = getDatabase()): string[] {
  return database
    .selectDistinct({ personId: roleGrant.personId })
    .from(roleGrant)
    .where(and(eq(roleGrant.role, role), holdsAt(now())))
    .all()
    .map(({ personId }) => personId);
}

/** One role; null when there is none with this id. */
export function roleById(id: string, database: Queryable = getDatabase()): RoleLine | null {
  return selectRoles(database).where(eq(roleGrant.id, id)).get() ?? null;
}

export type FoundPerson = {
  id: string;
  name: string;
  email: string | null;
  employeeNumber: string | null;
  agencyId: string | null;
};

/** The person with this e-mail address (in any case) or employee number; null when there is none. */
export function findPerson(text: string, database: Queryable = getDatabase()): FoundPerson | null {
  return (
    database
      .select({
        id: person.id,
        name: person.name,
        email: person.email,
        employeeNumber: person.employeeNumber,
        agencyId: post.agencyId,
      })
      .from(person)
      .leftJoin(post, and(eq(post.personId, person.id), isNull(post.until)))
      .where(or(sql`lower(${person.email}) = ${text.toLowerCase()}`, eq(person.employeeNumber, text)))
      .get() ?? null
  );
}

/** How many people have their post in these agencies now. */
export function countPeople(agencyIds: readonly string[], database: Queryable = getDatabase()): number {
  const row = database
    .select({ count: sql<number>`count(*)` })
    .from(post)
    .where(and(isNull(post.until), inArray(post.agencyId, [...agencyIds])))
    .get();
  return row?.count ?? 0;
}
