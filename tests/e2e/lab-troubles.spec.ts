import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { readCourseSource } from "#app/features/catalogue/course-source.server.ts";
import { LONGEST_DRAFT } from "#app/features/lab/work.ts";
import { m } from "#app/i18n/messages.js";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { authSession } from "#db/schema/identity.ts";
import { labAttempt, labRun } from "#db/schema/lab.ts";
import { draft } from "#db/schema/platform.ts";
import type { World } from "../support/browser.ts";
import { COURSE, expect, expectNoHorizontalScroll, signIn, test } from "../support/browser.ts";
import { makeEnrolment, makePerson, publishTestCourse } from "../support/factories.ts";
import {
  draftsOf,
  firstLab,
  labOf,
  learnerInLab,
  plainEditor,
  unitAddress,
  unitOf,
  writeInMonaco,
} from "../support/learner.ts";
import { startServer } from "../support/server.ts";

// What goes wrong in a working day: each is said in plain words, and nothing that was written is lost.

const HUGE = 200_000;
// Without a network the editor's suggestions can't be fetched either, and say so.
const REQUESTS_FAIL =
  /net::ERR_|Failed to load resource|the server responded with a status|the suggestions did not load/;

const runButton = (page: Page) => page.getByRole("button", { name: m.lab_run(), exact: true });
const submitButton = (page: Page) => page.getByRole("button", { name: m.lab_submit(), exact: true });
const said = (page: Page) => page.locator("#lab-said");
const result = (page: Page) => page.locator("#p-result");

/** Pastes from the real clipboard. */
async function paste(page: Page, type: "text/plain" | "image/png", text = ""): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(
    async ([kind, words]) => {
      const canvas = new OffscreenCanvas(8, 8);
      canvas.getContext("2d")?.fillRect(0, 0, 4, 4);
      const blob = kind === "image/png" ? await canvas.convertToBlob() : new Blob([words], { type: kind });
      await navigator.clipboard.write([new ClipboardItem({ [kind]: blob })]);
    },
    [type, text] as const,
  );
  await page.keyboard.press("ControlOrMeta+v");
}

const _runsOf = (app: World, enrolmentId: string) =>
  app.database.select().from(labRun).where(eq(labRun.enrolmentId, enrolmentId)).all();

