import { and, eq, isNull } from "drizzle-orm";
import { bestQuizGrade } from "#app/features/assessment/quiz-attempts.queries.server.ts";
import { versionById } from "#app/features/catalogue/course-versions.server.ts";
import { serialOfCompletion } from "#app/features/credential/certificates.queries.server.ts";
import { issueCertificate, revokeCertificate } from "#app/features/credential/certificates.server.ts";
import { formatSerial } from "#app/features/credential/serial.ts";
import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { agencyNamesOn } from "#app/features/identity/agencies/agency-changes.queries.server.ts";
import { missingFor } from "#app/features/progress/completion-rule.ts";
import type { CompletionRow } from "#app/features/progress/progress.queries.server.ts";
import { completionOf, doneActivities } from "#app/features/progress/progress.queries.server.ts";
import { markCourseDone, withdrawCompletion } from "#app/features/progress/progress.server.ts";
import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now, taipeiDay } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { post } from "#db/schema/identity.ts";

type Input = {
  actor: Pick<Actor, "personId">;
  enrolment: Pick<Enrolment, "id" | "personId" | "courseId" | "versionId">;
  requestId: string | null;
};

/** The course is done once every unit of it is. @returns the new certificate's serial; null where nothing changed */
export function completeByUnits(tx: Transaction, input: Input): string | null {
  const { enrolment } = input;
  const version = versionOf(enrolment);
  const activityIds = version.course.activities.map((activity) => activity.id);
  const done = new Set(doneActivities(enrolment.id, tx).keys());
  if (missingFor(version.rule, activityIds, done).length > 0) return null;
  return complete(tx, { ...input, source: "system", rule: version.rule })?.serial ?? null;
}

/**
 * The course is done because a trainer decided that somebody attended its workshop.
 * @returns the completion; null where the course was completed before, which then stays as it is
 */
export function completeByAttendance(
  tx: Transaction,
  input: Input & { workshopId: string; decisionId: string },
): string | null {
  const { workshopId, decisionId } = input;
  const rule = { require: "attendance", workshopId, decisionId } as const;
  const done = complete(tx, { ...input, source: "trainer", rule });
  if (done) refreshRecordRow(tx, input.enrolment.id);
  return done?.completionId ?? null;
}

/**
 * Takes back what an attendance led to: the completion gets a row against it, its certificate is revoked, and where the
 * units have been done meanwhile, they complete the course by themselves.
 */
export function withdrawAttendance(
  tx: Transaction,
  input: Input & { completionId: string; decisionId: string },
): void {
  const { actor, enrolment, completionId, decisionId, requestId } = input;
  const because = `attendance:${decisionId}`;
  if (!withdrawCompletion(tx, { completionId, by: actor.personId, because })) return;
  recordAudit(tx, {
    actorId: actor.personId,
    action: "course.withdraw",
    subjectType: "enrolment",
    subjectId: enrolment.id,
    detail: { completion: completionId, decision: decisionId },
    requestId,
  });
  const serial = serialOfCompletion(completionId, tx);
  if (serial !== null) {
    const reason = "出席認定已更正 (attendance was corrected)";
    revokeCertificate(tx, { serial, reason, actorId: actor.personId });
  }
  completeByUnits(tx, input);
  refreshRecordRow(tx, enrolment.id);
}

function versionOf(enrolment: Input["enrolment"]) {
  const version = versionById(enrolment.versionId);
  if (!version) throw new Error(`enrolment ${enrolment.id} points to a course version that isn't there`);
  return version;
}

/** Notes a completion as things are on this day, and issues its certificate; once for what holds. */
function complete(
  tx: Transaction,
  input: Input & Pick<CompletionRow, "source" | "rule">,
): { completionId: string; serial: string } | null {
  const { actor, enrolment, source, rule, requestId } = input;
  if (completionOf(enrolment.id, tx)) return null;
  const version = versionOf(enrolment);
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
    rule,
    agencyId: post?.agencyId ?? null,
    agencyNameZh: post?.nameZh ?? null,
    agencyNameEn: post?.nameEn ?? null,
    grade: bestQuizGrade(tx, enrolment.id),
    source,
  });
  if (completionId === null) return null;
  recordAudit(tx, {
    actorId: actor.personId,
    action: "course.complete",
    subjectType: "enrolment",
    subjectId: enrolment.id,
    detail: {
      ...{ completion: completionId, version: version.id, creditedMinutes: version.creditedMinutes },
      ...(rule.require === "attendance" && { decision: rule.decisionId }),
    },
    requestId,
  });
  const { serial } = issueCertificate(tx, {
    completionId,
    actorId: actor.personId,
    requestId,
    validMonths: version.course.validMonths,
  });
  noteNotice(tx, {
    kind: "certificate.issued",
    personId: enrolment.personId,
    event: serial,
    detail: { course: enrolment.courseId, serial: formatSerial(serial) },
  });
  return { completionId, serial };
}

function currentPost(tx: Transaction, personId: string) {
  const current = tx
    .select({ agencyId: post.agencyId })
    .from(post)
    .where(and(eq(post.personId, personId), isNull(post.until)))
    .get();
  // Its name of this day: a change that is due counts, whether or not its job has been done yet.
  return current && { ...current, ...agencyNamesOn(current.agencyId, taipeiDay(now()), tx) };
}
