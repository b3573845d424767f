import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { m } from "#app/i18n/messages.js";
import { authSession } from "#db/schema/identity.ts";
import { labAttempt, labRun } from "#db/schema/lab.ts";
import { expect, expectAccessible, expectNoHorizontalScroll, signIn, test } from "../support/browser.ts";
import { makeEnrolment } from "../support/factories.ts";
import {
  draftsOf,
  firstLab,
  learnerInLab,
  plainEditor,
  unitAddress,
  unitOf,
  writeInMonaco,
} from "../support/learner.ts";

// What must not get lost in a lab, and what must not start by itself.

const runButton = (page: Page) => page.getByRole("button", { name: m.lab_run(), exact: true });
const stopButton = (page: Page) => page.getByRole("button", { name: m.lab_stop(), exact: true });
const said = (page: Page) => page.locator("#lab-said");

for (const editor of ["Monaco", "the text box"] as const) {
  test(`composing Chinese in ${editor} never runs the prompt`, async ({ app, page, signedInAs }) => {
    const actor = await signedInAs("learner");
    const { id } = await makeEnrolment(actor, app.course);
    await page.goto(firstLab(app).address);
    if (editor === "Monaco") {
      await expect(page.locator(".monaco-editor").first()).toBeVisible();
      await page.locator(".monaco-host .view-lines").click();
    } else await (await plainEditor(page)).focus();
    await page.keyboard.press("ControlOrMeta+End");
    const before = await page.locator("textarea#prompt").inputValue();

    const browser = await page.context().newCDPSession(page);
    await browser.send("Input.imeSetComposition", { text: "ㄎㄨㄥˋ", selectionStart: 4, selectionEnd: 4 });
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.keyboard.press("Enter");
    await expect(stopButton(page)).toHaveCount(0);
    await browser.send("Input.insertText", { text: "控" });
    await expect(page.locator("textarea#prompt")).toHaveValue(/控/);
    expect(app.database.select().from(labRun).where(eq(labRun.enrolmentId, id)).all()).toEqual([]);

    // Composed to its end, the same keys run it.
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(stopButton(page).or(said(page).getByText(/\S/))).not.toHaveCount(0);
    await expect(runButton(page)).toBeVisible();
    await expect
      .poll(() => app.database.select().from(labRun).where(eq(labRun.enrolmentId, id)).all().length)
      .toBe(1);
    expect(before).not.toContain("控");
  });
}

for (const editor of ["Monaco", "the text box"] as const) {
  test(`Ctrl+Enter in ${editor} does nothing once it is switched off, and that is remembered`, async ({
    app,
    page,
    signedInAs,
  }) => {
    const actor = await signedInAs("learner");
    const { id } = await makeEnrolment(actor, app.course);
    const runs = () => app.database.select().from(labRun).where(eq(labRun.enrolmentId, id)).all().length;
    const pressKeys = async () => {
      if (editor === "Monaco") await page.locator(".monaco-host .view-lines").click();
      else await (await plainEditor(page)).focus();
      await page.keyboard.press("ControlOrMeta+Enter");
    };
    const choice = page.getByRole("checkbox", { name: m.lab_run_hint() });
    await page.goto(firstLab(app).address);
    await expect(page.locator(".monaco-editor").first()).toBeVisible();
    await choice.focus();
    await page.keyboard.press("Space");
    await expect(choice).not.toBeChecked();
    await page.reload();
    await expect(page.locator(".monaco-editor").first()).toBeVisible();
    await expect(choice).not.toBeChecked();
    await pressKeys();
    await expect(stopButton(page)).toHaveCount(0);
    await choice.check();
    await pressKeys();
    await expect(said(page)).toHaveText(/\S/);
    await expect(runButton(page)).toBeVisible();
    // One run, by the second press: the first came to nothing.
    expect(runs()).toBe(1);
  });
}

