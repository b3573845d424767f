import { and, desc, eq, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { CaseVerdict, CheckResult, Verdict } from "#app/features/lab/lab.ts";
import { outcomeOfRun } from "#app/features/lab/labs.queries.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { courseVersion } from "#db/schema/catalogue.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { labAttempt, labRun } from "#db/schema/lab.ts";
import { workshop, workshopParticipant } from "#db/schema/workshop.ts";
import type { RoomTry } from "./shown-texts.ts";

/** Which of a room's tries: those in a lab, of a person, or one. The newest come first. */
type Wanted = { activityId?: string; participantId?: string; tryId?: string; most: number };

/**
 * What those who have a seat tried in the labs of the workshop's course between joining it and its end. What somebody
 * did before or after that, or in another course, isn't the room's.
 */
export function roomTries(
  workshopId: string,
  wanted: Wanted,
  database: Queryable = getDatabase(),
): RoomTry[] {
  const seats = seatsAtWork(workshopId, wanted, database);
  const inRoom = (of: { id: SQLiteColumn; activityId: SQLiteColumn; endedAt: SQLiteColumn }) =>
    and(
      gte(of.endedAt, seats.joinedAt),
      lte(of.endedAt, seats.closedAt),
      wanted.activityId === undefined ? undefined : eq(of.activityId, wanted.activityId),
      wanted.tryId === undefined ? undefined : eq(of.id, wanted.tryId),
    );
  const ofWhom = {
    participantId: seats.participantId,
    personId: seats.personId,
    seat: seats.seat,
    name: seats.name,
    enrolmentId: seats.enrolmentId,
  };
  const runs = database
    .with(seats)
    .select({
      ...ofWhom,
      id: labRun.id,
      activityId: labRun.activityId,
      outcome: labRun.outcome,
      passedChecks: labRun.passedChecks,
      totalChecks: labRun.totalChecks,
      at: labRun.finishedAt,
    })
    .from(seats)
    .innerJoin(labRun, eq(labRun.enrolmentId, seats.enrolmentId))
    .where(inRoom({ id: labRun.id, activityId: labRun.activityId, endedAt: labRun.finishedAt }))
    .orderBy(desc(labRun.finishedAt))
    .limit(wanted.most)
    .all()
    .map(
      (run): RoomTry => ({
        ...run,
        outcome: outcomeOfRun(run.outcome, run),
        ...{ kind: "run", number: null, note: null, afterSolution: false },
      }),
    );
  const attempts = database
    .with(seats)
    .select({
      ...ofWhom,
      id: labAttempt.id,
      activityId: labAttempt.activityId,
      number: labAttempt.number,
      passed: labAttempt.passed,
      passedChecks: labAttempt.passedChecks,
      totalChecks: labAttempt.totalChecks,
      afterSolution: labAttempt.afterSolution,
      at: labAttempt.submittedAt,
    })
    .from(seats)
    .innerJoin(labAttempt, eq(labAttempt.enrolmentId, seats.enrolmentId))
    .where(inRoom({ id: labAttempt.id, activityId: labAttempt.activityId, endedAt: labAttempt.submittedAt }))
    .orderBy(desc(labAttempt.submittedAt))
    .limit(wanted.most)
    .all()
    .map(
      ({ passed, ...attempt }): RoomTry => ({
        ...attempt,
        ...{ kind: "attempt", note: null, outcome: passed ? "passed" : "failed" },
      }),
    );
  return [...runs, ...attempts]
    .sort((a, b) => (a.at === b.at ? b.id.localeCompare(a.id) : b.at.localeCompare(a.at)))
    .slice(0, wanted.most);
}

/**
 * Who has a seat, with their enrolment in the workshop's course and the time in which their work is the room's. Columns
 * with an alias are written without their table, so each has a name that no joined table has.
 */
function seatsAtWork(workshopId: string, { participantId }: Wanted, database: Queryable) {
  return database.$with("seats").as(
    database
      .select({
        participantId: sql<string>`${workshopParticipant.id}`.as("seat_id"),
        personId: enrolment.personId,
        seat: workshopParticipant.seat,
        name: workshopParticipant.name,
        joinedAt: workshopParticipant.joinedAt,
        closedAt: sql<string>`coalesce(${workshop.closedAt}, '9999')`.as("seat_until"),
        enrolmentId: sql<string>`${enrolment.id}`.as("seat_enrolment"),
      })
      .from(workshopParticipant)
      .innerJoin(workshop, eq(workshop.id, workshopParticipant.workshopId))
      .innerJoin(courseVersion, eq(courseVersion.id, workshop.courseVersionId))
      .innerJoin(
        enrolment,
        and(
          eq(enrolment.personId, workshopParticipant.personId),
          eq(enrolment.courseId, courseVersion.courseId),
        ),
      )
      .where(
        and(
          eq(workshopParticipant.workshopId, workshopId),
          isNull(workshopParticipant.removedAt),
          participantId === undefined ? undefined : eq(workshopParticipant.id, participantId),
        ),
      ),
  );
}

/** What a try's checks on its outputs came to, hidden cases included; by try. */
export function checksOfTries(
  ids: readonly string[],
  database: Queryable = getDatabase(),
): Map<string, readonly CheckResult[]> {
  const runs = database
    .select({ id: labRun.id, cases: labRun.cases })
    .from(labRun)
    .where(inArray(labRun.id, [...ids]))
    .all()
    .map(({ id, cases }) => [id, (cases as CaseVerdict[]).flatMap((one) => one.checks)] as const);
  const attempts = database
    .select({ id: labAttempt.id, evidence: labAttempt.evidence })
    .from(labAttempt)
    .where(inArray(labAttempt.id, [...ids]))
    .all()
    .map(({ id, evidence }) => {
      const verdict = evidence as unknown as Verdict;
      return [id, [...verdict.prompt, ...verdict.cases.flatMap((one) => one.checks)]] as const;
    });
  return new Map([...runs, ...attempts]);
}