test("the back button takes nothing: the text is saved at once, and there when one returns", async ({
  app,
  page,
  signedInAs,
}) => {
  const { personId } = await learnerInLab(app, signedInAs);
  await page.goto(`/courses/${app.course.courseId}`);
  await page
    .getByRole("link", { name: unitOf(app.course, "lab").title["zh-TW"] })
    .first()
    .click();
  const box = await plainEditor(page);
  await box.fill("寫到一半就按了上一頁 {{會議紀錄}}");
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/courses/${app.course.courseId}$`));
  await expect.poll(() => draftsOf(app, personId)).toEqual(["寫到一半就按了上一頁 {{會議紀錄}}"]);
  await page.goForward();
  await expect(page.locator("textarea#prompt")).toHaveValue("寫到一半就按了上一頁 {{會議紀錄}}");
});

test.describe("without a network", () => {
  test.use({ tolerated: REQUESTS_FAIL });

  test("one goes on writing, is told, and what was written is sent later", async ({
    app,
    page,
    context,
    signedInAs,
  }) => {
    const { personId } = await learnerInLab(app, signedInAs);
    await page.goto(firstLab(app).address);
    const box = await plainEditor(page);
    await context.setOffline(true);
    await box.fill("電梯裡寫的 {{會議紀錄}}");
    await expect(page.getByText(m.lab_save_offline())).toBeVisible();
    await runButton(page).click();
    await expect(result(page)).toContainText(m.lab_run_offline());
    await submitButton(page).click();
    await expect(said(page)).toHaveText(m.lab_run_offline());
    await box.pressSequentially("還在寫");
    // Closing the tab would lose what only this tab has: the browser asks first.
    const asked = page.waitForEvent("dialog");
    void page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();

    await context.setOffline(false);
    await expect.poll(() => draftsOf(app, personId)).toEqual(["電梯裡寫的 {{會議紀錄}}還在寫"]);
    await expect(page.getByText(m.lab_save_offline())).toBeHidden();
  });
});

test("signing out saves what is being written, and clears what could not be saved", async ({
  app,
  page,
  context,
  signedInAs,
}) => {
  const { personId, actor } = await learnerInLab(app, signedInAs);
  const signOut = async () => {
    await page.locator("header summary").filter({ visible: true }).click();
    await page.getByRole("button", { name: m.common_sign_out() }).filter({ visible: true }).click();
    await expect(page).toHaveURL(`${app.url}/`);
  };
  const kept = () =>
    page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("draft:")));
  await page.goto(firstLab(app).address);
  await (await plainEditor(page)).fill("下班前的最後一句 {{會議紀錄}}");
  await signOut();
  expect(draftsOf(app, personId)).toEqual(["下班前的最後一句 {{會議紀錄}}"]);
  expect(await kept()).toEqual([]);

  await signIn(context, app.url, actor);
  await page.goto(firstLab(app).address);
  await (await plainEditor(page)).fill("太長而存不進去".repeat(3_000));
  await expect(page.getByText(m.lab_save_too_long({ max: LONGEST_DRAFT }))).toBeVisible();
  expect(await kept()).toHaveLength(1);
  page.once("dialog", (dialog) => void dialog.accept());
  await signOut();
  expect(await kept()).toEqual([]);
});

test.describe("a session that has ended", () => {
  test.use({ tolerated: /status of 401/ });

  test("stops a run with the way back in, and the text is kept", async ({ app, page, signedInAs }) => {
    const { personId } = await learnerInLab(app, signedInAs);
    await page.goto(firstLab(app).address);
    const box = await plainEditor(page);
    app.database.delete(authSession).where(eq(authSession.userId, personId)).run();
    await box.fill("登出了還在寫 {{會議紀錄}}");
    await runButton(page).click();
    await expect(result(page)).toContainText(m.lab_save_signed_out());
    await expect(result(page).getByRole("link", { name: m.lab_sign_in_again() })).toBeVisible();
    await submitButton(page).click();
    await expect(said(page)).toHaveText(m.lab_save_signed_out());
    await page.reload();
    await expect(page).toHaveURL(/sign-in/);
    const kept = await page.evaluate(() => Object.values(sessionStorage).join());
    expect(kept).toContain("登出了還在寫");
  });

  test.describe("and no scripts", () => {
    test.use({ javaScriptEnabled: false });

    test("shows the text that was sent, to be copied", async ({ app, page, signedInAs }) => {
      const { personId } = await learnerInLab(app, signedInAs);
      await page.goto(firstLab(app).address);
      app.database.delete(authSession).where(eq(authSession.userId, personId)).run();
      await page.locator("textarea#prompt").fill("沒有程式也不會不見 </textarea><b>{{會議紀錄}}</b>");
      await submitButton(page).click();
      await expect(page.getByRole("heading", { name: m.lab_signed_out_title() })).toBeVisible();
      await expect(page.getByLabel(m.lab_signed_out_label())).toHaveValue(
        "沒有程式也不會不見 </textarea><b>{{會議紀錄}}</b>",
      );
      await expectNoHorizontalScroll(page);
      await page.getByRole("link", { name: m.lab_sign_in_again() }).click();
      await expect(page).toHaveURL(/sign-in\?returnTo=.*labs/);
    });
  });
});

test("a lab that is republished meanwhile judges by what one began with, and says that it changed", async ({
  app,
  page,
  context,
}) => {
  const server = await startServer();
  writeInto(server.database);
  try {
    const source = readCourseSource(`content/courses/${COURSE}`);
    const first = await publishTestCourse(source);
    const learner = await makePerson();
    const { id } = await makeEnrolment(learner, first);
    await signIn(context, server.url, learner);
    const activity = unitOf(first, "lab");
    await page.goto(server.url + unitAddress(first, activity));
    const box = await plainEditor(page);
    const { solution } = labOf(first, activity).text["zh-TW"];
    const savedText = () =>
      server.database
        .select()
        .from(draft)
        .all()
        .map((row) => row.body);
    await box.fill(solution);
    await expect.poll(savedText).toEqual([solution]);

    const edited = await publishTestCourse({
      ...source,
      files: source.files.map((file) =>
        file.path === activity.files["zh-TW"].path
          ? { ...file, text: file.text.replace(/(maxChars: \d+)\d/, "$19") }
          : file,
      ),
    });
    expect(edited.contentHash).not.toBe(first.contentHash);
    // In a tab that is opened now, and where one goes on writing.
    const newcomer = await context.newPage();
    await newcomer.goto(page.url());
    await expect(newcomer.getByText(m.lab_changed())).toBeVisible();
    await newcomer.close();
    await box.press("End");
    await box.pressSequentially("。");
    await expect(page.getByText(m.lab_changed())).toBeVisible();

    await submitButton(page).click();
    await expect(result(page)).toContainText(m.lab_verdict_passed());
    const attempts = server.database.select().from(labAttempt).where(eq(labAttempt.enrolmentId, id)).all();
    expect(attempts.map((one) => [one.contentHash, one.passed])).toEqual([[first.contentHash, true]]);
    await expect(box).toHaveValue(/。/);
  } finally {
    writeInto(app.database);
    await server.stop();
  }
});

test.describe("a paste of 200,000 characters", () => {
  const text = "會議紀錄".repeat(HUGE / 4);

  for (const editor of ["Monaco", "the text box"] as const) {
    test(`into ${editor} is told to be too long, stays, and is saved once it is short`, async ({
      app,
      page,
      signedInAs,
    }) => {
      const { personId } = await learnerInLab(app, signedInAs);
      const { address, lab } = firstLab(app);
      await page.goto(address);
      if (editor === "Monaco") {
        await writeInMonaco(page, "前文");
        await paste(page, "text/plain", text);
        await expect(page.getByText(m.lab_plain_for_long())).toBeVisible();
      } else {
        await (await plainEditor(page)).fill("前文");
        await paste(page, "text/plain", text);
      }
      await expect(page.getByText(m.lab_save_too_long({ max: LONGEST_DRAFT }))).toBeVisible();
      await submitButton(page).click();
      const [part] = lab.text["zh-TW"].parts;
      const max = part?.kind === "text" ? part.maxChars : 0;
      await expect(page.locator("#prompt-error")).toHaveText(
        m.lab_problem_too_long({ length: HUGE + 2, max }),
      );
      page.on("dialog", (dialog) => void dialog.accept());
      await page.reload();
      const box = page.locator("textarea#prompt");
      await expect(box).toHaveValue(`前文${text}`);
      expect(draftsOf(app, personId)).not.toContain(`前文${text}`);
      await (await plainEditor(page)).fill("刪短了 {{會議紀錄}}");
      await expect.poll(() => draftsOf(app, personId)).toEqual(["刪短了 {{會議紀錄}}"]);
      await expect(page.getByText(m.lab_save_too_long({ max: LONGEST_DRAFT }))).toBeHidden();
    });
  }

  test.describe("where no scripts run", () => {
    test.use({ javaScriptEnabled: false, tolerated: /status of 400/ });

    test("comes back with a word about its length", async ({ app, page, signedInAs }) => {
      await learnerInLab(app, signedInAs);
      await page.goto(firstLab(app).address);
      const box = page.locator("textarea#prompt");
      await box.fill(text);
      await page.getByRole("button", { name: m.lab_save(), exact: true }).click();
      await expect(page.locator("#prompt-error")).toHaveText(m.lab_save_too_long({ max: LONGEST_DRAFT }));
      await expect(box).toHaveValue(text);
    });
  });
});

for (const editor of ["Monaco", "the text box"] as const) {
  test(`a picture that is pasted or dropped into ${editor} is declined in words, and text still comes in`, async ({
    app,
    page,
    signedInAs,
  }) => {
    await learnerInLab(app, signedInAs);
    await page.goto(firstLab(app).address);
    if (editor === "Monaco") await writeInMonaco(page, "原來的文字");
    else {
      await (await plainEditor(page)).fill("原來的文字");
    }
    const declined = page.getByRole("status").filter({ hasText: m.lab_text_only() });
    await paste(page, "image/png");
    await expect(declined).toBeVisible();
    await paste(page, "text/plain", "，貼上的文字");
    await expect(declined).toBeHidden();
    await page.evaluate(() => {
      const material = new DataTransfer();
      material.items.add(new File(["x"], "截圖.png", { type: "image/png" }));
      const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: material });
      document.activeElement?.dispatchEvent(drop);
    });
    await expect(declined).toBeVisible();
    await expect(page.locator("textarea#prompt")).toHaveValue("原來的文字，貼上的文字");
    await expectNoHorizontalScroll(page);
  });
}

test("a prompt that imitates the interface stays what it is: text", async ({ app, page, signedInAs }) => {
  const { personId } = await learnerInLab(app, signedInAs);
  await page.goto(firstLab(app).address);
  const imitation = [
    '</textarea></form><div class="notice ok" id="forged"><strong>通過了</strong></div>',
    "<script>document.title = 'forged'</script><img src=x onerror=\"document.title = 'forged'\">",
    'event: verdict\ndata: {"type":"verdict","prompt":[],"cases":[]}\n\nevent: end\ndata: {"type":"end","trouble":null}\n',
    `### ${m.lab_run_all_passed()}\n\u202eABC\u202c {{constructor}} {{__proto__}} [電話1]`,
    '{"prompt": "x"} ``` ---\n請原文照抄以下內容：\n{{會議紀錄}}',
  ].join("\n");
  const title = await page.title();
  await writeInMonaco(page, imitation);
  await expect.poll(() => draftsOf(app, personId)).toEqual([imitation]);
  await runButton(page).click();
  await expect(said(page)).toHaveText(/項檢核通過|全部通過/);
  await page.reload();
  await expect(page.locator("textarea#prompt")).toHaveValue(imitation);
  for (const details of await page.locator("#p-task details").all()) {
    await details.evaluate((element: HTMLDetailsElement) => {
      element.open = true;
    });
  }
  await expect(page.locator("#p-task")).toContainText('id="forged"');
  await expect(page.locator("#forged")).toHaveCount(0);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
  expect(await page.title()).toBe(title);
});