test("two clicks on Submit are one attempt", async ({ app, page, signedInAs }) => {
  const actor = await signedInAs("learner");
  const { id } = await makeEnrolment(actor, app.course);
  await page.goto(firstLab(app).address);
  await plainEditor(page);
  await page.getByRole("button", { name: m.lab_submit(), exact: true }).dblclick();
  await expect(page.locator("#p-result")).toContainText(m.lab_verdict_title({ number: 1 }));
  const attempts = app.database.select().from(labAttempt).where(eq(labAttempt.enrolmentId, id)).all();
  expect(attempts.map((attempt) => [attempt.number, attempt.passed])).toEqual([[1, false]]);
});

test.describe("two tabs", () => {
  test.use({ tolerated: /status of 409/ });

  test("the later one is told, and both texts are kept", async ({ app, page, context, signedInAs }) => {
    const actor = await signedInAs("learner");
    await makeEnrolment(actor, app.course);
    const { address } = firstLab(app);
    const other = await context.newPage();
    await page.goto(address);
    await other.goto(address);
    await (await plainEditor(page)).fill("第一個分頁的文字 {{會議紀錄}}");
    await expect.poll(() => draftsOf(app, actor.personId)).toEqual(["第一個分頁的文字 {{會議紀錄}}"]);

    const box = await plainEditor(other);
    await box.fill("第二個分頁的文字 {{會議紀錄}}");
    const conflict = other.getByRole("alert").filter({ hasText: m.lab_conflict_title() });
    await expect(conflict).toContainText("第一個分頁的文字");
    await expect(conflict).toContainText("第二個分頁的文字");
    expect(draftsOf(app, actor.personId)).toEqual(["第一個分頁的文字 {{會議紀錄}}"]);

    await conflict.getByRole("button", { name: m.lab_keep_mine() }).click();
    await expect.poll(() => draftsOf(app, actor.personId)).toEqual(["第二個分頁的文字 {{會議紀錄}}"]);
    await expect(box).toHaveValue("第二個分頁的文字 {{會議紀錄}}");
  });
});

