import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { taipeiDay } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
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
 * @param enrolmentIds at most a few hundred, or the statement gets too long
 * @returns how many rows differed from the facts
 */
export function refreshRecordRows(tx: Transaction, enrolmentIds: readonly string[]): number {
  const ids = [...enrolmentIds];
  const before = tx.select().from(recordRow).where(inArray(recordRow.enrolmentId, ids)).all();
  const kept = new Map(before.map((row) => [row.enrolmentId, row]));
  const derived = deriveRows(tx, ids);
  const changes = ids
    .map((id) => ({ old: kept.get(id), row: derived.get(id) }))
    .filter(({ old, row }) => JSON.stringify(old) !== JSON.stringify(row));
  const old = changes.flatMap((change) => change.old ?? []);
  const rows = changes.flatMap((change) => change.row ?? []);
  if (old.length > 0) {
    const outdated = old.map((row) => row.enrolmentId);
    tx.delete(recordRow).where(inArray(recordRow.enrolmentId, outdated)).run();
  }
  if (rows.length > 0) tx.insert(recordRow).values(rows).run();
  changeTally(tx, old, rows);
  return changes.length;
}

/** The rows of all of a person's enrolments: after a change of name or post. */
export function refreshRecordRowsOfPerson(tx: Transaction, personId: string): void {
  const rows = tx.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.personId, personId)).all();
  refreshRecordRows(
    tx,
    rows.map(({ id }) => id),
  );
}

function deriveRows(tx: Transaction, enrolmentIds: string[]): Map<string, RecordRow> {
  const facts = tx
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
    .where(inArray(enrolment.id, enrolmentIds))
    .all();
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
  const { agencyId, courseId, state, day } = recordTally;
  for (const change of changes.values()) {
    tx.insert(recordTally)
      .values(change)
      .onConflictDoUpdate({
        target: [agencyId, courseId, state, day],
        set: {
          rows: sql`${recordTally.rows} + ${change.rows}`,
          creditedMinutes: sql`${recordTally.creditedMinutes} + ${change.creditedMinutes}`,
        },
      })
      .run();
    if (change.rows >= 0) continue;
    const same = [
      eq(agencyId, change.agencyId),
      eq(courseId, change.courseId),
      eq(state, change.state),
      eq(day, change.day),
    ];
    tx.delete(recordTally)
      .where(and(...same, eq(recordTally.rows, 0)))
      .run();
  }
}
