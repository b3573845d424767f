import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { formatSerial, readSerial } from "#app/features/credential/serial.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { localePath } from "#app/platform/locale.ts";
import { expect, signIn, test } from "../support/browser.ts";
import { makePerson } from "../support/factories.ts";
import {
  fillSignIn,
  labOf,
  takeLesson,
  takeQuiz,
  unitAddress,
  unitsOf,
  writeInMonaco,
} from "../support/learner.ts";

// The main job, from the sign-in form to the row that HR sees, once in each language.

const PASSWORD = "correct horse battery";
const JOBS: { locale: Locale; name: string }[] = [
  { locale: "zh-TW", name: "林𠮷祥" },
  { locale: "en", name: "Sayun Tali" },
];

/** How many sheets of A4 a page takes on paper. */
async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: "A4" });
  return [...pdf.toString("latin1").matchAll(/\/Type \/Page\b/g)].length;
}

for (const { locale, name } of JOBS) {
  test(`${locale}: a learner earns a certificate, anyone verifies it, HR sees it`, async ({
    app,
    page,
    browser,
  }) => {
    const { course } = app;
    const say = { locale };
    const learner = await makePerson({ name, agency: app.agencies.county, password: PASSWORD });

    await test.step("signs in and returns to where they were going", async () => {
      await page.goto(localePath(locale, `/courses/${course.courseId}`));
      await expect(page).toHaveURL(/sign-in/);
      await fillSignIn(page, learner.email, PASSWORD, locale);
      await expect(page).toHaveURL(app.url + localePath(locale, `/courses/${course.courseId}`));
    });

    await test.step("joins the course", async () => {
      await page.getByRole("button", { name: m.catalogue_enrol({}, say) }).click();
      await expect(page.getByRole("link", { name: m.catalogue_start({}, say) })).toBeVisible();
    });

    await test.step("takes the lessons", async () => {
      for (const lesson of unitsOf(course, "lesson")) await takeLesson(page, course, lesson, locale);
    });

    await test.step("writes a prompt for each lab, runs it and submits it", async () => {
      for (const activity of unitsOf(course, "lab")) {
        await page.goto(unitAddress(course, activity, locale));
        await writeInMonaco(page, labOf(course, activity).text[locale].solution);
        await page.keyboard.press("ControlOrMeta+Enter");
        await expect(page.getByText(m.lab_run_all_passed({}, say)).first()).toBeVisible();
        await page.getByRole("button", { name: m.lab_submit({}, say), exact: true }).click();
        await expect(page.getByText(m.lab_verdict_passed({}, say)).first()).toBeVisible();
      }
    });

    await test.step("passes the quiz, with the keyboard alone", async () => {
      for (const quiz of unitsOf(course, "quiz")) await takeQuiz(page, course, quiz, { locale });
      await expect(page.getByText(m.quiz_result_passed({}, say))).toBeVisible();
    });

    const serial = await test.step("finds the certificate", async () => {
      await page.getByRole("link", { name: m.quiz_see_certificate({}, say) }).click();
      await expect(page).toHaveURL(/\/certificates\//);
      const sheet = page.locator("main");
      await expect(sheet).toContainText(name);
      await expect(sheet).toContainText(course.course.text["zh-TW"].title);
      await expect(sheet).toContainText(course.course.text.en.title);
      expect(await printedPages(page)).toBe(1);
      const reading = readSerial(page.url().split("/").at(-1) ?? "");
      if (reading.kind === "mistyped") throw new Error("the certificate's address holds no serial");
      await expect(sheet).toContainText(formatSerial(reading.serial));
      return formatSerial(reading.serial);
    });

    await test.step("is verified by someone without an account", async () => {
      const visitor = await browser.newContext({ baseURL: app.url });
      const verify = await visitor.newPage();
      await verify.goto(localePath(locale, "/verify"));
      await verify.getByLabel(m.credential_serial({}, say)).fill(serial.toLowerCase().replaceAll("-", " "));
      await verify.getByRole("button", { name: m.credential_verify_button({}, say) }).click();
      await expect(verify.getByText(m.credential_is_valid({}, say))).toBeVisible();
      await expect(verify.locator("main")).not.toContainText(name);
      await visitor.close();
    });

    await test.step("stands in HR's list, with its evidence and in the CSV", async () => {
      const office = await browser.newContext({ baseURL: app.url, acceptDownloads: true });
      const hr = await makePerson({
        agency: app.agencies.bureau,
        roles: [{ role: "hr", agency: app.agencies.bureau }],
      });
      await signIn(office, app.url, hr);
      const desk = await office.newPage();
      await desk.goto(`${localePath(locale, "/records")}?q=${encodeURIComponent(name)}`);
      const row = desk.getByRole("row").filter({ hasText: name }).first();
      await expect(row).toContainText(m.record_state_completed({}, say));
      await expect(row).toContainText(serial);

      const download = desk.waitForEvent("download");
      await desk.getByRole("link", { name: m.record_csv({}, say) }).click();
      const csv = readFileSync(await (await download).path());
      expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const [, ...lines] = csv.toString("utf8").split("\r\n").filter(Boolean);
      expect(lines).toHaveLength(await desk.getByRole("table").last().locator("tbody tr").count());
      expect(lines.join("\n")).toContain(name);
      expect(lines.join("\n")).toContain(serial);

      await row.getByRole("link").first().click();
      await expect(desk.getByRole("heading", { level: 1 })).toContainText(name);
      for (const activity of course.course.activities) {
        await expect(desk.locator("main")).toContainText(activity.title[locale]);
      }
      await office.close();
    });
  });
}
