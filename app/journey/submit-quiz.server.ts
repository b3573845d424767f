import type { Quiz } from "#app/features/assessment/activity-questions.server.ts";
import { rightAnswersNeeded } from "#app/features/assessment/quiz-attempt.ts";
import { closeAttempt, rightAnswers } from "#app/features/assessment/quiz-attempts.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { finishActivity } from "./finish-activity.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

export type SubmitQuizResult =
  | { outcome: "unanswered"; open: number }
  | { outcome: "closed"; passed: boolean };

/**
 * Hands in an attempt: counts what was kept, closes it, and when it passes the quiz is done. Handing in twice
 * changes nothing. An attempt with unanswered questions stays open.
 */
export function submitQuiz(
  open: OpenActivity,
  quiz: Quiz,
  attemptId: string,
  requestId: string | null,
): Promise<SubmitQuizResult> {
  return inTransaction((tx) => {
    const { answered, right } = rightAnswers(tx, attemptId);
    const total = quiz.questions.length;
    if (answered < total) return { outcome: "unanswered", open: total - answered };

    const passed = right >= rightAnswersNeeded(total, quiz.pass);
    if (closeAttempt(tx, attemptId, { right, passed })) {
      recordAudit(tx, {
        actorId: open.actor.personId,
        action: "quiz.submit",
        subjectType: "enrolment",
        subjectId: open.enrolment.id,
        detail: { activity: open.activity.id, attempt: attemptId, right, total, passed },
        requestId,
      });
    }
    if (passed) {
      finishActivity(tx, {
        actor: open.actor,
        enrolment: open.enrolment,
        course: open.course,
        activity: open.activity,
        attemptId,
        requestId,
      });
    }
    return { outcome: "closed", passed };
  });
}
