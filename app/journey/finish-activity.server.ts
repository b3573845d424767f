import { and, eq, isNull } from "drizzle-orm";
import { bestQuizGrade } from "#app/features/assessment/quiz-attempts.queries.server.ts";
import type { ActivitySource, Course } from "#app/features/catalogue/course.ts";
import { versionById } from "#app/features/catalogue/course-versions.server.ts";
import { issueCertificate } from "#app/features/credential/certificates.server.ts";
import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { missingFor } from "#app/features/progress/completion-rule.ts";
import { doneActivities } from "#app/features/progress/progress.queries.server.ts";
import { markActivityDone, markCourseDone } from "#app/features/progress/progress.server.ts";
import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import { noteRoomProgress } from "#app/features/workshop/room-progress.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { agency, post } from "#db/schema/identity.ts";
import { unitInRooms } from "./open-activity.server.ts";

export type Finished = {
  /** False when the activity had been done before: a second click, a better attempt. */
  newlyDone: boolean;
  courseCompleted: boolean;
  /** Serial of the certificate issued now, or null. */
  serial: string | null;
};

/**
 * An activity is done: notes it, completes the course when its rule is met, issues the certificate and brings
 * HR's row up to date, all in the caller's transaction. Doing it twice changes nothing.
 */
export function finishActivity(
  tx: Transaction,
  input: {
    actor: Pick<Actor, "personId">;
    enrolment: Pick<Enrolment, "id" | "personId" | "courseId" | "versionId">;
    course: Course;
    activity: Pick<ActivitySource, "id" | "kind">;
    attemptId: string | null;
    requestId: string | null;
  },
): Finished {
  const { enrolment, activity, requestId } = input;
  const newlyDone = markActivityDone(tx, {
    enrolmentId: enrolment.id,
    activityId: activity.id,
    kind: activity.kind,
    attemptId: input.attemptId,
  });
  noteRoomProgress(tx, { ...unitInRooms(input), mark: "passed", check: null });
  if (!newlyDone) return { newlyDone: false, courseCompleted: false, serial: null };
  recordAudit(tx, {
    actorId: input.actor.personId,
    action: "activity.complete",
    subjectType: "enrolment",
    subjectId: enrolment.id,
    detail: { activity: activity.id, attempt: input.attemptId },
    requestId,
  });
  const serial = completeCourse(tx, input);
  refreshRecordRow(tx, enrolment.id);
  return { newlyDone: true, courseCompleted: serial !== null, serial };
}

function completeCourse(
  tx: Transaction,
  { actor, enrolment, course, requestId }: Parameters<typeof finishActivity>[1],
): string | null {
  const version = versionById(enrolment.versionId);
  if (!version) throw new Error(`enrolment ${enrolment.id} points to a course version that isn't there`);
  const activityIds = course.activities.map((activity) => activity.id);
  const done = new Set(doneActivities(enrolment.id, tx).keys());
  if (missingFor(version.rule, activityIds, done).length > 0) return null;

  const post = currentPost(tx, enrolment.personId);
  const completionId = markCourseDone(tx, {
    enrolmentId: enrolment.id,
    personId: enrolment.personId,
    courseId: enrolment.courseId,
    versionId: version.id,
    versionNumber: version.number,
    titleZh: version.titleZh,
    titleEn: version.titleEn,
    creditedMinutes: version.creditedMinutes,
    rule: version.rule,
    agencyId: post?.agencyId ?? null,
    agencyNameZh: post?.nameZh ?? null,
    agencyNameEn: post?.nameEn ?? null,
    grade: bestQuizGrade(tx, enrolment.id),
    source: "system",
  });
  if (completionId === null) return null;
  recordAudit(tx, {
    actorId: actor.personId,
    action: "course.complete",
    subjectType: "enrolment",
    subjectId: enrolment.id,
    detail: { completion: completionId, version: version.id, creditedMinutes: version.creditedMinutes },
    requestId,
  });
  return issueCertificate(tx, {
    completionId,
    actorId: actor.personId,
    requestId,
    validMonths: course.validMonths,
  }).serial;
}

function currentPost(tx: Transaction, personId: string) {
  return tx
    .select({ agencyId: post.agencyId, nameZh: agency.nameZh, nameEn: agency.nameEn })
    .from(post)
    .innerJoin(agency, eq(agency.id, post.agencyId))
    .where(and(eq(post.personId, personId), isNull(post.until)))
    .get();
}
