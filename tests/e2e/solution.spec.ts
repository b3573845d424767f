import type { Page } from "@playwright/test";
import { and, eq } from "drizzle-orm";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { m } from "#app/i18n/messages.js";
import { LOCALES } from "#app/platform/locale.ts";
import { labAttempt, labSolution } from "#db/schema/lab.ts";
import { auditEvent } from "#db/schema/platform.ts";
import type { World } from "../support/browser.ts";
import { expect, expectAccessible, expectNoHorizontalScroll, signIn, test } from "../support/browser.ts";
import { makeEnrolment, makePerson } from "../support/factories.ts";
import { labOf, unitAddress, unitsOf } from "../support/learner.ts";

// From failing to the solution and on to passing on fresh cases.

/** A lab of one prompt whose author lets the solution be seen before passing. */
function place({ course }: World) {
  const activity = unitsOf(course, "lab").find((one) => labOf(course, one).solutionAfter !== null);
  if (!activity) throw new Error("the course has no such lab");
  return { activity, lab: labOf(course, activity), after: labOf(course, activity).solutionAfter ?? 0 };
}

/** A line of the solution that stands nowhere else on the page. */
function tellTale(version: CourseVersion, place: { activity: { id: string } }, locale: "zh-TW" | "en") {
  const activity = unitsOf(version, "lab").find((one) => one.id === place.activity.id);
  if (!activity) throw new Error("there is no such lab");
  const { solution, starter, task } = labOf(version, activity).text[locale];
  const line = solution
    .split("\n")
    .find((one) => one.length > 12 && !starter.includes(one) && !task.includes(one));
  if (!line) throw new Error("the solution has no line of its own");
  return line;
}

const attemptsOf = (app: World, enrolmentId: string) =>
  app.database
    .select()
    .from(labAttempt)
    .where(eq(labAttempt.enrolmentId, enrolmentId))
    .orderBy(labAttempt.number)
    .all();

const openingsOf = (app: World, enrolmentId: string) =>
  app.database.select().from(labSolution).where(eq(labSolution.enrolmentId, enrolmentId)).all();

async function press(page: Page, name: string) {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
}

