import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import type { Enrolment } from "./enrolment.ts";

const selectCurrent = preparedOnce((database) =>
  database
    .select()
    .from(enrolment)
    .where(
      and(
        eq(enrolment.personId, sql.placeholder("personId")),
        eq(enrolment.courseId, sql.placeholder("courseId")),
      ),
    )
    .orderBy(desc(enrolment.cycle))
    .limit(1)
    .prepare(),
);

/** Someone's newest enrolment in a course, or null. */
export function currentEnrolment(
  personId: string,
  courseId: string,
  database: Database = getDatabase(),
): Enrolment | null {
  return selectCurrent(database).get({ personId, courseId }) ?? null;
}

const selectOfPerson = preparedOnce((database) =>
  database
    .select()
    .from(enrolment)
    .where(eq(enrolment.personId, sql.placeholder("personId")))
    .orderBy(desc(enrolment.enrolledAt))
    .prepare(),
);

/** All enrolments of a person, newest first. */
export function enrolmentsOf(personId: string, database: Database = getDatabase()): Enrolment[] {
  return selectOfPerson(database).all({ personId });
}

/** Whose enrolments these are: enrolment's id → person's id. */
export function peopleOfEnrolments(
  ids: readonly string[],
  database: Database = getDatabase(),
): Map<string, string> {
  const rows = database
    .select({ id: enrolment.id, personId: enrolment.personId })
    .from(enrolment)
    .where(inArray(enrolment.id, [...ids]))
    .all();
  return new Map(rows.map((row) => [row.id, row.personId]));
}
