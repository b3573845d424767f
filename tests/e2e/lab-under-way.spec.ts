import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { m } from "#app/i18n/messages.js";
import { labAttempt, labRun } from "#db/schema/lab.ts";
import type { World } from "../support/browser.ts";
import { expect, expectAccessible, signIn, test } from "../support/browser.ts";
import { draftsOf, learnerInLab, plainEditor } from "../support/learner.ts";

// What happens while an answer is being written: so slowly that it can't be whole before one acts.
test.use({ serverSettings: { PRACTICE_PACE_MS: "400" } });

const runButton = (page: Page) => page.getByRole("button", { name: m.lab_run(), exact: true });
const stopButton = (page: Page) => page.getByRole("button", { name: m.lab_stop(), exact: true });
const said = (page: Page) => page.locator("#lab-said");
const result = (page: Page) => page.locator("#p-result");

const outcomesOf = (app: World, enrolmentId: string) =>
  app.database
    .select()
    .from(labRun)
    .where(eq(labRun.enrolmentId, enrolmentId))
    .all()
    .map((run) => run.outcome);

async function answerBegins(page: Page): Promise<void> {
  await expect(result(page).locator(".answer, .output").first()).not.toBeEmpty();
}

test("a run that is stopped says so, counts for nothing and leaves the text", async ({
  app,
  page,
  signedInAs,
}) => {
  const { address, lab, enrolmentId } = await learnerInLab(app, signedInAs);
  await page.goto(address);
  const box = await plainEditor(page);
  const prompt = lab.text["zh-TW"].starter;
  await box.fill(prompt);
  await runButton(page).click();
  await answerBegins(page);
  await stopButton(page).click();
  await expect(said(page)).toHaveText(m.lab_run_stopped());
  await expect(runButton(page)).toBeVisible();
  await expect(box).toHaveValue(prompt);
  await expect.poll(() => outcomesOf(app, enrolmentId)).toEqual(["stopped"]);
  const attempts = app.database
    .select()
    .from(labAttempt)
    .where(eq(labAttempt.enrolmentId, enrolmentId))
    .all();
  expect(attempts).toEqual([]);
});

test.describe("on a phone, where the panes take turns", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test("a run is stopped beside the answer that is being written", async ({ app, page, signedInAs }) => {
    const { address, enrolmentId } = await learnerInLab(app, signedInAs);
    await page.addInitScript(() => localStorage.setItem("lab-editor", "plain"));
    await page.goto(address);
    await expect(page.locator("#lab[data-live]")).toBeVisible();
    await page.getByRole("link", { name: m.lab_pane_prompt(), exact: true }).tap();
    await runButton(page).tap();
    await answerBegins(page);
    await expectAccessible(page);
    await stopButton(page).tap();
    await expect(result(page)).toContainText(m.lab_run_stopped());
    await expect(stopButton(page)).toHaveCount(0);
    await expect.poll(() => outcomesOf(app, enrolmentId)).toEqual(["stopped"]);
  });
});

test("a reload in the middle of a run ends it, says so and leaves the text", async ({
  app,
  page,
  signedInAs,
}) => {
  const { address, lab, enrolmentId } = await learnerInLab(app, signedInAs);
  await page.goto(address);
  const prompt = lab.text["zh-TW"].solution;
  await (await plainEditor(page)).fill(prompt);
  await runButton(page).click();
  await answerBegins(page);
  await page.reload();
  await expect.poll(() => outcomesOf(app, enrolmentId)).toEqual(["stopped"]);
  await page.reload();
  await expect(result(page)).toContainText(m.lab_run_stopped());
  await expect(page.locator("textarea#prompt")).toHaveValue(prompt);
  await runButton(page).click();
  await expect(page.getByText(m.lab_run_all_passed()).first()).toBeVisible();
});

test.describe("two devices", () => {
  test.use({ tolerated: /status of (409|429)/ });

  test("a run on one makes the other wait, a text saved on one is offered on the other", async ({
    app,
    page,
    browser,
    signedInAs,
  }) => {
    const { actor, address, lab } = await learnerInLab(app, signedInAs);
    const laptop = await browser.newContext({ locale: "zh-TW" });
    await signIn(laptop, app.url, actor);
    const other = await laptop.newPage();
    await page.goto(address);
    await other.goto(app.url + address);
    await (await plainEditor(page)).fill(lab.text["zh-TW"].starter);
    const otherBox = await plainEditor(other);
    await runButton(page).click();
    await answerBegins(page);
    await runButton(other).click();
    await expect(result(other)).toContainText(m.lab_run_busy());
    await stopButton(page).click();

    await expect(runButton(page)).toBeVisible();
    await (await plainEditor(page)).fill("桌機上寫的 {{會議紀錄}}");
    await expect.poll(() => draftsOf(app, actor.personId)).toContain("桌機上寫的 {{會議紀錄}}");
    await otherBox.fill("筆電上寫的 {{會議紀錄}}");
    const conflict = other.getByRole("alert").filter({ hasText: m.lab_conflict_title() });
    await expect(conflict).toContainText("桌機上寫的");
    await conflict.getByRole("link", { name: m.lab_take_theirs() }).click();
    await expect(otherBox).toHaveValue("桌機上寫的 {{會議紀錄}}");
    // What was put aside is an undo away.
    await otherBox.press("ControlOrMeta+z");
    await expect(otherBox).toHaveValue("筆電上寫的 {{會議紀錄}}");
    await laptop.close();
  });
});
