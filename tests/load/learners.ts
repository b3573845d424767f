import { lessonQuestions, publishedQuiz } from "#app/features/assessment/activity-questions.server.ts";
import type { Question } from "#app/features/assessment/question.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { answerLessonQuestion } from "#app/journey/answer-lesson-question.server.ts";
import type { OpenActivity } from "#app/journey/open-activity.server.ts";
import { openUnit } from "#app/journey/open-activity.server.ts";
import { startQuiz } from "#app/journey/start-quiz.server.ts";
import type { TestAgency } from "../support/factories.ts";
import { makeEnrolment, makePerson } from "../support/factories.ts";
import { unitOf } from "../support/learner.ts";
import { sessionCookie } from "../support/requests.ts";

/** The agencies and the course that a database was filled with. */
export type World = { agencies: Record<"ministry" | "county", TestAgency>; course: CourseVersion };

export type Learner = { actor: Actor; cookie: string };

/** Someone who is signed in and has joined the course. */
export async function joinedLearner({ agencies, course }: World): Promise<Learner> {
  const actor = await makePerson({ agency: agencies.county });
  await makeEnrolment(actor, course);
  return { actor, cookie: await sessionCookie(actor.personId) };
}

/** The first unit of a kind, opened by a learner. */
export function opened({ course }: World, { actor }: Learner, kind: "lesson" | "quiz" | "lab"): OpenActivity {
  const activityId = unitOf(course, kind).id;
  const open = openUnit(actor, { courseId: course.courseId, activityId, kind, locale: "zh-TW" });
  if (open === null || open === "not-enrolled") throw new Error(`${activityId} did not open`);
  return open;
}

/** Someone in the middle of the quiz, nothing answered yet. */
export async function learnerInQuiz(world: World) {
  const learner = await joinedLearner(world);
  const open = opened(world, learner, "quiz");
  const quiz = publishedQuiz(open.version, open.activity);
  return { ...learner, questions: quiz.questions, attemptId: await startQuiz(open, quiz, null) };
}

/** Someone who has answered a lesson's questions and only has to say that it is done. */
export async function learnerAtLessonsEnd(world: World) {
  const learner = await joinedLearner(world);
  const open = opened(world, learner, "lesson");
  const questions = lessonQuestions(open.version, open.activity);
  for (const question of questions) await answerLessonQuestion(open, question, rightAnswer(question));
  return { ...learner, open, questionIds: questions.map((question) => question.id) };
}

export function rightAnswer(question: Question): string[] {
  return question.options.filter((option) => option.correct || question.type === "order").map(({ id }) => id);
}

/** Makes some of something, one after the other. */
export async function several<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let index = 0; index < count; index++) made.push(await make());
  return made;
}
