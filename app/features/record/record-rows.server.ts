import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { taipeiDay } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
import { courseVersion } from "#db/schema/catalogue.ts";
import { certificate } from "#db/schema/credential.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { person, post } from "#db/schema/identity.ts";
import { activityCompletion, completion } from "#db/schema/progress.ts";
import { recordRow, recordTally } from "#db/schema/record.ts";

export type RecordRow = typeof recordRow.$inferSelect;

/** Agency under which people without a current post stand; nobody is in charge of it but HR of everything. */
export const NO_AGENCY = "";

/**
 * Derives HR's rows of enrolments from the facts and keeps the totals in step, in the caller's transaction.
 * Doing it twice changes nothing.
 * @returns how many rows differed from the facts
 */
export function refreshRecordRows(tx: Transaction, enrolmentIds: readonly string[]): number {
  const ids = [...enrolmentIds];
  const before = selectRows(tx).all({ ids: JSON.stringify(ids) });
  const kept = new Map(before.map((row) => [row.enrolmentId, row]));
  const derived = deriveRows(tx, ids);
  const changes = ids
    .map((id) => ({ id, old: kept.get(id), row: derived.get(id) }))
    .filter(({ old, row }) => JSON.stringify(old) !== JSON.stringify(row));
  for (const { id, old, row } of changes) {
    if (!row) tx.delete(recordRow).where(eq(recordRow.enrolmentId, id)).run();
    else if (!old) insertRow(tx).run(row);
    // Only what differs: the other columns' indexes are left alone.
    else tx.update(recordRow).set(difference(old, row)).where(eq(recordRow.enrolmentId, id)).run();
  }
  changeTally(
    tx,
    changes.flatMap((change) => change.old ?? []),
    changes.flatMap((change) => change.row ?? []),
  );
  return changes.length;
}

function difference(old: RecordRow, row: RecordRow): Partial<RecordRow> {
  const columns = Object.keys(row) as (keyof RecordRow)[];
  return Object.fromEntries(columns.flatMap((name) => (old[name] === row[name] ? [] : [[name, row[name]]])));
}

/** The rows of all of a person's enrolments: after a change of name or post. */
export function refreshRecordRowsOfPerson(tx: Transaction, personId: string): void {
  const rows = tx.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.personId, personId)).all();
  refreshRecordRows(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Ids come as a JSON array, so that one prepared statement does for any number of them. */
const idsGiven = sql`(SELECT value FROM json_each(${sql.placeholder("ids")}))`;

const selectRows = preparedOnce((database) =>
  database.select().from(recordRow).where(inArray(recordRow.enrolmentId, idsGiven)).prepare(),
);

const insertRow = preparedOnce((database) =>
  database.insert(recordRow).values(placeholdersFor(recordRow)).prepare(),
);

/** Takes rows and minutes into a total, which comes into being with its first row. */
const addToTotal = preparedOnce((database) =>
  database
    .insert(recordTally)
    .values(placeholdersFor(recordTally))
    .onConflictDoUpdate({
      target: [recordTally.agencyId, recordTally.courseId, recordTally.state, recordTally.day],
      set: {
        rows: sql`${recordTally.rows} + excluded.rows`,
        creditedMinutes: sql`${recordTally.creditedMinutes} + excluded.credited_minutes`,
      },
    })
    .prepare(),
);

const deleteEmptyTotal = preparedOnce((database) =>
  database
    .delete(recordTally)
    .where(
      and(
        eq(recordTally.agencyId, sql.placeholder("agencyId")),
        eq(recordTally.courseId, sql.placeholder("courseId")),
        eq(recordTally.state, sql.placeholder("state")),
        eq(recordTally.day, sql.placeholder("day")),
        eq(recordTally.rows, 0),
      ),
    )
    .prepare(),
);

const selectFacts = preparedOnce((database) =>
  database
    .select({
      enrolment,
      name: person.name,
      employeeNumber: person.employeeNumber,
      agencyId: post.agencyId,
      versionNumber: courseVersion.number,
      totalActivities: courseVersion.activityCount,
      doneActivities: sql<number>`(SELECT count(*) FROM ${activityCompletion}
        WHERE ${activityCompletion.enrolmentId} = ${enrolment.id})`,
      completed: {
        at: completion.completedAt,
        minutes: completion.creditedMinutes,
        versionNumber: completion.versionNumber,
      },
      serial: certificate.serial,
    })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .innerJoin(courseVersion, eq(courseVersion.id, enrolment.versionId))
    .leftJoin(post, and(eq(post.personId, person.id), isNull(post.until)))
    .leftJoin(completion, eq(completion.enrolmentId, enrolment.id))
    .leftJoin(certificate, eq(certificate.completionId, completion.id))
    .where(inArray(enrolment.id, idsGiven))
    .prepare(),
);

function deriveRows(tx: Transaction, enrolmentIds: string[]): Map<string, RecordRow> {
  const facts = selectFacts(tx).all({ ids: JSON.stringify(enrolmentIds) });
  const rows = facts.map(({ enrolment: taken, completed, ...fact }): RecordRow => {
    const { doneActivities } = fact;
    return {
      enrolmentId: taken.id,
      personId: taken.personId,
      name: fact.name,
      employeeNumber: fact.employeeNumber,
      agencyId: fact.agencyId ?? NO_AGENCY,
      courseId: taken.courseId,
      versionNumber: completed?.versionNumber ?? fact.versionNumber,
      state: completed ? "completed" : doneActivities > 0 ? "in-progress" : "not-started",
      doneActivities,
      totalActivities: fact.totalActivities,
      enrolledAt: taken.enrolledAt,
      completedAt: completed?.at ?? null,
      creditedMinutes: completed?.minutes ?? 0,
      serial: fact.serial,
      day: taipeiDay(completed?.at ?? taken.enrolledAt),
    };
  });
  return new Map(rows.map((row) => [row.enrolmentId, row]));
}

/** Takes the old rows out of the totals and puts the new ones in, a statement for each total that changes. */
function changeTally(tx: Transaction, old: readonly RecordRow[], rows: readonly RecordRow[]): void {
  const changes = new Map<string, typeof recordTally.$inferInsert>();
  const add = (row: RecordRow, sign: 1 | -1) => {
    const { agencyId, courseId, state, day } = row;
    const key = JSON.stringify([agencyId, courseId, state, day]);
    const change = changes.get(key) ?? { agencyId, courseId, state, day, rows: 0, creditedMinutes: 0 };
    change.rows += sign;
    change.creditedMinutes += sign * row.creditedMinutes;
    changes.set(key, change);
  };
  for (const row of old) add(row, -1);
  for (const row of rows) add(row, 1);
  for (const change of changes.values()) {
    addToTotal(tx).run(change);
    if (change.rows < 0) deleteEmptyTotal(tx).run(change);
  }
}
