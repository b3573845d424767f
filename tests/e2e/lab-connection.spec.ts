import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { m } from "#app/i18n/messages.js";
import { labAttempt } from "#db/schema/lab.ts";
import { test as base, expect } from "../support/browser.ts";
import { makeEnrolment } from "../support/factories.ts";
import type { Gateway } from "../support/gateway.ts";
import { openGateway } from "../support/gateway.ts";
import { labOf, plainEditor, unitAddress, unitOf } from "../support/learner.ts";

// A lab behind a proxy that cuts, holds and loses what passes through it.

const test = base.extend<{ gateway: Gateway }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  gateway: async ({}, use) => {
    const gateway = await openGateway();
    await use(gateway);
    await gateway.close();
  },
  proxy: async ({ gateway }, use) => use({ server: gateway.url, bypass: "<-loopback>" }),
  tolerated: /net::ERR_|Failed to load resource|ResponseAborted/,
});

const RUNS = /\/runs$/;
const runButton = (page: Page) => page.getByRole("button", { name: m.lab_run(), exact: true });
const submitButton = (page: Page) => page.getByRole("button", { name: m.lab_submit(), exact: true });
const result = (page: Page) => page.locator("#p-result");

/** A learner's lab with its solution in the text box. */
const openLab = test.extend<{ lab: { enrolmentId: string; prompt: string } }>({
  lab: async ({ app, page, signedInAs }, use) => {
    const actor = await signedInAs("learner");
    const { id } = await makeEnrolment(actor, app.course);
    const activity = unitOf(app.course, "lab");
    const prompt = labOf(app.course, activity).text["zh-TW"].solution;
    await page.goto(unitAddress(app.course, activity));
    await (await plainEditor(page)).fill(prompt);
    await use({ enrolmentId: id, prompt });
  },
});

openLab(
  "a stream that a proxy cuts says so, keeps the text, and the next run works",
  async ({ page, gateway, lab }) => {
    gateway.behave("cut", RUNS);
    await runButton(page).click();
    await expect(result(page)).toContainText(m.lab_run_cut());
    await expect(page.locator("#lab-said")).toHaveText(m.lab_run_cut());
    await expect(page.locator("textarea#prompt")).toHaveValue(lab.prompt);
    gateway.behave("pass", RUNS);
    await runButton(page).click();
    await expect(page.getByText(m.lab_run_all_passed()).first()).toBeVisible();
  },
);

openLab(
  "a stream that a proxy holds is given up when nothing is heard any more",
  async ({ page, gateway, lab }) => {
    await page.clock.install();
    gateway.behave("stall", RUNS);
    await runButton(page).click();
    await expect(result(page).locator(".answer").first()).not.toBeEmpty();
    await page.clock.runFor(60_000);
    await expect(result(page)).toContainText(m.lab_run_cut());
    await expect(page.locator("textarea#prompt")).toHaveValue(lab.prompt);
  },
);

openLab(
  "a proxy's own error page is no answer: the lab stays, and says what happened",
  async ({ page, gateway, lab }) => {
    gateway.behave("error-page", /\/(runs|draft)$|\.data$/);
    await runButton(page).click();
    await expect(result(page)).toContainText(m.lab_run_failed());
    const longer = `${lab.prompt}\n`;
    await page.locator("textarea#prompt").fill(longer);
    await expect(page.getByText(m.lab_save_failed())).toBeVisible();
    await submitButton(page).click();
    await expect(page.locator("textarea#prompt")).toHaveValue(longer);
    await expect(page.getByRole("heading", { name: m.error_500_title() })).toHaveCount(0);
  },
);

openLab(
  "a submission whose answer got lost is asked for again, and is one attempt",
  async ({ app, page, gateway, lab }) => {
    const attempts = () =>
      app.database.select().from(labAttempt).where(eq(labAttempt.enrolmentId, lab.enrolmentId)).all();
    gateway.behave("lose", /\.data$/);
    await submitButton(page).click();
    await expect(result(page)).toContainText(m.lab_submit_cut());
    await expect(page.locator("textarea#prompt")).toHaveValue(lab.prompt);
    expect(attempts()).toHaveLength(1);
    gateway.behave("pass", RUNS);
    await submitButton(page).click();
    await expect(page.getByText(m.lab_submit_cut())).toBeHidden();
    await expect(result(page)).toContainText(m.lab_verdict_passed());
    expect(attempts()).toHaveLength(1);
  },
);