test.describe("a session that ends in the middle", () => {
  test.use({ tolerated: /status of 401/ });

  test("loses nothing: the text is back after signing in again", async ({
    app,
    page,
    context,
    signedInAs,
  }) => {
    const actor = await signedInAs("learner");
    await makeEnrolment(actor, app.course);
    await page.goto(firstLab(app).address);
    const box = await plainEditor(page);
    app.database.delete(authSession).where(eq(authSession.userId, actor.personId)).run();
    await box.fill("登出之後寫的字 {{會議紀錄}}");
    const again = page.getByRole("link", { name: m.lab_sign_in_again() });
    await expect(again).toBeVisible();
    await again.click();
    await expect(page).toHaveURL(/sign-in\?returnTo=/);
    const returnTo = new URL(page.url()).searchParams.get("returnTo") ?? "";
    await signIn(context, app.url, actor);
    await page.goto(returnTo);
    await expect(page.locator("textarea#prompt")).toHaveValue("登出之後寫的字 {{會議紀錄}}");
    await expect.poll(() => draftsOf(app, actor.personId)).toEqual(["登出之後寫的字 {{會議紀錄}}"]);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("three tabs take turns, and nothing typed is lost between them", async ({ app, page, signedInAs }) => {
    const actor = await signedInAs("learner");
    await makeEnrolment(actor, app.course);
    await page.goto(firstLab(app).address);
    const tabs = page.getByRole("navigation", { name: m.lab_panes() });
    await expect(page.locator("#p-task")).toBeVisible();
    await tabs.getByRole("link", { name: m.lab_pane_prompt() }).click();
    // No Monaco here: the keyboard of a phone wants a plain field.
    const box = page.locator("textarea#prompt");
    await expect(box).toBeVisible();
    await box.fill("在手機上寫 {{會議紀錄}}");
    await tabs.getByRole("link", { name: m.lab_pane_task() }).click();
    await expect(box).toBeHidden();
    await tabs.getByRole("link", { name: m.lab_pane_prompt() }).click();
    await expect(box).toHaveValue("在手機上寫 {{會議紀錄}}");
    await runButton(page).click();
    await expect(page.locator("#p-result")).toBeVisible();
    await expect(said(page)).toHaveText(/\S/);
    await expectNoHorizontalScroll(page);
  });

  test("what has passed its visible cases is submitted where that is read", async ({
    app,
    page,
    signedInAs,
  }) => {
    const { address, lab } = await learnerInLab(app, signedInAs);
    await page.goto(address);
    const write = page
      .getByRole("navigation", { name: m.lab_panes() })
      .getByRole("link", { name: m.lab_pane_prompt() });
    const submit = page.locator("#p-result").getByRole("button", { name: m.lab_submit() });
    const runs = async (prompt: string) => {
      await write.tap();
      await page.locator("textarea#prompt").fill(prompt);
      await runButton(page).tap();
      await expect(said(page)).toHaveText(/\S/);
    };
    await runs("摘要 {{會議紀錄}}");
    await expect(submit).toHaveCount(0);
    await runs(lab.text["zh-TW"].solution);
    await expect(page.locator("#p-result").getByText(m.lab_run_all_passed())).toBeVisible();
    await expectAccessible(page);
    await submit.tap();
    await expect(page.locator("#p-result").getByText(m.lab_verdict_passed()).first()).toBeVisible();
    await expect(submit).toHaveCount(0);
  });

  test("the way on stays in sight: at the end of the task, and over the phone's keyboard", async ({
    app,
    page,
    signedInAs,
  }) => {
    const actor = await signedInAs("learner");
    await makeEnrolment(actor, app.course);
    await page.goto(firstLab(app).address);
    await page.locator("#p-task").getByText(m.lab_tries_empty()).scrollIntoViewIfNeeded();
    const write = page
      .getByRole("navigation", { name: m.lab_panes() })
      .getByRole("link", { name: m.lab_pane_prompt() });
    await expect(write).toBeInViewport({ ratio: 1 });
    await write.tap();
    // What an on-screen keyboard leaves of the window.
    await page.setViewportSize({ width: 360, height: 400 });
    await page.locator("textarea#prompt").tap();
    await expect(page.locator("textarea#prompt")).toBeInViewport();
    await expect(runButton(page)).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: m.lab_submit(), exact: true })).toBeInViewport({
      ratio: 1,
    });
    await expectNoHorizontalScroll(page);
  });
});

test("Monaco is only on lab pages", async ({ app, page, signedInAs }) => {
  const actor = await signedInAs("learner");
  await makeEnrolment(actor, app.course);
  const loaded: string[] = [];
  page.on(
    "response",
    (response) => void (/monaco|editor\.worker/.test(response.url()) && loaded.push(response.url())),
  );
  await page.goto(unitAddress(app.course, unitOf(app.course, "lesson")));
  await page.waitForLoadState("networkidle");
  expect(loaded).toEqual([]);
  await page.goto(firstLab(app).address);
  await expect.poll(() => loaded.length).toBeGreaterThan(0);
});

test.describe("when Monaco doesn't arrive", () => {
  test.use({ tolerated: /net::ERR_FAILED|the editor did not load/ });

  test("the text box stays, says so and does the same", async ({ app, page, signedInAs }) => {
    const actor = await signedInAs("learner");
    await makeEnrolment(actor, app.course);
    await page.route(/monaco/, (route) => route.abort());
    const { address, lab } = firstLab(app);
    await page.goto(address);
    await expect(page.getByText(m.lab_editor_failed())).toBeVisible();
    await page.locator("textarea#prompt").fill(lab.text["zh-TW"].solution);
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByText(m.lab_run_all_passed()).first()).toBeVisible();
  });
});

test("what is written in Monaco is there after a reload", async ({ app, page, signedInAs }) => {
  const actor = await signedInAs("learner");
  await makeEnrolment(actor, app.course);
  await page.goto(firstLab(app).address);
  await writeInMonaco(page, "重新整理也還在 {{會議紀錄}}");
  await expect.poll(() => draftsOf(app, actor.personId)).toEqual(["重新整理也還在 {{會議紀錄}}"]);
  await page.reload();
  await expect(page.locator("textarea#prompt")).toHaveValue("重新整理也還在 {{會議紀錄}}");
});

