import { m } from "#app/i18n/messages.js";
import { expect, test } from "../support/browser.ts";
import { makePerson } from "../support/factories.ts";
import { fillSignIn, labOf, questionsOf, unitAddress, unitOf } from "../support/learner.ts";

// Scripts may fail to arrive; forms work all the same.

const PASSWORD = "correct horse battery";

test.use({
  javaScriptEnabled: false,
  // A form that is refused answers 400, which Chromium names in the console.
  tolerated: /the server responded with a status of 400/,
});

test("one signs in, joins, takes a lesson, a quiz and a lab, and signs out", async ({ app, page }) => {
  const { course } = app;
  const learner = await makePerson({ agency: app.agencies.county, password: PASSWORD });

  await page.goto("/courses");
  await fillSignIn(page, learner.email, "wrong password");
  await expect(page.getByText(m.identity_error_refused()).first()).toBeVisible();
  await expect(page.getByLabel(m.identity_email())).toHaveValue(learner.email);
  await fillSignIn(page, learner.email, PASSWORD);
  await expect(page).toHaveURL(`${app.url}/courses`);

  await page.goto(`/courses/${course.courseId}`);
  await page.getByRole("button", { name: m.catalogue_enrol() }).click();
  await expect(page.getByRole("link", { name: m.catalogue_start() })).toBeVisible();

  const lesson = unitOf(course, "lesson");
  await page.goto(unitAddress(course, lesson));
  await page.getByRole("button", { name: m.lesson_done_button() }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  for (const question of questionsOf(course, lesson)) {
    const form = page.locator("form").filter({ has: page.locator(`#q-${question.id}`) });
    if (question.type === "order") {
      for (const [place, option] of question.options.entries()) {
        await form.locator(`select[name="place-${option.id}"]`).selectOption(String(place + 1));
      }
    } else {
      for (const option of question.options.filter((one) => one.correct)) {
        await form.getByLabel(option.text["zh-TW"], { exact: true }).check();
      }
    }
    await form.getByRole("button", { name: m.quiz_answer_button() }).click();
    await expect(page.locator(`#q-${question.id} .verdict-word`)).toHaveText(m.quiz_right());
    await form.getByRole("link", { name: m.quiz_again() }).click();
    await expect(form.getByRole("button", { name: m.quiz_answer_button() })).toBeVisible();
    await page.goBack();
  }
  await page.getByRole("button", { name: m.lesson_done_button() }).click();
  await expect(page.getByText(m.lesson_done_notice())).toBeVisible();

  const quiz = unitOf(course, "quiz");
  await page.goto(unitAddress(course, quiz));
  await page.getByRole("button", { name: m.quiz_intro_start() }).click();
  for (const [index, question] of questionsOf(course, quiz).entries()) {
    await page.goto(`${unitAddress(course, quiz)}?q=${index + 1}`);
    if (question.type === "order") {
      for (const [place, option] of question.options.entries()) {
        await page.locator(`select[name="place-${option.id}"]`).selectOption(String(place + 1));
      }
    } else {
      for (const option of question.options.filter((one) => one.correct)) {
        await page.getByLabel(option.text["zh-TW"], { exact: true }).check();
      }
    }
    await page.getByRole("button", { name: m.quiz_answer_button() }).click();
    await expect(page.locator(".verdict-word")).toHaveText(m.quiz_right());
  }
  await page.getByRole("button", { name: m.quiz_hand_in() }).click();
  await expect(page.getByText(m.quiz_result_passed())).toBeVisible();

  const activity = unitOf(course, "lab");
  await page.goto(unitAddress(course, activity));
  await page.locator("textarea#prompt").fill(labOf(course, activity).text["zh-TW"].solution);
  await page.getByRole("button", { name: m.lab_submit(), exact: true }).click();
  await expect(page.getByText(m.lab_verdict_passed()).first()).toBeVisible();

  await page.locator("summary").filter({ hasText: learner.name }).click();
  await page.getByRole("button", { name: m.common_sign_out() }).first().click();
  await page.goto("/courses");
  await expect(page).toHaveURL(/sign-in/);
});

test("anyone verifies a serial", async ({ page }) => {
  await page.goto("/verify");
  await page.getByLabel(m.credential_serial()).fill("not a serial");
  await page.getByRole("button", { name: m.credential_verify_button() }).click();
  await expect(page.getByText(m.credential_mistyped())).toBeVisible();
});
