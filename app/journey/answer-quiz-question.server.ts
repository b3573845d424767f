import type { Answer, Question } from "#app/features/assessment/question.ts";
import { isCorrect } from "#app/features/assessment/question.ts";
import { keepAnswer } from "#app/features/assessment/quiz-attempts.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Keeps an answer of a quiz on the server as it is given: a closed laptop loses nothing.
 * @returns false when the question had been answered; the first answer stands
 */
export function answerQuizQuestion(attemptId: string, question: Question, answer: Answer): Promise<boolean> {
  return inTransaction((tx) =>
    keepAnswer(tx, { attemptId, questionId: question.id, answer, correct: isCorrect(question, answer) }),
  );
}
