import { saveLessonAnswer } from "#app/features/assessment/lesson-answers.server.ts";
import type { Answer, Question } from "#app/features/assessment/question.ts";
import { isCorrect } from "#app/features/assessment/question.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/** Keeps the answer to a lesson's question, judged here; the caller has checked that it can be graded. */
export function answerLessonQuestion(open: OpenActivity, question: Question, answer: Answer): Promise<void> {
  return inTransaction((tx) =>
    saveLessonAnswer(tx, {
      enrolmentId: open.enrolment.id,
      activityId: open.activity.id,
      questionId: question.id,
      answer,
      correct: isCorrect(question, answer),
    }),
  );
}
