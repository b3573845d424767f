import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { agency, post } from "#db/schema/identity.ts";
import type { Actor, Role } from "./actor.ts";
import type { Agency } from "./agency.ts";
import { buildTree } from "./agency.ts";

const selectAgencies = preparedOnce((database) => database.select().from(agency).prepare());

/** All agencies, each after its parent. */
export function agencyTree(database: Database = getDatabase()): Agency[] {
  return buildTree(selectAgencies(database).all());
}

/** Ids of an agency and all below it; empty when there is no such agency. */
export function subtreeIds(agencyId: string, database: Database = getDatabase()): string[] {
  return agencyTree(database)
    .filter((one) => one.path.includes(agencyId))
    .map((one) => one.id);
}

/** Ids from the root down to an agency; empty for null or an unknown one. */
export function agencyPath(agencyId: string | null, database: Database = getDatabase()): string[] {
  if (agencyId === null) return [];
  return agencyTree(database).find((one) => one.id === agencyId)?.path ?? [];
}

/** The agencies for which someone holds one of these roles, in tree order. */
export function agenciesInCharge(
  actor: Actor,
  roles: readonly Role[],
  database: Database = getDatabase(),
): Agency[] {
  const grants = actor.roles.filter((grant) => roles.includes(grant.role));
  return agencyTree(database).filter((one) =>
    grants.some((grant) => grant.agencyId === null || one.path.includes(grant.agencyId)),
  );
}

/** The agency path of someone's current post; empty for a person without one. */
export function agencyPathOfPerson(personId: string, database: Database = getDatabase()): string[] {
  const current = database
    .select({ agencyId: post.agencyId })
    .from(post)
    .where(and(eq(post.personId, personId), isNull(post.until)))
    .get();
  return agencyPath(current?.agencyId ?? null, database);
}
