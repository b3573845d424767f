import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { lessonAnswer, quizAttempt } from "#db/schema/assessment.ts";
import { courseVersion } from "#db/schema/catalogue.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { person, post } from "#db/schema/identity.ts";
import { labAttempt } from "#db/schema/lab.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { activityCompletion } from "#db/schema/progress.ts";

/** The present post, or the last one of who has left: the agency that answers for the person, as HR's list has it. */
const postInCharge = sql`(SELECT p.id FROM ${post} p WHERE p.person_id = ${person.id}
  ORDER BY p.until IS NOT NULL, p.until DESC, p.since DESC LIMIT 1)`;

/** Who, in which version of which course, since when; null when there is no such enrolment. */
export function enrolmentFacts(enrolmentId: string, database: Queryable = getDatabase()) {
  return (
    database
      .select({
        id: enrolment.id,
        courseId: enrolment.courseId,
        cycle: enrolment.cycle,
        enrolledAt: enrolment.enrolledAt,
        personId: person.id,
        name: person.name,
        romanisedName: person.romanisedName,
        employeeNumber: person.employeeNumber,
        agencyId: post.agencyId,
        postTitle: post.title,
        versionId: courseVersion.id,
        versionNumber: courseVersion.number,
        contentHash: courseVersion.contentHash,
        publishedAt: courseVersion.publishedAt,
        titleZh: courseVersion.titleZh,
        titleEn: courseVersion.titleEn,
      })
      .from(enrolment)
      .innerJoin(person, eq(person.id, enrolment.personId))
      .innerJoin(courseVersion, eq(courseVersion.id, enrolment.versionId))
      .leftJoin(post, eq(post.id, postInCharge))
      .where(eq(enrolment.id, enrolmentId))
      .get() ?? null
  );
}

/** What proves that a unit is done, without anything the person wrote. */
export type Proof =
  | { kind: "lesson"; answered: number }
  | { kind: "quiz"; number: number; right: number; total: number }
  | {
      kind: "lab";
      number: number;
      passedChecks: number;
      totalChecks: number;
      modelId: string;
      /** Submitted after the solution had been opened. */
      afterSolution: boolean;
    };

/** When a unit was done and by what; or how often it was tried, practice after seeing a lab's solution included. */
export type UnitEvidence = { doneAt: string | null; proof: Proof | null; tries: number; practice: number };

/** The evidence of each unit that there is any of. */
export function unitEvidence(
  enrolmentId: string,
  database: Queryable = getDatabase(),
): Map<string, UnitEvidence> {
  const done = database
    .select()
    .from(activityCompletion)
    .where(eq(activityCompletion.enrolmentId, enrolmentId))
    .all();
  const quizzes = database
    .select()
    .from(quizAttempt)
    .where(and(eq(quizAttempt.enrolmentId, enrolmentId), sql`${quizAttempt.submittedAt} IS NOT NULL`))
    .all();
  const labs = database
    .select({
      id: labAttempt.id,
      activityId: labAttempt.activityId,
      number: labAttempt.number,
      passedChecks: labAttempt.passedChecks,
      totalChecks: labAttempt.totalChecks,
      modelId: labAttempt.modelId,
      passed: labAttempt.passed,
      afterSolution: labAttempt.afterSolution,
    })
    .from(labAttempt)
    .where(eq(labAttempt.enrolmentId, enrolmentId))
    .all();
  const answers = new Map(
    database
      .select({ activityId: lessonAnswer.activityId, n: count() })
      .from(lessonAnswer)
      .where(eq(lessonAnswer.enrolmentId, enrolmentId))
      .groupBy(lessonAnswer.activityId)
      .all()
      .map((row) => [row.activityId, row.n]),
  );

  const proofOf = (row: (typeof done)[number]): Proof | null => {
    if (row.kind === "lesson") return { kind: "lesson", answered: answers.get(row.activityId) ?? 0 };
    const quiz = quizzes.find((attempt) => attempt.id === row.attemptId);
    if (quiz) return { kind: "quiz", number: quiz.number, right: quiz.right ?? 0, total: quiz.total };
    const lab = labs.find((attempt) => attempt.id === row.attemptId);
    if (!lab) return null;
    const { number, passedChecks, totalChecks, modelId, afterSolution } = lab;
    return { kind: "lab", number, passedChecks, totalChecks, modelId, afterSolution };
  };
  const units = new Map<string, UnitEvidence>();
  const known = (id: string) => units.get(id) ?? { doneAt: null, proof: null, tries: 0, practice: 0 };
  for (const { activityId } of [...quizzes, ...labs]) {
    const unit = known(activityId);
    units.set(activityId, { ...unit, tries: unit.tries + 1 });
  }
  for (const { activityId } of labs.filter((attempt) => attempt.afterSolution && !attempt.passed)) {
    const unit = known(activityId);
    units.set(activityId, { ...unit, practice: unit.practice + 1 });
  }
  for (const row of done)
    units.set(row.activityId, { ...known(row.activityId), doneAt: row.completedAt, proof: proofOf(row) });
  return units;
}

export type TrailEntry = {
  at: string;
  actor: string | null;
  action: string;
  detail: Record<string, unknown>;
};

/** What the audit says of an enrolment, oldest first, with people's names as they are now. */
export function auditTrail(enrolmentId: string, database: Queryable = getDatabase()): TrailEntry[] {
  return database
    .select({ at: auditEvent.at, actor: person.name, action: auditEvent.action, detail: auditEvent.detail })
    .from(auditEvent)
    .leftJoin(person, eq(person.id, auditEvent.actorId))
    .where(and(eq(auditEvent.subjectType, "enrolment"), eq(auditEvent.subjectId, enrolmentId)))
    .orderBy(asc(auditEvent.seq))
    .all();
}
