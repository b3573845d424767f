import type { Page } from "@playwright/test";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import { chosenIn, isText, workOfText } from "#app/features/lab/work.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import type { World } from "../support/browser.ts";
import { expect, expectAccessible, expectNoHorizontalScroll, test } from "../support/browser.ts";
import { makeEnrolment } from "../support/factories.ts";
import { labOf, unitAddress, unitOf, unitsOf } from "../support/learner.ts";
import { triesIn } from "../support/tries.ts";

// A lab's history: notes, two tries side by side, a text put back. By the keyboard alone, and without scripts.

/** Someone who has run the starter, then the solution, and submitted the starter. */
async function tried(app: World, actor: Parameters<typeof triesIn>[0], locale: Locale = "zh-TW") {
  await makeEnrolment(actor, app.course);
  const activity = unitOf(app.course, "lab");
  const tries = triesIn(actor, app.course, activity, locale);
  await tries.run(tries.text.starter);
  await tries.run(tries.text.solution);
  await tries.submit(tries.text.starter);
  return { ...tries, address: unitAddress(app.course, activity, locale) };
}

const alive = (page: Page) => expect(page.locator("#lab[data-live]")).toBeVisible();

/** Opens a line of the history by the keyboard. */
async function openLine(page: Page, tryId: string | undefined) {
  const summary = page.locator(`#try-${tryId} summary`);
  await summary.focus();
  await page.keyboard.press("Enter");
  return page.locator(`#try-${tryId}`);
}

// A note that is refused answers 400, which Chromium names in the console.
test.use({ tolerated: /the server responded with a status of 400/ });

