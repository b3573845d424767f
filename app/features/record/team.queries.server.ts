import type { SQL } from "drizzle-orm";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { person, post } from "#db/schema/identity.ts";
import { recordRow } from "#db/schema/record.ts";
import type { TeamMember, TeamState } from "./team.ts";

export const TEAM_PAGE_SIZE = 50;

/** Of somebody who took a course again, the newest time counts. */
function newestRow(courseId: string): SQL {
  return sql`${recordRow.enrolmentId} = (
    SELECT r.enrolment_id FROM record_row r WHERE r.person_id = ${person.id} AND r.course_id = ${courseId}
    ORDER BY r.enrolled_at DESC, r.enrolment_id LIMIT 1)`;
}

const state = sql<TeamState>`coalesce(${recordRow.state}, 'none')`;

function members(agencyIds: readonly string[], wanted: TeamState | null): SQL | undefined {
  return and(
    isNull(post.until),
    inArray(post.agencyId, [...agencyIds]),
    wanted === null ? undefined : sql`${state} = ${wanted}`,
  );
}

/** How many people with a post in these agencies are how far with a course. */
export function countTeam(
  courseId: string,
  agencyIds: readonly string[],
  database: Queryable = getDatabase(),
): Record<TeamState, number> {
  const counts = { completed: 0, "in-progress": 0, "not-started": 0, none: 0 };
  const rows = database
    .select({ state, people: sql<number>`count(*)` })
    .from(post)
    .innerJoin(person, eq(person.id, post.personId))
    .leftJoin(recordRow, newestRow(courseId))
    .where(members(agencyIds, null))
    .groupBy(state)
    .all();
  for (const row of rows) counts[row.state] = row.people;
  return counts;
}

/** A page of the people with a post in these agencies, by name, with how far they are with a course. */
export function listTeam(
  courseId: string,
  agencyIds: readonly string[],
  { state: wanted, page }: { state: TeamState | null; page: number },
  database: Queryable = getDatabase(),
): TeamMember[] {
  return database
    .select({
      personId: person.id,
      name: person.name,
      agencyId: post.agencyId,
      title: post.title,
      state,
      doneActivities: sql<number>`coalesce(${recordRow.doneActivities}, 0)`,
      totalActivities: sql<number>`coalesce(${recordRow.totalActivities}, 0)`,
      enrolledAt: recordRow.enrolledAt,
      completedAt: recordRow.completedAt,
    })
    .from(post)
    .innerJoin(person, eq(person.id, post.personId))
    .leftJoin(recordRow, newestRow(courseId))
    .where(members(agencyIds, wanted))
    .orderBy(asc(person.name), asc(person.id))
    .limit(TEAM_PAGE_SIZE)
    .offset((page - 1) * TEAM_PAGE_SIZE)
    .all();
}
