import type { Page } from "@playwright/test";
import { m } from "#app/i18n/messages.js";
import { expect, expectAccessible, expectNoHorizontalScroll, test } from "../support/browser.ts";
import { learnerInLab, plainEditor } from "../support/learner.ts";

// What stands beside the editor after a run: the cases as tabs, their answers, and the way between a check and its place.

async function run(page: Page, text: string) {
  await (await plainEditor(page)).fill(text);
  await page.getByRole("button", { name: m.lab_run(), exact: true }).click();
  await expect(page.locator("#lab-said")).toHaveText(/\S/);
}

const TOO_LONG = "請把會議紀錄整理成三點，每點寫出負責單位和期限：\n<會議紀錄>\n{{會議紀錄}}\n</會議紀錄>";

test("by keys from a failed check to its place in the answer, and back; both stay in sight", async ({
  app,
  page,
  signedInAs,
}) => {
  const { address } = await learnerInLab(app, signedInAs);
  await page.goto(address);
  await run(page, TOO_LONG);
  const answer = page.locator("pre.answer:visible");
  const there = page.getByRole("link", { name: m.lab_see_mark({ number: 1 }), exact: true });
  const check = page.getByRole("listitem").filter({ has: there });
  const label = await check.locator("span").first().textContent();
  await there.focus();
  await page.keyboard.press("Enter");
  const mark = answer.locator("mark:target");
  await expect(mark).toBeInViewport();

  // The next stop of the Tab key is the way back.
  await page.keyboard.press("Tab");
  const back = answer.getByRole("link", { name: m.lab_back_to_check({ number: 1, check: label ?? "" }) });
  await expect(back.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(check).toBeInViewport();
  await expect(page.locator("li.check:target")).toContainText(label ?? "?");
  await expectAccessible(page);
  await expectNoHorizontalScroll(page);
});

test("cases are tabs that say how each went; the first that fails is shown, keys change between them", async ({
  app,
  page,
  signedInAs,
}) => {
  const { address, lab } = await learnerInLab(app, signedInAs);
  await page.goto(address);
  await run(page, lab.text["zh-TW"].starter);
  const tabs = page.getByRole("tablist", { name: m.lab_cases() }).getByRole("tab");
  const names = (state: string) => [1, 2].map((number) => m.lab_case({ number }) + state);
  await expect(tabs).toHaveText(names(m.lab_failed()));
  await expect(tabs.first()).toHaveAttribute("aria-selected", "true");
  await tabs.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(tabs.nth(1)).toBeFocused();
  await expect(page.locator("#case-v2")).toBeVisible();
  await expect(page.locator("#case-v1")).toBeHidden();

  await run(page, lab.text["zh-TW"].solution);
  await expect(tabs).toHaveText(names(m.lab_passed()));
});
