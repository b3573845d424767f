import { randomBytes } from "node:crypto";
import { lessonQuestions, publishedQuiz } from "#app/features/assessment/activity-questions.server.ts";
import type { Question } from "#app/features/assessment/question.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { agencyTree } from "#app/features/identity/agencies.queries.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";
import { answerLessonQuestion } from "#app/journey/answer-lesson-question.server.ts";
import { answerQuizQuestion } from "#app/journey/answer-quiz-question.server.ts";
import { completeLesson } from "#app/journey/complete-lesson.server.ts";
import { confirmRole } from "#app/journey/confirm-role.server.ts";
import { createAccount } from "#app/journey/create-account.server.ts";
import { createAgency } from "#app/journey/create-agency.server.ts";
import { enrolInCourse } from "#app/journey/enrol-in-course.server.ts";
import { giveRole } from "#app/journey/give-role.server.ts";
import type { OpenActivity } from "#app/journey/open-activity.server.ts";
import { openUnit } from "#app/journey/open-activity.server.ts";
import { runLabToEnd } from "#app/journey/run-lab.server.ts";
import { startQuiz } from "#app/journey/start-quiz.server.ts";
import { submitLabAttempt } from "#app/journey/submit-lab-attempt.server.ts";
import { submitQuiz } from "#app/journey/submit-quiz.server.ts";
import { startOfDay } from "#app/platform/calendar.ts";
import { now, nowMs, travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { DemoPerson } from "#db/seed/ministry.ts";
import { AGENCIES, PEOPLE, ROLES } from "#db/seed/ministry.ts";

const COURSE = "first-good-prompt";
/** The ministry takes up the academy on this day; the history follows. */
const OPENING = "2026-10-01T01:00:00.000Z";

/**
 * Fills an empty database with the demo's ministry and its history. Everything is done by the journeys that people
 * use, with the clock set to the day on which it happened, so the demo obeys every rule of the product.
 */
export async function makeDemoHistory(password: string): Promise<void> {
  travelTo(OPENING);
  for (const agency of AGENCIES) await createAgency({ ...agency, actorId: null });
  const version = currentVersion(COURSE);
  if (!version) throw new Error(`the demo needs the course ${COURSE}`);
  const people = new Map<string, string>();
  for (const [index, person] of PEOPLE.entries()) {
    travelTo(OPENING);
    const actor = await makePerson(person, index, password);
    people.set(person.name, actor.personId);
    await live(actor, person, version, index);
  }
  await giveRoles(people);
  travelTo(null);
}

/** The roles that the ministry has given since the opening, by the people who may. @param people ids by name */
async function giveRoles(people: Map<string, string>): Promise<void> {
  const idOf = (name: string) => people.get(name) ?? fail(`nobody in the demo is called ${name}`);
  const agencies = new Map(agencyTree().map((agency) => [agency.code, agency.id]));
  for (const { to, by, role, agencyCode, day, from, until, reason, confirmed } of ROLES) {
    travelTo(at(day, 0));
    const personId = idOf(to);
    const grantedBy = by === null ? null : idOf(by);
    const id = newId();
    const agencyId = agencyCode === null ? null : (agencies.get(agencyCode) ?? null);
    await giveRole(
      {
        ...{ id, personId, role, agencyId, grantedBy, reason },
        startsAt: from ? startOfDay(from) : now(),
        endsAt: until ? startOfDay(until, 1) : null,
      },
      null,
    );
    if (!confirmed) continue;
    travelTo(at(confirmed.day, 0));
    await confirmRole({ personId: idOf(confirmed.by) }, { id, personId, role, agencyId }, null);
  }
}

function fail(message: string): never {
  throw new Error(message);
}

async function makePerson(person: DemoPerson, index: number, password: string): Promise<Actor> {
  const employeeNumber = `A${10382 + index * 37}`;
  const email = person.account
    ? `${person.account}@demo.example`
    : `${employeeNumber.toLowerCase()}@demo.example`;
  const roles =
    person.account === "hr"
      ? [{ role: "hr" as const, agencyCode: "A10" }]
      : person.account === "trainer" || person.account === "operator"
        ? [{ role: person.account, agencyCode: null }]
        : [];
  const personId = await createAccount({
    email,
    name: person.name,
    romanisedName: person.romanisedName,
    employeeNumber,
    agencyCode: person.agencyCode,
    title: person.title,
    password: person.account ? password : null,
    roles,
    reason: "the demo's ministry",
    actorId: null,
  });
  return { personId, name: person.name, email, agencyId: null, roles: [] };
}

/** Minutes after nine in the morning, spread a little so that not everybody acts at the same instant. */
function at(day: string, minute: number): string {
  return new Date(Date.parse(`${day}T01:00:00.000Z`) + minute * 60_000).toISOString();
}

/** Lets minutes pass. */
function later(minutes: number): void {
  travelTo(new Date(nowMs() + minutes * 60_000).toISOString());
}

async function live(
  actor: Actor,
  { story }: DemoPerson,
  version: CourseVersion,
  index: number,
): Promise<void> {
  if (story.kind === "none") return;
  const start = (index * 7) % 240;
  travelTo(at(story.day, start));
  await enrolInCourse(actor, version, null);
  if (story.kind === "enrolled") return;

  const all = version.course.activities;
  const doing = story.kind === "completed" ? all : all.slice(0, story.activities);
  const stumbles = story.kind === "completed" && story.firstTryFails;
  let minute = start;
  for (const activity of doing) {
    minute += activity.minutes;
    travelTo(at(story.day, minute));
    const open = openUnit(actor, {
      courseId: COURSE,
      activityId: activity.id,
      kind: activity.kind,
      locale: "zh-TW",
    });
    if (open === null || open === "not-enrolled") throw new Error(`${activity.id} did not open`);
    if (activity.kind === "lesson") await takeLesson(open);
    if (activity.kind === "quiz") await takeQuiz(open, index % 3);
    if (activity.kind === "lab") await passLab(open, stumbles);
  }
}

const rightAnswer = (question: Question) =>
  question.options.filter((option) => option.correct).map((option) => option.id);

async function takeLesson(open: OpenActivity): Promise<void> {
  const questions = lessonQuestions(open.version, open.activity);
  for (const question of questions) await answerLessonQuestion(open, question, rightAnswer(question));
  const ids = questions.map((question) => question.id);
  await completeLesson(open, ids, null);
}

/** @param slips how many of the single choices are answered wrong; the quiz is passed all the same */
async function takeQuiz(open: OpenActivity, slips: number): Promise<void> {
  const quiz = publishedQuiz(open.version, open.activity);
  const attemptId = await startQuiz(open, quiz, null);
  let left = slips;
  for (const question of quiz.questions) {
    const wrong = question.options.find((option) => !option.correct);
    const slip = left > 0 && question.type === "single" && wrong;
    if (slip) left -= 1;
    await answerQuizQuestion(attemptId, question, slip ? [slip.id] : rightAnswer(question));
  }
  await submitQuiz(open, quiz, attemptId, null);
}

async function passLab(open: OpenActivity, stumbles: boolean): Promise<void> {
  const lab = publishedLab(open.version, open.activity);
  const provider = providerFor(lab.model);
  const { starter, solution } = lab.text[open.locale];
  const submit = (prompt: string) =>
    submitLabAttempt(
      open,
      lab,
      provider,
      { prompt, submissionKey: randomBytes(9).toString("hex") },
      { requestId: null },
      // What made-up people did weeks ago isn't worth a real model's time.
      null,
    );
  if (stumbles) {
    const signal = new AbortController().signal;
    await runLabToEnd(open, lab, provider, starter, { signal, requestId: null });
    later(2);
    await submit(starter);
    later(6);
  }
  await submit(solution);
}
