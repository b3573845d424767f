import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Quiz } from "#app/features/assessment/activity-questions.server.ts";
import { publishedQuiz } from "#app/features/assessment/activity-questions.server.ts";
import type { Question } from "#app/features/assessment/question.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { getDatabase } from "#db/client.server.ts";
import { quizAnswer, quizAttempt } from "#db/schema/assessment.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { activityCompletion } from "#db/schema/progress.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { makeEnrolment, makePerson, publishRealCourse } from "#tests/support/factories.ts";
import { unitOf } from "#tests/support/learner.ts";
import { answerQuizQuestion } from "./answer-quiz-question.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { openUnit } from "./open-activity.server.ts";
import { attemptUnderWay, seeQuiz } from "./see-quiz.server.ts";
import { startQuiz } from "./start-quiz.server.ts";
import { submitQuiz } from "./submit-quiz.server.ts";

let course: CourseVersion;
let learner: Actor;
let open: OpenActivity;
let quiz: Quiz;

beforeEach(async () => {
  freshDatabase();
  course = await publishRealCourse();
  learner = await makePerson();
  await makeEnrolment(learner, course);
  const activity = unitOf(course, "quiz");
  const unit = openUnit(learner, {
    courseId: course.courseId,
    activityId: activity.id,
    kind: "quiz",
    locale: "zh-TW",
  });
  if (unit === null || unit === "not-enrolled") throw new Error("the quiz did not open");
  open = unit;
  quiz = publishedQuiz(open.version, open.activity);
});

const right = (question: Question) => question.options.filter((one) => one.correct).map((one) => one.id);
const wrong = (question: Question) =>
  question.type === "order"
    ? right(question).toReversed()
    : question.options
        .filter((one) => !one.correct)
        .map((one) => one.id)
        .slice(0, 1);
const done = () => getDatabase().select().from(activityCompletion).all();

/** Answers a whole attempt. @param mistakes how many of the first questions are answered wrong */
async function attempt(mistakes: number) {
  const id = await startQuiz(open, quiz, null);
  for (const [index, question] of quiz.questions.entries()) {
    await answerQuizQuestion(id, question, index < mistakes ? wrong(question) : right(question));
  }
  return { id, result: await submitQuiz(open, quiz, id, null) };
}

describe("a quiz under way", () => {
  it("goes on where one was, on another device and after a closed laptop", async () => {
    const id = await startQuiz(open, quiz, null);
    const [first, second] = quiz.questions;
    if (!first || !second) throw new Error("the quiz has too few questions");
    await answerQuizQuestion(id, first, right(first));
    expect(await startQuiz(open, quiz, null)).toBe(id);
    const { view } = seeQuiz(open, null);
    expect(view).toMatchObject({ kind: "question", index: 1, question: { id: second.id }, answered: null });
    const back = seeQuiz(open, 1).view;
    expect(back).toMatchObject({
      kind: "question",
      answered: { answer: right(first), feedback: { correct: true } },
    });
  });

  it("keeps the first answer to a question: its feedback has been seen", async () => {
    const id = await startQuiz(open, quiz, null);
    const [question] = quiz.questions;
    if (!question) throw new Error("the quiz has no questions");
    expect(await answerQuizQuestion(id, question, wrong(question))).toBe(true);
    expect(await answerQuizQuestion(id, question, right(question))).toBe(false);
    expect(getDatabase().select().from(quizAnswer).all()).toMatchObject([
      { answer: wrong(question), correct: false },
    ]);
  });

  it("can't be handed in with open questions", async () => {
    const id = await startQuiz(open, quiz, null);
    const [question] = quiz.questions;
    if (question) await answerQuizQuestion(id, question, right(question));
    expect(await submitQuiz(open, quiz, id, null)).toEqual({
      outcome: "unanswered",
      open: quiz.questions.length - 1,
    });
    expect(attemptUnderWay(open)?.id).toBe(id);
  });
});

describe("handing in", () => {
  it("passes with enough right answers and is done then, once", async () => {
    const { id, result } = await attempt(2);
    expect(result).toEqual({ outcome: "closed", passed: true });
    await submitQuiz(open, quiz, id, null);
    expect(done()).toMatchObject([{ activityId: open.activity.id, attemptId: id }]);
    const handedIn = getDatabase()
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.action, "quiz.submit"))
      .all();
    expect(handedIn).toHaveLength(1);
  });

  it("fails with too few, and can be taken again with the options in another order", async () => {
    const first = await attempt(quiz.questions.length);
    expect(first.result).toEqual({ outcome: "closed", passed: false });
    expect(done()).toEqual([]);
    expect(seeQuiz(open, null).view.kind).toBe("result");
    const second = await attempt(0);
    expect(second.result).toEqual({ outcome: "closed", passed: true });
    const attempts = getDatabase().select().from(quizAttempt).all();
    expect(attempts.map((one) => [one.number, one.passed])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(new Set(attempts.map((one) => one.seed)).size).toBe(2);
  });

  it("stays passed when a later attempt fails", async () => {
    await attempt(0);
    await attempt(quiz.questions.length);
    expect(done()).toHaveLength(1);
  });
});
