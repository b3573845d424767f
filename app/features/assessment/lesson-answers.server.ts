import { and, eq, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { lessonAnswer } from "#db/schema/assessment.ts";
import type { Answer } from "./question.ts";

const selectAnswers = preparedOnce((database) =>
  database
    .select({ questionId: lessonAnswer.questionId, answer: lessonAnswer.answer })
    .from(lessonAnswer)
    .where(
      and(
        eq(lessonAnswer.enrolmentId, sql.placeholder("enrolmentId")),
        eq(lessonAnswer.activityId, sql.placeholder("activityId")),
      ),
    )
    .prepare(),
);

/** What someone has answered in a lesson: question id → answer. */
export function lessonAnswersOf(
  enrolmentId: string,
  activityId: string,
  database: Queryable = getDatabase(),
): Map<string, Answer> {
  const rows = selectAnswers(database).all({ enrolmentId, activityId });
  return new Map(rows.map((row) => [row.questionId, row.answer]));
}

/** Keeps an answer to a lesson's question; one may think again, and the last one stands. */
export function saveLessonAnswer(
  tx: Transaction,
  input: { enrolmentId: string; activityId: string; questionId: string; answer: Answer; correct: boolean },
): void {
  const answeredAt = now();
  tx.insert(lessonAnswer)
    .values({ ...input, tries: 1, answeredAt })
    .onConflictDoUpdate({
      target: [lessonAnswer.enrolmentId, lessonAnswer.activityId, lessonAnswer.questionId],
      set: {
        answer: input.answer,
        correct: input.correct,
        tries: sql`${lessonAnswer.tries} + 1`,
        answeredAt,
      },
    })
    .run();
}
