import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { currentVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { chosenIn, isText, textIn, workOfText } from "#app/features/lab/work.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { labAttempt } from "#db/schema/lab.ts";
import { expect, expectAccessible, expectNoHorizontalScroll, test } from "../support/browser.ts";
import { makeEnrolment } from "../support/factories.ts";
import { labOf, unitAddress, unitsOf } from "../support/learner.ts";

// Every kind of lab, played through with the keyboard alone: on a desk and on a phone, in both languages.

const COURSE = "prompt-practice";

function practice() {
  const version = currentVersion(COURSE);
  if (!version) throw new Error(`the server did not publish ${COURSE}`);
  return version;
}

/** The course's lab of a kind. */
function labOfKind(version: ReturnType<typeof practice>, kind: string) {
  const activity = unitsOf(version, "lab").find((one) => labOf(version, one).kind === kind);
  if (!activity) throw new Error(`there is no lab of the kind ${kind}`);
  return activity;
}

/** Presses what has a name, by going there and the Enter key. */
async function press(page: Page, role: "button" | "tab" | "link", name: string) {
  const target = page.getByRole(role, { name, exact: true });
  await target.focus();
  await page.keyboard.press("Enter");
}

/** Fills in the lab's solution, or another work, part by part. */
async function fillIn(page: Page, lab: Lab, locale: Locale, text: string) {
  const { parts } = lab.text[locale];
  const work = workOfText(parts, text);
  for (const part of parts) {
    if (parts.length > 1) {
      const tab = page.getByRole("tab", { name: part.title, exact: true });
      await press(page, "tab", part.title);
      // A long list of choices doesn't take the tabs' room.
      await expect(tab).toBeInViewport({ ratio: 0.8 });
    }
    if (isText(part)) {
      await page.locator(parts.length > 1 ? `textarea#prompt-${part.id}` : "textarea#prompt").focus();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(textIn(work, part.id));
      continue;
    }
    const wanted = chosenIn(work, part.id);
    for (const option of part.options) {
      const field = page.locator(`[name="work.${part.id}"][value="${option.id}"]`);
      if ((await field.isChecked()) === wanted.includes(option.id)) continue;
      await field.focus();
      await page.keyboard.press("Space");
    }
  }
}

const DEVICES = [
  { device: "desk", viewport: { width: 1280, height: 800 }, hasTouch: false },
  { device: "phone", viewport: { width: 360, height: 740 }, hasTouch: true },
] as const;

for (const { device, ...look } of DEVICES) {
  for (const locale of LOCALES) {
    test.describe(`${device}, ${locale}`, () => {
      test.use(look);

      test("the solution of each kind of lab passes by the keyboard alone, and is there again after a reload", async ({
        app,
        page,
        signedInAs,
      }) => {
        test.setTimeout(900_000);
        await page.addInitScript(() => localStorage.setItem("lab-editor", "plain"));
        const version = practice();
        const { id: enrolmentId } = await makeEnrolment(await signedInAs("learner"), version);
        for (const activity of unitsOf(version, "lab")) {
          const lab = labOf(version, activity);
          const { solution, parts } = lab.text[locale];
          await page.goto(unitAddress(version, activity, locale));
          await expect(page.locator("#lab[data-live]")).toBeVisible();
          await expectAccessible(page);
          await expectNoHorizontalScroll(page);
          const single = parts.length === 1 && parts.every(isText);
          const pane = single ? m.lab_pane_prompt({}, { locale }) : m.lab_pane_work({}, { locale });
          if (device === "phone") await press(page, "link", pane);
          await fillIn(page, lab, locale, solution);
          await expectAccessible(page);
          await press(page, "button", m.lab_submit({}, { locale }));
          await expect(page.getByText(m.lab_verdict_passed({}, { locale })).first()).toBeVisible();
          await expectAccessible(page);
          await expectNoHorizontalScroll(page);

          await page.reload();
          await expect(page.locator("#lab[data-live]")).toBeVisible();
          const [choice] = parts.filter((part) => !isText(part));
          const [first] = choice ? chosenIn(workOfText(parts, solution), choice.id) : [];
          if (choice && first)
            await expect(page.locator(`[name="work.${choice.id}"][value="${first}"]`)).toBeChecked();
          const attempts = app.database
            .select()
            .from(labAttempt)
            .where(eq(labAttempt.enrolmentId, enrolmentId))
            .all()
            .filter((one) => one.activityId === activity.id);
          expect(attempts.map((one) => one.passed)).toEqual([true]);
        }
      });
    });
  }
}

test("what isn't chosen yet is asked for before submitting, beside the part; nothing is counted", async ({
  app,
  page,
  signedInAs,
}) => {
  const version = practice();
  const { id } = await makeEnrolment(await signedInAs("learner"), version);
  const activity = labOfKind(version, "review");
  test.info().annotations.push({ type: "lab", description: activity.id });
  await page.goto(unitAddress(version, activity));
  await expect(page.locator("#lab[data-live]")).toBeVisible();
  await press(page, "button", m.lab_submit());
  await expect(page.locator("#prompt-error")).toBeVisible();
  expect(app.database.select().from(labAttempt).where(eq(labAttempt.enrolmentId, id)).all()).toEqual([]);
});

for (const { device, ...look } of DEVICES) {
  for (const locale of LOCALES) {
    test.describe(`the confusion matrix, ${device}, ${locale}`, () => {
      test.use(look);

      test("shows what was taken for what; a cell leads to its cases and a case to its answer, by keys", async ({
        page,
        signedInAs,
      }) => {
        await page.addInitScript(() => localStorage.setItem("lab-editor", "plain"));
        const version = practice();
        await makeEnrolment(await signedInAs("learner"), version);
        const activity = labOfKind(version, "few-shot");
        const { parts, starter, mistakes } = labOf(version, activity).text[locale];
        await page.goto(unitAddress(version, activity, locale));
        await expect(page.locator("#lab[data-live]")).toBeVisible();
        const pane = m.lab_pane_work({}, { locale });
        if (device === "phone") await press(page, "link", pane);
        // Everything is Transport: nothing is right but the first row.
        expect(workOfText(parts, starter).examples).toHaveLength(3);
        await press(page, "button", m.lab_run({}, { locale }));
        const matrix = page.getByRole("table", {
          name: m.kind_few_shot_caption({ right: 1, total: 6 }, { locale }),
        });
        await expect(matrix).toBeVisible();
        await expect(matrix.locator("td.wrong a")).toHaveText(["2", "1", "2"]);
        await expectAccessible(page);
        await expectNoHorizontalScroll(page);
        await matrix.locator("td.wrong a").nth(1).focus();
        await page.keyboard.press("Enter");
        const group = page.locator(".confusions > li:target");
        await expect(group).toBeInViewport();
        await group.getByRole("link").focus();
        await page.keyboard.press("Enter");
        await expect(page.locator("#case-v3")).toBeFocused();
        await expect(page.locator("#case-v3")).toBeInViewport();

        // An answer in another form has a column of its own.
        if (device === "phone") await press(page, "link", pane);
        const form = mistakes.find((one) => one.fails.includes("v5.label-only"));
        await fillIn(page, labOf(version, activity), locale, form?.prompt ?? "");
        await press(page, "button", m.lab_submit({}, { locale }));
        await expect(page.locator("#verdict")).toBeVisible();
        await expect(page.locator(".confusion tbody tr").nth(1).locator("td").last()).toHaveText("1");
        await expectAccessible(page);
        await expectNoHorizontalScroll(page);
      });
    });
  }
}

test.describe("before scripts have come", () => {
  test.use({ javaScriptEnabled: false });

  test("examples are chosen and judged, and the matrix leads to the answers", async ({
    app,
    page,
    signedInAs,
  }) => {
    const version = practice();
    const { id } = await makeEnrolment(await signedInAs("learner"), version);
    const activity = labOfKind(version, "few-shot");
    const { parts, solution } = labOf(version, activity).text["zh-TW"];
    const { examples, prompt } = workOfText(parts, solution);
    await page.goto(unitAddress(version, activity));
    for (const field of await page.locator('[name="work.examples"]').all())
      await field.setChecked((examples ?? []).includes((await field.getAttribute("value")) ?? ""));
    await page.locator('[name="work.prompt"]').fill(String(prompt));
    await page.getByRole("button", { name: m.lab_submit(), exact: true }).click();
    await expect(page.getByText(m.lab_verdict_passed()).first()).toBeVisible();
    await page.locator(".confusion td.right a").first().click();
    await page.locator(".confusions > li:target a").click();
    await expect(page.locator("#case-v1")).toBeInViewport();
    const attempts = app.database.select().from(labAttempt).where(eq(labAttempt.enrolmentId, id)).all();
    expect(attempts.map((one) => one.passed)).toEqual([true]);
  });

  test("work in parts is saved and judged", async ({ app, page, signedInAs }) => {
    const version = practice();
    const { id } = await makeEnrolment(await signedInAs("learner"), version);
    const activity = labOfKind(version, "compare");
    const lab = labOf(version, activity);
    const { parts, solution } = lab.text["zh-TW"];
    const work = workOfText(parts, solution);
    await page.goto(unitAddress(version, activity));
    for (const part of parts)
      for (const option of chosenIn(work, part.id))
        await page.locator(`[name="work.${part.id}"][value="${option}"]`).check();
    await page.getByRole("button", { name: m.lab_submit(), exact: true }).click();
    await expect(page.getByText(m.lab_verdict_passed()).first()).toBeVisible();
    const attempts = app.database.select().from(labAttempt).where(eq(labAttempt.enrolmentId, id)).all();
    expect(attempts.map((one) => one.passed)).toEqual([true]);
  });
});