for (const locale of LOCALES) {
  test(`by the keyboard: tries, the solution, practice, a pass on fresh cases (${locale})`, async ({
    app,
    page,
    context,
    signedInAs,
  }) => {
    const say = { locale };
    const { activity, lab, after } = place(app);
    const line = tellTale(app.course, { activity }, locale);
    const { id } = await makeEnrolment(await signedInAs("learner"), app.course);
    await page.addInitScript(() => localStorage.setItem("lab-editor", "plain"));
    await page.goto(unitAddress(app.course, activity, locale));
    await expect(page.locator("#lab[data-live]")).toBeVisible();
    const section = page.locator("section.solution");
    const submit = async (number: number) => {
      await press(page, m.lab_submit({}, say));
      await expect(page.locator("#p-result")).toContainText(m.lab_verdict_title({ number }, say));
    };
    for (let number = 1; number <= after; number += 1) {
      await expect(section).toContainText(m.solution_closed_tries({ count: after - number + 1 }, say));
      await submit(number);
    }
    // What it means is read before, and belongs to the button.
    const open = page.getByRole("button", { name: m.solution_open({}, say) });
    await expect(open).toHaveAccessibleDescription(new RegExp(m.solution_means_fresh({}, say)));
    await expectAccessible(page);
    expect(await page.content()).not.toContain(line);
    expect(await (await page.request.get(page.url())).text()).not.toContain(line);

    // Two presses are one opening.
    await open.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(section).toContainText(line);
    await expect(section.getByRole("heading", { name: m.solution_title({}, say) })).toBeFocused();
    await expect(section).toContainText(m.solution_fresh({}, say));
    await expect(section).toContainText(m.solution_compare_with({ number: after }, say));
    await expect(section.locator(".diff ins").nth(1)).not.toBeEmpty();
    expect(openingsOf(app, id)).toMatchObject([{ reason: "tries", failedAttempts: after }]);
    const audited = app.database
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.action, "lab.solution"), eq(auditEvent.subjectId, id)))
      .all();
    expect(audited).toHaveLength(1);
    await expectAccessible(page);
    await expectNoHorizontalScroll(page);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoHorizontalScroll(page);
    }
    await page.setViewportSize({ width: 1280, height: 800 });

    await submit(after + 1);
    await expect(page.locator("#p-result")).toContainText(m.solution_verdict_practice({}, say));
    await expect(page.locator(".tries-list > li").first()).toContainText(m.solution_try_after({}, say));
    await page.locator("textarea#prompt").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(lab.text[locale].solution);
    await submit(after + 2);
    await expect(page.locator("#p-result")).toContainText(m.lab_verdict_passed({}, say));
    await expect(page.locator("#p-result")).toContainText(m.solution_verdict_after({}, say));
    await expect(section).toContainText(m.solution_compare_same({ number: after + 2 }, say));
    await expect(section).not.toContainText(m.solution_fresh({}, say));
    await expectAccessible(page);
    const attempts = attemptsOf(app, id);
    expect(attempts.map((one) => [one.passed, one.afterSolution])).toEqual([
      ...Array.from({ length: after }, () => [false, false]),
      [false, true],
      [true, true],
    ]);
    expect(attempts.at(-1)?.settings.seeds).not.toEqual(attempts[0]?.settings.seeds);

    // HR sees it beside the proof and in the trail.
    const { agencies } = app;
    const hr = await makePerson({
      agency: agencies.bureau,
      roles: [{ role: "hr", agency: agencies.bureau }],
    });
    await signIn(context, app.url, hr);
    await page.goto(`${locale === "en" ? "/en" : ""}/records/${id}`);
    const title = activity.title[locale];
    await expect(page.getByRole("main")).toContainText(
      m.record_action_lab_solution_tries({ activity: title, count: after }, say),
    );
    const { passedChecks: passed = 0, totalChecks: total = 0, modelId: model = "" } = attempts.at(-1) ?? {};
    await expect(page.getByRole("main")).toContainText(
      m.record_proof_lab_after({ number: after + 2, passed, total, model }, say),
    );
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the solution is opened by a form, with its comparison and why it works", async ({
    app,
    page,
    signedInAs,
  }) => {
    const { activity, lab, after } = place(app);
    const line = tellTale(app.course, { activity }, "zh-TW");
    const { id } = await makeEnrolment(await signedInAs("learner"), app.course);
    await page.goto(unitAddress(app.course, activity));
    for (let number = 1; number <= after; number += 1) {
      await page.getByRole("button", { name: m.lab_submit(), exact: true }).click();
      await expect(page.locator("#p-result")).toContainText(m.lab_verdict_title({ number }));
    }
    const box = page.locator("textarea#prompt");
    await box.fill("寫到一半就看提示");
    await page.getByRole("button", { name: m.lab_hint_first() }).click();
    await expect(page.getByText(m.lab_hint_number({ number: 1 }))).toBeVisible();
    await expect(box).toHaveValue("寫到一半就看提示");
    const section = page.locator("section.solution");
    await expect(section).toContainText(m.solution_means_fresh());
    await expect(section).not.toContainText(line);
    await box.fill("寫到一半就看解法");
    await page.getByRole("button", { name: m.solution_open() }).click();
    await expect(page).toHaveURL(/#solution$/);
    await expect(box).toHaveValue("寫到一半就看解法");
    await expect(section).toContainText(line);
    await expect(section.getByRole("heading", { name: m.solution_compare() })).toBeVisible();
    await expect(section.locator("pre.diff ins").first()).not.toBeEmpty();
    await expect(section.getByRole("heading", { name: m.solution_why() })).toBeVisible();
    expect(openingsOf(app, id)).toHaveLength(1);

    await page.locator("textarea#prompt").fill(lab.text["zh-TW"].solution);
    await page.getByRole("button", { name: m.lab_submit(), exact: true }).click();
    await expect(page.getByText(m.solution_verdict_after())).toBeVisible();
    expect(attemptsOf(app, id).at(-1)).toMatchObject({ passed: true, afterSolution: true });
  });

  test("a form sent too early opens nothing", async ({ app, page, signedInAs }) => {
    const { activity } = place(app);
    const line = tellTale(app.course, { activity }, "zh-TW");
    const { id } = await makeEnrolment(await signedInAs("learner"), app.course);
    await page.goto(unitAddress(app.course, activity));
    await page
      .locator("form.lab-form button[value=save]")
      .evaluate((button) => button.setAttribute("value", "solution"));
    await page.locator("form.lab-form button[value=solution]").click();
    await expect(page).toHaveURL(/#solution$/);
    await expect(page.locator("section.solution")).not.toContainText(line);
    expect(openingsOf(app, id)).toEqual([]);
  });
});
