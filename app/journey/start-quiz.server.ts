import type { Quiz } from "#app/features/assessment/activity-questions.server.ts";
import { startAttempt } from "#app/features/assessment/quiz-attempts.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/** Starts a go at a quiz, or goes on with the one under way. @returns the attempt's id */
export function startQuiz(open: OpenActivity, quiz: Quiz, requestId: string | null): Promise<string> {
  return inTransaction((tx) => {
    const { id, created } = startAttempt(tx, {
      enrolmentId: open.enrolment.id,
      activityId: open.activity.id,
      contentHash: open.version.contentHash,
      total: quiz.questions.length,
    });
    if (created) {
      recordAudit(tx, {
        actorId: open.actor.personId,
        action: "quiz.start",
        subjectType: "enrolment",
        subjectId: open.enrolment.id,
        detail: { activity: open.activity.id, attempt: id },
        requestId,
      });
    }
    return id;
  });
}
