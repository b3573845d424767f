import { m } from "#app/i18n/messages.js";
import { expect, test } from "../support/browser.ts";
import { makeEnrolment } from "../support/factories.ts";
import {
  chooseRightAnswer,
  chooseWrongAnswer,
  questionsOf,
  unitAddress,
  unitOf,
} from "../support/learner.ts";

// A lesson's text is in the document once: in the markup, not in the data beside it. It must never get lost.

test("the text comes once, stays when a question is answered, and one's place is kept", async ({
  app,
  page,
  signedInAs,
}) => {
  await makeEnrolment(await signedInAs("learner"), app.course);
  const lesson = unitOf(app.course, "lesson");
  const address = unitAddress(app.course, lesson);
  const response = await page.goto(address);
  const heading = page.locator(".lesson-body h2").nth(2);
  const words = (await heading.textContent()) ?? "";
  const html = (await response?.text()) ?? "";
  const beyondContents = (await page.locator(".lesson-body p").first().textContent()) ?? "";
  expect(html.split(beyondContents.slice(0, 12)).length - 1).toBe(1);

  const [question] = questionsOf(app.course, lesson);
  if (!question) throw new Error("the lesson has no question");
  const form = page.locator("form").filter({ has: page.locator(`#q-${question.id}`) });
  await chooseRightAnswer(page, question);
  await form.getByRole("button", { name: m.quiz_answer_button() }).click();
  await expect(form.locator(".verdict-word")).toHaveText(m.quiz_right());
  await expect(heading).toHaveText(words);

  // Answered once more, wrongly this time: nothing is sent before the person does, and the last answer stands.
  await form.getByRole("link", { name: m.quiz_again() }).focus();
  await page.keyboard.press("Enter");
  await expect(form.getByRole("radio").first()).toBeFocused();
  await expect(form.getByRole("alert")).toHaveCount(0);
  await chooseWrongAnswer(page, question);
  await form.getByRole("button", { name: m.quiz_answer_button() }).click();
  await expect(form.locator(".verdict-word")).toHaveText(m.quiz_wrong());
  await page.reload();
  await expect(form.locator(".verdict-word")).toHaveText(m.quiz_wrong());

  // The headings being watched are still those on the page.
  const saved = page.waitForRequest((request) => request.url().endsWith("/position"));
  await heading.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 400);
  await saved;
  await page.goto(address);
  await expect(page.getByRole("link", { name: m.lesson_resume_link() })).toBeVisible();
});

test("a lesson reached by a click, and left and reached by the back button, has its text", async ({
  app,
  page,
  signedInAs,
}) => {
  await makeEnrolment(await signedInAs("learner"), app.course);
  const lesson = unitOf(app.course, "lesson");
  await page.goto(`/courses/${app.course.courseId}`);
  await page.getByRole("link", { name: lesson.title["zh-TW"] }).first().click();
  await expect(page).toHaveURL(app.url + unitAddress(app.course, lesson));
  const text = page.locator(".lesson-body p").first();
  await expect(text).toHaveText(/\p{Script=Han}{5}/u);
  const words = await text.textContent();
  await page.locator(".pager a").last().click();
  await expect(page).not.toHaveURL(app.url + unitAddress(app.course, lesson));
  await expect(text).not.toHaveText(words ?? "");
  await page.goBack();
  await expect(text).toHaveText(words ?? "");
});

test.describe("in a browser whose extension changes the page", () => {
  // React says that the document isn't the one it was promised, and draws it anew; for that moment it has no icon.
  test.use({ tolerated: /React error #4(18|23|25)|favicon\.ico/ });

  test("the text is asked for again", async ({ app, page, signedInAs }) => {
    await makeEnrolment(await signedInAs("learner"), app.course);
    await page.addInitScript(() => {
      document.addEventListener("DOMContentLoaded", () => {
        document.querySelector("main")?.prepend(document.createElement("aside"));
      });
    });
    const asked = page.waitForResponse((response) => response.url().includes(".data"));
    await page.goto(unitAddress(app.course, unitOf(app.course, "lesson")));
    await asked;
    await expect(page.locator(".lesson-body p").first()).toHaveText(/\p{Script=Han}{5}/u);
  });
});

test.describe("a script that puts text into a page", () => {
  test.use({
    tolerated: /Trusted(HTML|ScriptURL|Script|TypePolicy)|React error #4(18|23|25)|favicon\.ico/,
  });

  test("makes no markup of it and no script, also after the page was drawn anew", async ({ page }) => {
    await page.addInitScript(() => {
      document.addEventListener("DOMContentLoaded", () => {
        document.documentElement.append(document.createElement("aside"));
        document.querySelector("main")?.prepend(document.createElement("aside"));
      });
    });
    await page.goto("/en/about");
    await expect(page.locator("aside")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const done = await page.evaluate(() => {
      const box = document.createElement("div");
      const script = document.createElement("script");
      const steps: Record<string, () => void> = {
        markup: () => (box.innerHTML = "<img src=x onerror=alert(1)>"),
        script: () => (box.innerHTML = "<script src=/x.js></script>"),
        address: () => (script.src = "/course-files/x.js"),
        code: () => (script.text = "window.ran = true"),
        policy: () =>
          void (
            window as never as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }
          ).trustedTypes.createPolicy("mine", {}),
      };
      return Object.entries(steps).map(([name, step]) => {
        try {
          step();
          return `${name} was taken`;
        } catch {
          return `${name} was refused`;
        }
      });
    });
    expect(done).toEqual(
      ["markup", "script", "address", "code", "policy"].map((name) => `${name} was refused`),
    );
  });
});