test("how the model read the prompt is told after a run, and leads to one's own words", async ({
  app,
  page,
  signedInAs,
}) => {
  await makeEnrolment(await signedInAs("learner"), app.course);
  await page.goto(firstLab(app).address);
  const box = await plainEditor(page);
  const { slots } = firstLab(app).lab.text["zh-TW"];
  await box.fill(`請整理成三點，每點 40 字以內。\n\n{{${slots[0]}}}`);
  await runButton(page).click();
  await page.getByText(m.reading_title()).click();
  const reading = page.locator("details.reading");
  await expect(
    reading.getByText(m.reading_exactly({ count: 3, unit: m.reading_unit_point() })),
  ).toBeVisible();
  await expect(reading.getByText(m.reading_part_gap())).toBeVisible();
  await reading.getByRole("button", { name: /40/ }).first().click();
  await expect(box).toBeFocused();
  expect(
    await box.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    ),
  ).toContain("40");
});

test("Monaco marks a vague word, says why on hover, and the keyboard's quick fix makes it countable", async ({
  app,
  page,
  signedInAs,
}) => {
  await makeEnrolment(await signedInAs("learner"), app.course);
  await page.goto(firstLab(app).address);
  const tail = "\n\n<紀錄>\n{{會議紀錄}}\n</紀錄>";
  await writeInMonaco(page, `請簡短摘要這份紀錄。${tail}`);
  const mark = page.locator(".monaco-host .squiggly-hint");
  await expect(mark).toHaveCount(1);
  const said = page.locator(".monaco-hover").getByText(m.lint_vague_amount({ words: "簡短" }));
  await expect(async () => {
    // Monaco wants a moving pointer, and starts waiting anew when the text's marks have just changed.
    await page.mouse.move(0, 0);
    await mark.hover({ force: true });
    await expect(said).toBeVisible({ timeout: 2000 });
  }).toPass();

  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ControlOrMeta+.");
  const fix = page.getByText(m.lint_fix_vague_amount({ words: "用 100 字以內" }));
  await expect(page.locator(".action-widget").filter({ has: fix })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.locator("textarea#prompt")).toHaveValue(`請用 100 字以內摘要這份紀錄。${tail}`);
  await expect(mark).toHaveCount(0);
});

test.describe("suggestions on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("stand below the text box and work by the keyboard alone", async ({ app, page, signedInAs }) => {
    await makeEnrolment(await signedInAs("learner"), app.course);
    await page.goto(`${firstLab(app).address}#p-edit`);
    const box = page.locator("textarea#prompt");
    await box.fill("請摘要成三點。電話 0912-345-678。\n\n{{會議紀錄}}");
    const summary = page.locator(".lint summary");
    await expect(summary).toContainText(m.lint_title({ count: 2 }));
    await summary.focus();
    await page.keyboard.press("Enter");
    await expectAccessible(page);
    await expectNoHorizontalScroll(page);
    const show = page.getByRole("button", { name: m.lint_show({ words: "0912-345-678" }) });
    await show.focus();
    await page.keyboard.press("Enter");
    await expect(box).toBeFocused();
    expect(
      await box.evaluate((field: HTMLTextAreaElement) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
      ),
    ).toBe("0912-345-678");
    const fix = page.getByRole("button", { name: m.lint_fix_undelimited_source({ words: "<會議紀錄>" }) });
    await fix.focus();
    await page.keyboard.press("Enter");
    await expect(box).toHaveValue(/<會議紀錄>\n\{\{會議紀錄\}\}\n<\/會議紀錄>$/);
    await expect(summary).toContainText(m.lint_title({ count: 1 }));
    await expect(page.locator(".lint [role=status]")).toHaveText(m.lint_applied());
  });
});
