import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import type { Locator, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { lessonQuestions, publishedQuiz } from "#app/features/assessment/activity-questions.server.ts";
import type { Question } from "#app/features/assessment/question.ts";
import type { ActivitySource } from "#app/features/catalogue/course.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { localePath } from "#app/platform/locale.ts";
import { draft } from "#db/schema/platform.ts";
import type { Role, World } from "./browser.ts";
import { expect } from "./browser.ts";
import { makeEnrolment } from "./factories.ts";

// What a learner does in the browser, by the names that stand on the screen: a changed text is looked up, not copied.

const PATHS = { lesson: "lessons", quiz: "quizzes", lab: "labs" } as const;

/** Address of a unit in a language. */
export function unitAddress(
  version: CourseVersion,
  activity: ActivitySource,
  locale: Locale = "zh-TW",
): string {
  return localePath(locale, `/courses/${version.courseId}/${PATHS[activity.kind]}/${activity.id}`);
}

/** The units of a kind, in order. */
export function unitsOf(version: CourseVersion, kind: ActivitySource["kind"]): ActivitySource[] {
  return version.course.activities.filter((activity) => activity.kind === kind);
}

/** The first unit of a kind. */
export function unitOf(version: CourseVersion, kind: ActivitySource["kind"]): ActivitySource {
  const [activity] = unitsOf(version, kind);
  if (!activity) throw new Error(`the course has no ${kind}`);
  return activity;
}

export function labOf(version: CourseVersion, activity: ActivitySource): Lab {
  return publishedLab(version, activity);
}

/** The course's first lab and where it is. */
export function firstLab({ course }: World): { address: string; lab: Lab } {
  const activity = unitOf(course, "lab");
  return { address: unitAddress(course, activity), lab: labOf(course, activity) };
}

/** Signs in as a learner who has joined the course, on the way to its first lab. */
export async function learnerInLab(app: World, signedInAs: (role: Role) => Promise<Actor>) {
  const actor = await signedInAs("learner");
  const { id } = await makeEnrolment(actor, app.course);
  return { actor, personId: actor.personId, enrolmentId: id, ...firstLab(app) };
}

/** What somebody has written and not handed in, as it is kept now. */
export function draftsOf({ database }: World, personId: string): string[] {
  const rows = database.select().from(draft).where(eq(draft.personId, personId)).all();
  return rows.map(({ body }) => body);
}

export function questionsOf(version: CourseVersion, activity: ActivitySource): Question[] {
  return activity.kind === "quiz"
    ? publishedQuiz(version, activity).questions
    : lessonQuestions(version, activity);
}

/** Fills in the sign-in form and sends it. */
export async function fillSignIn(page: Page, email: string, password: string, locale: Locale = "zh-TW") {
  await page.getByLabel(m.identity_email({}, { locale })).fill(email);
  await page.getByLabel(m.identity_password({}, { locale }), { exact: true }).fill(password);
  await page.getByRole("button", { name: m.identity_sign_in_button({}, { locale }), exact: true }).click();
}

/** Chooses the right answer of a question whose fields are on the page; nothing is sent. Works by keyboard alone. */
export async function chooseRightAnswer(page: Page, question: Question, locale: Locale = "zh-TW") {
  const fieldset = page.locator(`#q-${question.id}`);
  if (question.type === "order") return orderByKeyboard(page, fieldset, question);
  for (const option of question.options.filter((one) => one.correct)) {
    const field = fieldset.getByLabel(option.text[locale], { exact: true });
    await field.focus();
    await page.keyboard.press("Space");
    await expect(field).toBeChecked();
  }
}

/** Chooses a wrong answer. */
export async function chooseWrongAnswer(page: Page, question: Question, locale: Locale = "zh-TW") {
  const wrong = question.options.find((one) => !one.correct);
  if (question.type === "order" || !wrong) return;
  await page.locator(`#q-${question.id}`).getByLabel(wrong.text[locale], { exact: true }).check();
}

async function orderByKeyboard(page: Page, fieldset: Locator, question: Question): Promise<void> {
  const order = () =>
    fieldset
      .locator('input[name="option"]')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  const handle = (id: string) => fieldset.locator(`#${question.id}-${id}-handle`);
  await expect(handle(question.options[0]?.id ?? "")).toBeVisible();
  for (const [place, { id }] of question.options.entries()) {
    await handle(id).focus();
    for (let at = (await order()).indexOf(id); at > place; at--) {
      await page.keyboard.press("ArrowUp");
      await expect.poll(async () => (await order()).indexOf(id)).toBe(at - 1);
      // The focus stays on what one is moving.
      await expect(handle(id)).toBeFocused();
    }
  }
  expect(await order()).toEqual(question.options.map((option) => option.id));
}

/** Answers a lesson's questions rightly and says that it is done. */
export async function takeLesson(
  page: Page,
  version: CourseVersion,
  lesson: ActivitySource,
  locale: Locale = "zh-TW",
) {
  await page.goto(unitAddress(version, lesson, locale));
  for (const question of questionsOf(version, lesson)) {
    const form = page.locator("form").filter({ has: page.locator(`#q-${question.id}`) });
    await chooseRightAnswer(page, question, locale);
    await form.getByRole("button", { name: m.quiz_answer_button({}, { locale }) }).click();
    await expect(form.locator(".verdict-word")).toHaveText(m.quiz_right({}, { locale }));
  }
  await page.getByRole("button", { name: m.lesson_done_button({}, { locale }) }).click();
  await expect(page.getByText(m.lesson_done_notice({}, { locale }))).toBeVisible();
}

/** Takes a quiz from its introduction to its result. @param wrong numbers (from 1) of questions answered wrongly */
export async function takeQuiz(
  page: Page,
  version: CourseVersion,
  quiz: ActivitySource,
  options: { locale?: Locale; wrong?: number[] } = {},
) {
  const { locale = "zh-TW", wrong = [] } = options;
  await page.goto(unitAddress(version, quiz, locale));
  await page
    .getByRole("button")
    .filter({
      hasText: new RegExp(`${m.quiz_intro_start({}, { locale })}|${m.quiz_intro_retake({}, { locale })}`),
    })
    .click();
  const questions = questionsOf(version, quiz);
  for (const [index, question] of questions.entries()) {
    await expect(page.locator(`#q-${question.id}`)).toBeVisible();
    if (wrong.includes(index + 1)) await chooseWrongAnswer(page, question, locale);
    else await chooseRightAnswer(page, question, locale);
    await page.getByRole("button", { name: m.quiz_answer_button({}, { locale }) }).click();
    const verdict = wrong.includes(index + 1) ? m.quiz_wrong({}, { locale }) : m.quiz_right({}, { locale });
    await expect(page.locator(`#q-${question.id}`).locator(".verdict-word")).toHaveText(verdict);
    if (index < questions.length - 1) {
      await page.getByRole("link", { name: m.quiz_next({}, { locale }), exact: true }).click();
    }
  }
  await page.getByRole("button", { name: m.quiz_hand_in({}, { locale }) }).click();
  await expect(page.getByRole("heading", { name: m.quiz_review({}, { locale }) })).toBeVisible();
}

/** The prompt's field: the text box that is always there. Monaco is put aside when it has come. */
export async function plainEditor(page: Page, locale: Locale = "zh-TW"): Promise<Locator> {
  const away = page.getByRole("button", { name: m.lab_use_plain({}, { locale }) });
  const back = page.getByRole("button", { name: m.lab_use_editor({}, { locale }) });
  await expect(away.or(back)).toBeVisible();
  if (await away.isVisible()) await away.click();
  const box = page.locator("textarea#prompt");
  await expect(box).toBeVisible();
  return box;
}

/** Waits for Monaco and puts a text into it by the keyboard, as someone would who pastes. */
export async function writeInMonaco(page: Page, text: string): Promise<void> {
  const monaco = page.locator(".monaco-editor").first();
  await expect(monaco).toBeVisible();
  await page.locator(".monaco-host .view-lines").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
  await expect(page.locator("textarea#prompt")).toHaveValue(text);
}

/** The code that an authenticator app with this secret shows, some 30-second steps from now. */
export function appCode(secret: string, later = 0): string {
  const step = Math.floor(Date.now() / 30_000) + later;
  return generateHOTP(decodeBase32IgnorePadding(secret.replace(/\s/g, "")), BigInt(step), 6);
}
