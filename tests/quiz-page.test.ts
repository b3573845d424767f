import { beforeEach, expect, it } from "vitest";
import type { Quiz } from "#app/features/assessment/activity-questions.server.ts";
import { publishedQuiz } from "#app/features/assessment/activity-questions.server.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { getDatabase } from "#db/client.server.ts";
import { quizAnswer } from "#db/schema/assessment.ts";
import { action, loader } from "../app/routes/quiz.tsx";
import { freshDatabase } from "./support/database.ts";
import { makeEnrolment, makePerson, publishRealCourse } from "./support/factories.ts";
import { unitAddress, unitOf } from "./support/learner.ts";
import { formPost, routeArgs, signedInRequest } from "./support/requests.ts";

// What the quiz page sends to the browser, and what it takes from it.

let course: CourseVersion;
let learner: Actor;
let quiz: Quiz;

const activity = () => unitOf(course, "quiz");
const address = () => unitAddress(course, activity());

async function call(handler: typeof loader | typeof action, path: string, fields?: Record<string, string>) {
  const request = await signedInRequest(learner, path, fields ? formPost(fields) : {});
  return handler(routeArgs(request, { course: course.courseId, activity: activity().id }) as never);
}

beforeEach(async () => {
  freshDatabase();
  course = await publishRealCourse();
  learner = await makePerson();
  await makeEnrolment(learner, course);
  quiz = publishedQuiz(course, activity());
  await call(action, address(), { intent: "start" });
});

it("sends no key and no feedback before the answer, and no order that is the answer", async () => {
  const feedback = quiz.questions.flatMap((one) => one.options.map((option) => option.feedback["zh-TW"]));
  for (const [index, question] of quiz.questions.entries()) {
    const page = (await call(loader, `${address()}?q=${index + 1}`)) as Awaited<ReturnType<typeof loader>>;
    const sent = JSON.stringify(page);
    expect(feedback.filter((text) => sent.includes(text))).toEqual([]);
    expect(sent).not.toContain('"correct"');
    if (page.view.kind !== "question") throw new Error("the page shows no question");
    const shown = page.view.question.options.map((option) => option.id);
    const written = question.options.map((option) => option.id);
    expect(shown.toSorted()).toEqual(written.toSorted());
    if (question.type === "order") expect(shown).not.toEqual(written);
  }
});

it("refuses with 400 what can't be an answer, and keeps nothing", async () => {
  const question = quiz.questions.find((one) => one.type === "single")?.id ?? "";
  for (const option of [undefined, "no-such-option", "a".repeat(5000)]) {
    const fields = { intent: "answer", question, ...(option === undefined ? {} : { option }) };
    const answer = (await call(action, address(), fields)) as { init: ResponseInit | null };
    expect(answer.init?.status).toBe(400);
  }
  expect(getDatabase().select().from(quizAnswer).all()).toEqual([]);
});
