import { publishedQuiz } from "#app/features/assessment/activity-questions.server.ts";
import type { PollKind } from "#app/features/assessment/poll.ts";
import type { Question } from "#app/features/assessment/question.ts";
import { shuffle } from "#app/features/assessment/question.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { versionById } from "#app/features/catalogue/course-versions.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { BankQuiz, PollKey, QuizPlace, RoomPoll } from "./ask.ts";

const KINDS: Record<Question["type"], PollKind> = {
  single: "single",
  multiple: "multiple",
  order: "ranking",
};

/** The quizzes of a course whose questions can be put to a room. */
export function quizBank(version: CourseVersion, locale: Locale): BankQuiz[] {
  return version.course.activities
    .filter((activity) => activity.kind === "quiz")
    .map(({ id, title }) => ({
      activityId: id,
      title: title[locale],
      questions: questionsOf(version, id).map((one) => ({ id: one.id, prompt: one.prompt[locale] })),
    }));
}

/**
 * A question of a quiz as a room is asked it, in both languages: without its key, and in an order that doesn't give it
 * away. @param seed for the order
 */
export function quizPoll(
  version: CourseVersion,
  place: Omit<QuizPlace, "versionId">,
  seed: number,
): Pick<RoomPoll, "question" | "quiz"> | null {
  const question = questionsOf(version, place.activityId).find((one) => one.id === place.questionId);
  if (!question) return null;
  const shuffled = shuffle(question.options, seed);
  const asItIs = shuffled.every((option, index) => option.id === question.options[index]?.id);
  const options = question.type === "order" && asItIs ? shuffled.toReversed() : shuffled;
  return {
    question: {
      kind: KINDS[question.type],
      prompt: question.prompt,
      options: options.map(({ id, text }) => ({ id, text })),
    },
    quiz: { versionId: version.id, ...place },
  };
}

/** What is right in a question, and why; null where it isn't there. */
export function keyOf({ versionId, activityId, questionId }: QuizPlace): PollKey | null {
  const version = versionById(versionId);
  const question = version && questionsOf(version, activityId).find((one) => one.id === questionId);
  if (!question) return null;
  return {
    right: question.options.filter((option) => option.correct).map((option) => option.id),
    why: Object.fromEntries(question.options.map(({ id, feedback }) => [id, feedback])),
  };
}

function questionsOf(version: CourseVersion, activityId: string): Question[] {
  const activity = version.course.activities.find((one) => one.id === activityId && one.kind === "quiz");
  return activity ? publishedQuiz(version, activity).questions : [];
}
