import type { Browser, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { m } from "#app/i18n/messages.js";
import { authSession, roleGrant } from "#db/schema/identity.ts";
import type { World } from "../support/browser.ts";
import { expect, test } from "../support/browser.ts";
import { makeCompletion, makePerson } from "../support/factories.ts";
import { appCode, fillSignIn } from "../support/learner.ts";

// Where one is signed in, and the password: what somebody does who left a computer open elsewhere.

const OLD = "an old pass phrase";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

async function elsewhere(app: World, browser: Browser, email: string, userAgent = PHONE): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.url, locale: "zh-TW", userAgent });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await fillSignIn(page, email, OLD);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(m.identity_sign_in_title());
  return page;
}

async function fillPasswords(page: Page, current: string, next: string, repeat = next): Promise<void> {
  await page.getByLabel(m.identity_password_current(), { exact: true }).fill(current);
  await page.getByLabel(m.identity_password_next(), { exact: true }).fill(next);
  await page.getByLabel(m.identity_password_repeat(), { exact: true }).fill(repeat);
  await page.getByRole("button", { name: m.identity_password_button() }).click();
}

test("one device is signed out from another; there the next step asks to sign in, and leads back", async ({
  app,
  page,
  browser,
}) => {
  const { email } = await makePerson({ agency: app.agencies.county, password: OLD });
  const phone = await elsewhere(app, browser, email);
  await page.goto("/account");
  await fillSignIn(page, email, OLD);
  await expect(page).toHaveURL(/\/account$/);
  const device = m.identity_device_phone({ browser: "Safari", system: "iOS" });
  const devices = page.locator(".devices li");
  await expect(devices).toHaveCount(2);
  await expect(devices.first()).toContainText(m.identity_device_this());
  await expect(devices.nth(1)).toContainText(device);
  await page.getByRole("button", { name: m.identity_device_end_which({ device }) }).click();
  await expect(page.getByRole("status")).toHaveText(m.identity_devices_ended());
  await expect(devices).toHaveCount(1);

  await phone.goto("/certificates");
  await expect(phone).toHaveURL(/\/sign-in\?returnTo=%2Fcertificates/);
  await fillSignIn(phone, email, OLD);
  await expect(phone).toHaveURL(/\/certificates$/);
  await phone.context().close();
});

test.describe("a new password", () => {
  test.use({ tolerated: /status of 400/ });

  test("takes the old one to be right and both new ones to be the same, then signs out everywhere else", async ({
    app,
    page,
    browser,
  }) => {
    const { email } = await makePerson({ agency: app.agencies.county, password: OLD });
    const phone = await elsewhere(app, browser, email);
    await page.goto("/account");
    await fillSignIn(page, email, OLD);
    for (const [current, next, repeat, message] of [
      ["", "one sentence only I know", "one sentence only I know", m.identity_error_current_missing()],
      [OLD, "short", "short", m.identity_error_next_short({ min: 12 })],
      [OLD, OLD, OLD, m.identity_error_next_same()],
      [OLD, "one sentence only I know", "another sentence", m.identity_error_repeat_differs()],
      ["not my password", "one sentence only I know", undefined, m.identity_error_current_wrong()],
    ] as const) {
      await fillPasswords(page, current, next, repeat);
      await expect(page.locator(".errors")).toContainText(message);
    }
    await fillPasswords(page, OLD, "one sentence only I know");
    await expect(page.getByRole("status")).toHaveText(m.identity_password_done());
    await expect(page.getByLabel(m.identity_password_current(), { exact: true })).toHaveValue("");
    await page.reload();
    await expect(page.locator(".devices li")).toHaveCount(1);

    await phone.goto("/certificates");
    await expect(phone).toHaveURL(/\/sign-in/);
    await fillSignIn(phone, email, OLD);
    await expect(phone.locator(".errors")).toContainText(m.identity_error_refused());
    await fillSignIn(phone, email, "one sentence only I know");
    await expect(phone).toHaveURL(/\/certificates$/);
    await phone.context().close();
  });
});