for (const locale of LOCALES) {
  const say = { locale };

  test(`${locale}: a note is written, found again, refused when too long, and deleted, by keyboard`, async ({
    app,
    page,
    signedInAs,
  }) => {
    const { address, list } = await tried(app, await signedInAs("learner"), locale);
    const [newest] = list();
    await page.goto(address);
    await alive(page);
    const line = await openLine(page, newest?.id);
    const field = line.getByLabel(m.lab_note_label({}, say));
    const save = async () => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    };
    await field.focus();
    await page.keyboard.insertText("期限要寫清楚");
    await save();
    await expect(line.getByRole("status")).toHaveText(m.lab_note_saved({}, say));
    await expect(line.locator(".note-line")).toHaveText("期限要寫清楚");
    await expectAccessible(page);
    await expectNoHorizontalScroll(page);

    const long = "字".repeat(501);
    await field.focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(long);
    await save();
    await expect(line.locator(".error")).toHaveText(m.lab_note_too_long({ length: 501, max: 500 }, say));
    await expect(field).toHaveValue(long);
    expect(list()[0]?.note).toBe("期限要寫清楚");

    await page.reload();
    await alive(page);
    await openLine(page, newest?.id);
    await expect(field).toHaveValue("期限要寫清楚");
    await line.getByRole("button", { name: m.lab_note_remove({}, say) }).focus();
    await page.keyboard.press("Enter");
    await expect(line.getByRole("status")).toHaveText(m.lab_note_removed({}, say));
    await expect(field).toHaveValue("");
    expect(list()[0]?.note).toBeNull();
  });

  test(`${locale}: two tries stand side by side, others are chosen, and the back button leads back`, async ({
    app,
    page,
    signedInAs,
  }) => {
    const { address, list } = await tried(app, await signedInAs("learner"), locale);
    const [third, second, first] = list();
    await page.goto(address);
    await alive(page);
    const line = await openLine(page, second?.id);
    await line.getByRole("link", { name: m.lab_compare_link({}, say) }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${app.url}${address}/compare?a=${first?.id}&b=${second?.id}`);
    await expect(page.locator(".notice strong")).toHaveText(
      new RegExp(m.lab_compare_gained({ gained: "\\d+" }, say).replace(/[()?]/g, ".")),
    );
    await expect(page.getByText(m.lab_compare_change_gained({}, say), { exact: true }).first()).toBeVisible();
    await expect(page.locator(".sides ins").first()).toBeVisible();
    await expectAccessible(page);
    await expectNoHorizontalScroll(page);
    await expectNoHorizontalScroll(page, 1280);

    await page.getByLabel(m.lab_compare_a({}, say)).selectOption(second?.id ?? "");
    await page.getByLabel(m.lab_compare_b({}, say)).selectOption(third?.id ?? "");
    await page.getByRole("button", { name: m.lab_compare_button({}, say), exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`a=${second?.id}&b=${third?.id}`));
    await expect(page.getByText(m.lab_compare_change_lost({}, say), { exact: true }).first()).toBeVisible();
    await expect(page.getByText(m.lab_compare_hidden_none({ letter: "A" }, say))).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel(m.lab_compare_b({}, say))).toHaveValue(second?.id ?? "");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
  });
}

test("the sentence over two tries speaks of hidden cases, where alone they differ", async ({
  app,
  page,
  signedInAs,
}) => {
  const { address, submit, list, text } = await tried(app, await signedInAs("learner"));
  const onlyHidden = text.mistakes.find(({ fails }) => fails.every((name) => name.startsWith("h1.")));
  if (!onlyHidden) throw new Error("the lab has no mistake that only hidden cases find");
  await submit(onlyHidden.prompt);
  await submit(text.solution);
  const [solved, missed] = list();
  await page.goto(`${address}/compare?a=${missed?.id}&b=${solved?.id}`);
  const notice = page.locator(".notice.ok");
  await expect(notice.locator("strong")).toHaveText(m.lab_compare_no_difference());
  const { cases, variations } = labOf(app.course, unitOf(app.course, "lab")).text["zh-TW"];
  const total = cases.filter((one) => one.hidden).length + variations.length;
  const told = [...(await notice.locator("p").nth(1).innerText()).matchAll(/\d+/g)].map(Number);
  expect(told).toEqual([total, expect.any(Number), total]);
  expect(told[1]).toBeLessThan(total);
  await expectAccessible(page);
});

test("the lab page brings the newest few; the others are a link away, and a text from there comes back", async ({
  app,
  page,
  signedInAs,
}) => {
  const { address, run, list, text } = await tried(app, await signedInAs("learner"));
  for (let index = 0; index < 4; index++) await run(`${text.starter}\n${index}`);
  await page.goto(address);
  await alive(page);
  await expect(page.locator(".tries-list > li")).toHaveCount(5);
  await page.getByRole("link", { name: m.lab_history_all({ count: 7 }) }).click();
  await expect(page.locator(".tries-list > li")).toHaveCount(7);
  const line = await openLine(page, list().at(-2)?.id);
  await expect(line.locator(".diff ins").first()).toBeVisible();
  await expectAccessible(page);
  await expectNoHorizontalScroll(page);
  await line.getByRole("link", { name: m.lab_try_restore() }).click();
  await alive(page);
  await expect(page.locator(".notice").getByText(m.lab_restored_try())).toBeVisible();
  await expect(page.locator("textarea#prompt")).toHaveValue(text.solution);
  // Asked for once: the address no longer says it, and a reload shows what was saved.
  await expect(page).toHaveURL(/#p-edit$/);
  expect(new URL(page.url()).search).toBe("");
  await page.getByRole("button", { name: m.lab_restore_undo() }).click();
  await expect(page.locator("textarea#prompt")).toHaveValue(text.starter);
});

test("what was typed and not yet saved is there again after a text from the history took its place", async ({
  app,
  page,
  signedInAs,
}) => {
  await page.addInitScript(() => localStorage.setItem("lab-editor", "plain"));
  const { address, text } = await tried(app, await signedInAs("learner"));
  await page.goto(address);
  await alive(page);
  await page.locator("textarea#prompt").fill("還沒有儲存的內容");
  const line = page.locator(".tries-list > li").nth(1);
  await line.locator("summary").click();
  await line.getByRole("button", { name: m.lab_try_restore() }).click();
  await expect(page.locator("textarea#prompt")).toHaveValue(text.solution);
  await page.getByRole("button", { name: m.lab_restore_undo() }).click();
  await expect(page.locator("textarea#prompt")).toHaveValue("還沒有儲存的內容");
  await page.getByRole("button", { name: m.lab_restore_again() }).click();
  await expect(page.locator("textarea#prompt")).toHaveValue(text.solution);
});

test("labs in parts take a text from the history back, and give back what stood there", async ({
  page,
  signedInAs,
}) => {
  await page.addInitScript(() => localStorage.setItem("lab-editor", "plain"));
  const version = currentVersion("prompt-practice");
  if (!version) throw new Error("the server did not publish prompt-practice");
  const actor = await signedInAs("learner");
  await makeEnrolment(actor, version);
  for (const kind of ["chain", "compare", "review"]) {
    const activity = unitsOf(version, "lab").find((one) => labOf(version, one).kind === kind);
    if (!activity) throw new Error(`there is no ${kind}`);
    const tries = triesIn(actor, version, activity);
    await tries.submit(tries.text.solution);
    await page.goto(unitAddress(version, activity));
    await alive(page);
    /** What the fields hold, by part. */
    const held = async () => {
      const fields = await page
        .locator("#lab-work")
        .evaluate((form) =>
          [...new FormData(form as HTMLFormElement)].filter(
            ([name]) => name.startsWith("work.") || name === "prompt",
          ),
        );
      return fields.map(([name, value]) => `${name}=${value}`).sort();
    };
    const before = await held();
    const line = page.locator(".tries-list > li").first();
    await line.locator("summary").click();
    await line.getByRole("button", { name: m.lab_try_restore() }).click();
    const { parts } = tries.text;
    const work = workOfText(parts, tries.text.solution);
    const single = parts.length === 1;
    const wanted = parts
      .flatMap((part) => {
        const value = work[part.id];
        const name = single && isText(part) ? "prompt" : `work.${part.id}`;
        return isText(part) ? [`${name}=${value}`] : chosenIn(work, part.id).map((id) => `${name}=${id}`);
      })
      .sort();
    await expect.poll(async () => (await held()).map((one) => one.replaceAll("\r\n", "\n"))).toEqual(wanted);
    await page.getByRole("button", { name: m.lab_restore_undo() }).click();
    await expect.poll(held).toEqual(before);
    await expect(page.locator(".notice").getByText(m.lab_restored_back())).toBeVisible();
    // The Enter key presses a form's first button: that must never be one of the history's.
    const [field] = await page.locator("#lab-work input:is([type=radio], [type=checkbox])").all();
    if (!field) continue;
    await field.focus();
    await page.keyboard.press("Enter");
    await expect(page.locator(".notice").getByText(m.lab_restored_try())).toHaveCount(0);
  }
});

test("fewer than two tries say what to do first", async ({ app, page, signedInAs }) => {
  await makeEnrolment(await signedInAs("learner"), app.course);
  const address = unitAddress(app.course, unitOf(app.course, "lab"));
  await page.goto(`${address}/compare`);
  await expect(page.getByText(m.lab_compare_empty())).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${address}/history`);
  await expect(page.getByText(m.lab_history_empty())).toBeVisible();
  await expectAccessible(page);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("notes are kept, refused with their text, and deleted", async ({ app, page, signedInAs }) => {
    const { address, list } = await tried(app, await signedInAs("learner"));
    const [newest] = list();
    const line = page.locator(`#try-${newest?.id}`);
    const field = line.getByLabel(m.lab_note_label());
    await page.goto(address);
    await line.locator("summary").click();
    await field.fill("沒有指令碼也存得進去");
    await line.getByRole("button", { name: m.lab_note_save() }).click();
    await expect(page).toHaveURL(`${app.url}${address}#try-${newest?.id}`);
    await expect(line.locator(".note-line")).toHaveText("沒有指令碼也存得進去");

    await line.locator("summary").click();
    const long = "字".repeat(501);
    await field.fill(long);
    await line.getByRole("button", { name: m.lab_note_save() }).click();
    await expect(page.locator(".errors")).toContainText(m.lab_note_too_long({ length: 501, max: 500 }));
    await expect(field).toBeVisible();
    await expect(field).toHaveValue(long);
    expect(list()[0]?.note).toBe("沒有指令碼也存得進去");

    await line.getByRole("button", { name: m.lab_note_remove() }).click();
    await expect(line.locator(".note-line")).toHaveCount(0);
    expect(list()[0]?.note).toBeNull();
  });

  test("two are compared by a form, and a text is put back after the other has been saved", async ({
    app,
    page,
    signedInAs,
  }) => {
    const { address, list, text } = await tried(app, await signedInAs("learner"));
    const [, second, first] = list();
    await page.goto(`${address}/compare`);
    await page.getByLabel(m.lab_compare_a()).selectOption(first?.id ?? "");
    await page.getByLabel(m.lab_compare_b()).selectOption(second?.id ?? "");
    await page.getByRole("button", { name: m.lab_compare_button(), exact: true }).click();
    await expect(page.locator(".sides ins").first()).toBeVisible();
    await expect(page.getByText(m.lab_compare_change_gained(), { exact: true }).first()).toBeVisible();

    await page.goto(address);
    await page.locator("textarea#prompt").fill("正在寫的內容");
    const line = page.locator(`#try-${second?.id}`);
    await line.locator("summary").click();
    await line.getByRole("button", { name: m.lab_try_restore() }).click();
    await expect(page.locator("textarea#prompt")).toHaveValue(text.solution);
    await expect(page.getByText(m.lab_restored_unsaved())).toBeVisible();
    await page.goto(address);
    await expect(page.locator("textarea#prompt")).toHaveValue("正在寫的內容");
  });
});
