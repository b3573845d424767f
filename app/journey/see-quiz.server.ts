import type { Quiz } from "#app/features/assessment/activity-questions.server.ts";
import { publishedQuiz } from "#app/features/assessment/activity-questions.server.ts";
import { feedbackOn, toLearnerQuestion } from "#app/features/assessment/question.ts";
import type { QuizAttempt } from "#app/features/assessment/quiz-attempt.ts";
import { rightAnswersNeeded } from "#app/features/assessment/quiz-attempt.ts";
import { quizAnswersOf, quizAttemptsOf } from "#app/features/assessment/quiz-attempts.queries.server.ts";
import type { AttemptLine, QuizView } from "#app/features/assessment/quiz-page.tsx";
import type { OpenActivity } from "./open-activity.server.ts";

export type SeenQuiz = { quiz: Quiz; needed: number; attempts: AttemptLine[]; view: QuizView };

/** The attempt under way, or undefined. */
export function attemptUnderWay(open: OpenActivity): QuizAttempt | undefined {
  return quizAttemptsOf(open.enrolment.id, open.activity.id).find((attempt) => attempt.submittedAt === null);
}

/**
 * What the learner sees of a quiz now: the introduction, a question of the attempt under way, or the last result.
 * @param asked number of the question asked for (from 1); null for wherever one was
 */
export function seeQuiz(open: OpenActivity, asked: number | null): SeenQuiz {
  const quiz = publishedQuiz(open.version, open.activity);
  const { locale } = open;
  const attempts = quizAttemptsOf(open.enrolment.id, open.activity.id);
  const underWay = attempts.find((attempt) => attempt.submittedAt === null);
  const newest = underWay ?? attempts[0];
  const answers = newest ? quizAnswersOf(newest.id) : new Map<string, never>();

  const answeredOf = (questionId: string) => {
    const question = quiz.questions.find((one) => one.id === questionId);
    const given = answers.get(questionId);
    return question && given
      ? { answer: given.answer, feedback: feedbackOn(question, given.answer, locale) }
      : null;
  };
  const lines = attempts.map(
    (attempt): AttemptLine => ({
      number: attempt.number,
      startedAt: attempt.startedAt,
      right: attempt.right,
      total: attempt.total,
      passed: attempt.submittedAt === null ? null : attempt.passed,
      answered: attempt === newest ? answers.size : attempt.total,
    }),
  );
  const seen = {
    quiz,
    needed: rightAnswersNeeded(quiz.questions.length, quiz.pass),
    attempts: lines,
  };

  const line = lines[0];
  if (!newest || !line) return { ...seen, view: { kind: "intro", underWay: false } };
  if (!underWay) {
    const review = quiz.questions.flatMap((question) => {
      const answered = answeredOf(question.id);
      return answered ? [{ question: toLearnerQuestion(question, locale, newest.seed), answered }] : [];
    });
    return { ...seen, view: { kind: "result", attempt: line, review } };
  }
  const state = quiz.questions.map((question) => answers.has(question.id));
  const firstOpen = state.indexOf(false);
  const index =
    asked !== null && asked >= 1 && asked <= state.length
      ? asked - 1
      : firstOpen === -1
        ? state.length - 1
        : firstOpen;
  const question = quiz.questions[index];
  if (!question) throw new Error(`quiz ${open.activity.id} has no questions`);
  return {
    ...seen,
    view: {
      kind: "question",
      index,
      question: toLearnerQuestion(question, locale, underWay.seed),
      answered: answeredOf(question.id),
      state,
    },
  };
}
