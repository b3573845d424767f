import { lessonAnswersOf } from "#app/features/assessment/lesson-answers.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { Finished } from "./finish-activity.server.ts";
import { finishActivity } from "./finish-activity.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/**
 * The learner says that a lesson is done. It counts only when each of its questions has been answered on the
 * server; opening or scrolling a lesson never completes it.
 * @returns what became of it, or the ids of the questions still open (nothing is written then)
 */
export function completeLesson(
  open: OpenActivity,
  questionIds: readonly string[],
  requestId: string | null,
): Promise<{ missing: string[] } | Finished> {
  return inTransaction((tx) => {
    const answered = lessonAnswersOf(open.enrolment.id, open.activity.id, tx);
    const missing = questionIds.filter((id) => !answered.has(id));
    if (missing.length > 0) return { missing };
    return finishActivity(tx, {
      actor: open.actor,
      enrolment: open.enrolment,
      course: open.course,
      activity: open.activity,
      attemptId: null,
      requestId,
    });
  });
}
