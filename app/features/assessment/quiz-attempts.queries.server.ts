import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { quizAnswer, quizAttempt } from "#db/schema/assessment.ts";
import type { Answer } from "./question.ts";
import type { QuizAttempt } from "./quiz-attempt.ts";

const columns = {
  id: quizAttempt.id,
  number: quizAttempt.number,
  seed: quizAttempt.seed,
  startedAt: quizAttempt.startedAt,
  submittedAt: quizAttempt.submittedAt,
  right: quizAttempt.right,
  total: quizAttempt.total,
  passed: quizAttempt.passed,
};

const selectAttempts = preparedOnce((database) =>
  database
    .select(columns)
    .from(quizAttempt)
    .where(
      and(
        eq(quizAttempt.enrolmentId, sql.placeholder("enrolmentId")),
        eq(quizAttempt.activityId, sql.placeholder("activityId")),
      ),
    )
    .orderBy(desc(quizAttempt.number))
    .prepare(),
);

/** Someone's attempts at a quiz, newest first. */
export function quizAttemptsOf(
  enrolmentId: string,
  activityId: string,
  database: Database = getDatabase(),
): QuizAttempt[] {
  return selectAttempts(database).all({ enrolmentId, activityId });
}

const selectAnswers = preparedOnce((database) =>
  database
    .select({ questionId: quizAnswer.questionId, answer: quizAnswer.answer, correct: quizAnswer.correct })
    .from(quizAnswer)
    .where(eq(quizAnswer.attemptId, sql.placeholder("attemptId")))
    .prepare(),
);

/** The answers given in an attempt: question id → answer. */
export function quizAnswersOf(
  attemptId: string,
  database: Database = getDatabase(),
): Map<string, { answer: Answer; correct: boolean }> {
  return new Map(
    selectAnswers(database)
      .all({ attemptId })
      .map((row) => [row.questionId, row]),
  );
}

/** The best share of right answers in a passed quiz of an enrolment, in whole percent; null without one. */
export function bestQuizGrade(tx: Transaction, enrolmentId: string): number | null {
  const row = tx
    .select({ grade: sql<number | null>`max(${quizAttempt.right} * 100 / ${quizAttempt.total})` })
    .from(quizAttempt)
    .where(and(eq(quizAttempt.enrolmentId, enrolmentId), isNotNull(quizAttempt.submittedAt)))
    .get();
  return row?.grade ?? null;
}
