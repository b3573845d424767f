import { readdirSync, statSync } from "node:fs";
import type { Page } from "@playwright/test";
import { glossaryIn } from "#app/features/catalogue/glossary.server.ts";
import { m } from "#app/i18n/messages.js";
import type { World } from "../support/browser.ts";
import { expect, expectAccessible, expectNoHorizontalScroll, test } from "../support/browser.ts";
import { makeEnrolment } from "../support/factories.ts";
import { unitAddress, unitOf, writeInMonaco } from "../support/learner.ts";

// What is left of Monaco does what the lab needs of it; anything missing would be told in the console.

const LIGHTEST_KB = 400;
const HEAVIEST_KB = 850;

test("the editor weighs at most 850 kB over gzip, all of its files together", () => {
  const files = readdirSync("build/client/assets").filter(
    (name) => /monaco|editor/.test(name) && /\.(js|css)\.gz$/.test(name),
  );
  const kilobytes = files.reduce((sum, name) => sum + statSync(`build/client/assets/${name}`).size, 0) / 1000;
  expect(kilobytes, files.join(", ")).toBeGreaterThan(LIGHTEST_KB);
  expect(kilobytes, files.join(", ")).toBeLessThanOrEqual(HEAVIEST_KB);
});

async function open(app: World, page: Page, actor: { personId: string }, locale: "zh-TW" | "en" = "zh-TW") {
  await makeEnrolment(actor, app.course);
  await page.goto(unitAddress(app.course, unitOf(app.course, "lab"), locale));
}

const text = (page: Page) => page.locator("textarea#prompt");

test("finds, writes in several places, suggests variables and takes it all back", async ({
  app,
  page,
  signedInAs,
}) => {
  await open(app, page, await signedInAs("learner"));
  await writeInMonaco(page, "甲 一\n甲 二\n");
  await page.keyboard.press("ControlOrMeta+Home");

  await page.keyboard.press("ControlOrMeta+f");
  const find = page.locator(".find-widget.visible");
  await expect(find).toBeVisible();
  await page.keyboard.insertText("二");
  await expect(find.locator(".matchesCount")).toContainText("1");
  await page.keyboard.press("Escape");

  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ControlOrMeta+d");
  await page.keyboard.insertText("乙");
  await expect(text(page)).toHaveValue("乙 一\n乙 二\n");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(text(page)).toHaveValue("甲 一\n甲 二\n");

  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("{{");
  const suggestion = page.locator(".suggest-widget.visible").getByText("{{會議紀錄}}").first();
  await expect(suggestion).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(text(page)).toHaveValue("甲 一\n甲 二\n{{會議紀錄}}");

  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(text(page)).toHaveValue("甲 二\n甲 一\n{{會議紀錄}}");
  // Tab leaves the editor, as any field.
  await page.keyboard.press("Tab");
  await expect(page.locator(".monaco-editor.focused")).toHaveCount(0);
});

for (const locale of ["zh-TW", "en"] as const) {
  test(`a term is explained on hover, by the keyboard and in a list, ${locale}`, async ({
    app,
    page,
    signedInAs,
  }) => {
    await open(app, page, await signedInAs("learner"), locale);
    const [first, second] = glossaryIn(locale);
    const before = locale === "en" ? "Write a " : "請寫一則";
    await writeInMonaco(page, `${before}${first?.term}.`);
    const mark = page.locator(".monaco-host .glossary-term");
    await expect(mark).toHaveText(first?.term ?? "");
    const said = page.locator(".monaco-hover").getByText(first?.meaning ?? "none");
    await expect(async () => {
      await page.mouse.move(0, 0);
      await mark.hover({ force: true });
      await expect(said).toBeVisible({ timeout: 2000 });
    }).toPass();
    await page.mouse.move(0, 0);
    await page.keyboard.press("Escape");
    await expect(said).toBeHidden();

    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.press("ControlOrMeta+i");
    await expect(said).toBeVisible();

    const list = page.locator("details.glossary");
    await list.getByText(m.lab_glossary({}, { locale })).focus();
    await page.keyboard.press("Enter");
    await expect(list.getByText(second?.meaning ?? "none")).toBeVisible();
    await expectAccessible(page);
    await expectNoHorizontalScroll(page);
  });
}
