import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { agency, departure, person, post } from "#db/schema/identity.ts";

/** A person's posts, the present one first. */
export function postsOf(personId: string, database: Queryable = getDatabase()) {
  return database
    .select({
      id: post.id,
      agencyId: post.agencyId,
      agency: { nameZh: agency.nameZh, nameEn: agency.nameEn },
      title: post.title,
      since: post.since,
      until: post.until,
    })
    .from(post)
    .innerJoin(agency, eq(agency.id, post.agencyId))
    .where(eq(post.personId, personId))
    .orderBy(sql`${post.until} is not null`, desc(post.until), desc(post.since))
    .all();
}

/** The row of a person; null when there is none. */
export function personById(id: string, database: Queryable = getDatabase()) {
  return database.select().from(person).where(eq(person.id, id)).get() ?? null;
}

/**
 * The agency that answers for a person: of the present post, or of the last one for somebody who has left.
 * @returns its id; null for somebody who never had a post
 */
export function agencyInChargeOf(personId: string, database: Queryable = getDatabase()): string | null {
  return postsOf(personId, database)[0]?.agencyId ?? null;
}

/** Whether somebody has a post now. */
export function hasPost(personId: string, database: Queryable = getDatabase()): boolean {
  const row = database
    .select({ id: post.id })
    .from(post)
    .where(and(eq(post.personId, personId), isNull(post.until)))
    .get();
  return row !== undefined;
}

/** Whether somebody has left, and not come back: nobody signs in as them. */
export function hasLeft(personId: string, database: Queryable = getDatabase()): boolean {
  const row = database
    .select({ id: departure.id })
    .from(departure)
    .where(and(eq(departure.personId, personId), isNull(departure.endedAt)))
    .get();
  return row !== undefined;
}