test("a role given while somebody is signed in counts with the next page, under a new cookie", async ({
  app,
  page,
  context,
  signedInAs,
}) => {
  const { personId } = await signedInAs("learner");
  await page.goto("/account");
  const cookieNow = async () => (await context.cookies()).find(({ name }) => name === "session")?.value;
  const before = await cookieNow();
  app.database
    .insert(roleGrant)
    .values({
      id: `grant-${personId}`,
      personId,
      role: "hr",
      agencyId: app.agencies.bureau.id,
      startsAt: new Date().toISOString(),
      grantedAt: new Date().toISOString(),
      confirmedAt: new Date().toISOString(),
      reason: "test",
    })
    .run();
  await page.getByRole("link", { name: m.frame_nav_courses(), exact: true }).first().click();
  await expect(page).toHaveURL(/\/courses$/);
  expect(await cookieNow()).not.toBe(before);
  await page.reload();
  await expect(page.getByRole("link", { name: m.frame_nav_records(), exact: true }).first()).toBeVisible();
  await page.goto("/account");
  await expect(page.locator(".devices li")).toHaveCount(1);
});

test("records leave as a file after the password is typed again, and the way leads back to them", async ({
  app,
  page,
  signedInAs,
}) => {
  const { personId } = await signedInAs("hr", { password: OLD });
  await makeCompletion(await makePerson({ name: "王晴", agency: app.agencies.county }), app.course);
  app.database
    .update(authSession)
    .set({ provenAt: "2026-01-01T00:00:00.000Z" })
    .where(eq(authSession.userId, personId))
    .run();
  await page.goto("/records?state=completed");
  await page.getByRole("link", { name: m.record_csv() }).click();
  await page.getByLabel(m.identity_password()).fill(OLD);
  await page.getByRole("button", { name: m.identity_proof_button() }).click();
  await expect(page).toHaveURL(/\/records\?state=completed$/);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: m.record_csv() }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

test.describe("a second factor", () => {
  // A wrong code answers 400, which Chromium names in the console.
  test.use({ tolerated: /the server responded with a status of 400/ });

  test("a code of the phone's app is set up, asked for at the next sign-in, and a recovery code does without it", async ({
    app,
    page,
    signedInAs,
  }) => {
    const { email } = await signedInAs("learner", { password: OLD });
    await page.goto("/account");
    await page.getByRole("link", { name: m.factor_off() }).click();
    await page.getByRole("button", { name: m.factor_begin() }).click();
    await expect(page.getByRole("img", { name: m.factor_qr() })).toBeVisible();
    const secret = (await page.locator(".secret").innerText()).trim();
    await page.locator("#code").fill("000000");
    await page.getByRole("button", { name: m.factor_enable() }).click();
    await expect(page.getByText(m.factor_error_code()).first()).toBeVisible();
    await page.locator("#code").fill(appCode(secret));
    await page.getByRole("button", { name: m.factor_enable() }).click();
    await expect(page.locator(".recovery-codes li")).toHaveCount(10);
    const codes = await page.locator(".recovery-codes li").allInnerTexts();
    await page.getByRole("link", { name: m.factor_codes_done() }).click();
    await expect(page.getByText(m.factor_on())).toBeVisible();
    await expect(page.getByText(secret)).toHaveCount(0);

    const signsOut = () => page.context().clearCookies();
    await signsOut();
    await page.goto("/certificates");
    await fillSignIn(page, email, OLD);
    await expect(page.getByRole("heading", { name: m.factor_sign_in_title() })).toBeVisible();
    // The code that set it up is used; the app's next one counts already, as for a phone whose clock is ahead.
    await page.locator("#code").fill(appCode(secret, 1));
    await page.getByRole("button", { name: m.factor_sign_in_button() }).click();
    await expect(page).toHaveURL(/\/certificates$/);

    await signsOut();
    await page.goto("/certificates");
    await fillSignIn(page, email, OLD);
    await page.locator("#code").fill(codes[3] ?? "");
    await page.getByRole("button", { name: m.factor_sign_in_button() }).click();
    await expect(page).toHaveURL(/\/certificates$/);
    await page.goto("/account/second-factor");
    await expect(page.locator(".facts")).toContainText("9");
    expect(
      app.log.some((line) => JSON.stringify(line).includes(codes[3] ?? "")),
      "no code in the log",
    ).toBe(false);
  });
});
