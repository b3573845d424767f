import { and, count, eq, isNull, sql } from "drizzle-orm";
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
 * Derives HR's row of one enrolment from the facts and keeps the totals in step, in the caller's transaction.
 * Doing it twice changes nothing.
 * @returns whether the row differed from the facts
 */
export function refreshRecordRow(tx: Transaction, enrolmentId: string): boolean {
  const before = tx.select().from(recordRow).where(eq(recordRow.enrolmentId, enrolmentId)).get();
  const after = deriveRow(tx, enrolmentId);
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  if (before) {
    addToTally(tx, before, -1);
    tx.delete(recordRow).where(eq(recordRow.enrolmentId, enrolmentId)).run();
  }
  if (after) {
    tx.insert(recordRow).values(after).run();
    addToTally(tx, after, 1);
  }
  return true;
}

/** The rows of all of a person's enrolments: after a change of name or post. */
export function refreshRecordRowsOfPerson(tx: Transaction, personId: string): void {
  const rows = tx.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.personId, personId)).all();
  for (const { id } of rows) refreshRecordRow(tx, id);
}

/**
 * Derives every row again.
 * @returns how many rows there are, and how many differed from the facts
 */
export function rebuildRecords(tx: Transaction): { rows: number; differed: number } {
  const ids = tx.select({ id: enrolment.id }).from(enrolment).all();
  const differed = ids.filter(({ id }) => refreshRecordRow(tx, id)).length;
  return { rows: ids.length, differed };
}

function deriveRow(tx: Transaction, enrolmentId: string): RecordRow | undefined {
  const facts = tx
    .select({
      enrolment,
      name: person.name,
      employeeNumber: person.employeeNumber,
      agencyId: post.agencyId,
      versionNumber: courseVersion.number,
      totalActivities: courseVersion.activityCount,
    })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .innerJoin(courseVersion, eq(courseVersion.id, enrolment.versionId))
    .leftJoin(post, and(eq(post.personId, person.id), isNull(post.until)))
    .where(eq(enrolment.id, enrolmentId))
    .get();
  if (!facts) return undefined;
  const done = tx
    .select({ count: count() })
    .from(activityCompletion)
    .where(eq(activityCompletion.enrolmentId, enrolmentId))
    .get();
  const completed = tx
    .select({
      at: completion.completedAt,
      minutes: completion.creditedMinutes,
      versionNumber: completion.versionNumber,
      serial: certificate.serial,
    })
    .from(completion)
    .leftJoin(certificate, eq(certificate.completionId, completion.id))
    .where(eq(completion.enrolmentId, enrolmentId))
    .get();
  const doneActivities = done?.count ?? 0;
  return {
    enrolmentId,
    personId: facts.enrolment.personId,
    name: facts.name,
    employeeNumber: facts.employeeNumber,
    agencyId: facts.agencyId ?? NO_AGENCY,
    courseId: facts.enrolment.courseId,
    versionNumber: completed?.versionNumber ?? facts.versionNumber,
    state: completed ? "completed" : doneActivities > 0 ? "in-progress" : "not-started",
    doneActivities,
    totalActivities: facts.totalActivities,
    enrolledAt: facts.enrolment.enrolledAt,
    completedAt: completed?.at ?? null,
    creditedMinutes: completed?.minutes ?? 0,
    serial: completed?.serial ?? null,
    day: taipeiDay(completed?.at ?? facts.enrolment.enrolledAt),
  };
}

function addToTally(tx: Transaction, row: RecordRow, sign: 1 | -1): void {
  const key = { agencyId: row.agencyId, courseId: row.courseId, state: row.state, day: row.day };
  tx.insert(recordTally)
    .values({ ...key, rows: sign, creditedMinutes: sign * row.creditedMinutes })
    .onConflictDoUpdate({
      target: [recordTally.agencyId, recordTally.courseId, recordTally.state, recordTally.day],
      set: {
        rows: sql`${recordTally.rows} + ${sign}`,
        creditedMinutes: sql`${recordTally.creditedMinutes} + ${sign * row.creditedMinutes}`,
      },
    })
    .run();
  tx.delete(recordTally)
    .where(
      and(
        eq(recordTally.agencyId, key.agencyId),
        eq(recordTally.courseId, key.courseId),
        eq(recordTally.state, key.state),
        eq(recordTally.day, key.day),
        eq(recordTally.rows, 0),
      ),
    )
    .run();
}
