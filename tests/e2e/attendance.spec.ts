import { devices } from "@playwright/test";
import { m } from "#app/i18n/messages.js";
import { expect, expectAccessible, expectNoHorizontalScroll, signIn, test } from "../support/browser.ts";
import { makePerson } from "../support/factories.ts";

// Attendance from the rule to HR's record: a trainer, a projector, a phone without scripts, and HR.

test.use({ tolerated: /the server responded with a status of 40[04]/ });

test("a code on the projector, a phone without scripts, the sign-off, a correction, and what HR sees of it", async ({
  app,
  page,
  browser,
  signedInAs,
}) => {
  test.setTimeout(90_000);
  await signedInAs("learner", {
    ...{ name: "陳怡安", agency: app.agencies.county, roles: [{ role: "trainer", agency: null }] },
  });
  await page.goto("/workshops/new");
  await page.getByLabel(m.workshop_name()).fill("出席的工作坊");
  await page.getByLabel(m.workshop_course()).selectOption(app.course.courseId);
  // All day, so that it is on whenever this runs.
  await page.getByLabel(m.workshop_from(), { exact: true }).fill("00:00");
  await page.getByLabel(m.workshop_until()).fill("23:59");
  await page.getByRole("button", { name: m.workshop_plan_button() }).click();
  await expect(page.getByRole("button", { name: m.workshop_open() })).toBeVisible();
  const room = page.url().replace(/\?.*/, "");

  await page.getByRole("link", { name: m.attendance_to() }).click();
  await page.getByLabel(m.attendance_rule_present()).fill("170");
  await page.getByRole("button", { name: m.attendance_rule_save() }).click();
  await expect(page.getByText(m.attendance_rule_percent())).toBeVisible();
  await expect(page.getByLabel(m.attendance_rule_present())).toHaveValue("170");
  await page.getByLabel(m.attendance_rule_present()).fill("1");
  await page.getByLabel(m.attendance_rule_course()).check();
  await page.getByRole("button", { name: m.attendance_rule_save() }).click();
  await expect(page.getByText(m.attendance_rule_saved())).toBeVisible();
  await expectAccessible(page);
  await page.goto(room);
  await page.getByRole("button", { name: m.workshop_open() }).click();
  const code = page.locator("[lang=en]").filter({ hasText: /^\w{3} \w{3}$/ });
  const joinCode = (await code.innerText()).trim();

  const learner = await makePerson({ name: "劉冠宇", agency: app.agencies.county });
  const plain = await browser.newContext({
    ...devices["Pixel 5"],
    baseURL: app.url,
    javaScriptEnabled: false,
  });
  await signIn(plain, app.url, learner);
  const phone = await plain.newPage();
  await phone.goto("/join");
  await phone.getByLabel(m.workshop_join_code()).fill(joinCode);
  await phone.getByRole("button", { name: m.workshop_join_button() }).click();

  // The trainer asks anew, whatever the door asks at this time of day.
  const end = page.getByRole("button", { name: m.attendance_check_end() });
  await expect(page.getByRole("button", { name: m.workshop_lock() })).toBeVisible();
  if (await end.isVisible()) await end.click();
  await page.getByRole("button", { name: m.attendance_check_start() }).click();
  await expect(page.getByText(m.attendance_check_count({ done: 0, count: 1 }))).toBeVisible();
  const beam = await page.context().newPage();
  await beam.setViewportSize({ width: 1280, height: 720 });
  await beam.goto(`${room}/projector`);
  const shown = beam.getByRole("region", { name: m.attendance_check_title() });
  await expect(shown).toContainText(/\d{3} \d{3}/);
  await expectAccessible(beam);

  await phone.reload();
  await phone.getByLabel(m.attendance_check_code()).fill("12345");
  await phone.getByRole("button", { name: m.attendance_check_send() }).click();
  await expect(phone.getByText(m.attendance_check_wrong())).toBeVisible();
  await expectNoHorizontalScroll(phone);
  const digits = /\d{3} \d{3}/.exec(await shown.innerText())?.[0] ?? "";
  await phone.getByLabel(m.attendance_check_code()).fill(digits);
  await phone.getByRole("button", { name: m.attendance_check_send() }).click();
  await expect(phone.getByText(m.attendance_check_done())).toBeVisible();
  await expect(page.getByText(m.attendance_check_count({ done: 1, count: 1 }))).toBeVisible();

  await page.getByText(m.workshop_close(), { exact: true }).click();
  await page.getByRole("button", { name: m.workshop_close_now() }).click();
  await page.getByRole("link", { name: m.attendance_title() }).click();
  const line = page.getByRole("row").filter({ hasText: "劉冠宇" });
  // A phone without scripts gives no signs of life: the check-in stands, the presence doesn't.
  await expect(line).toContainText(/1／[12]/);
  await line.getByText(m.attendance_one()).click();
  await line.getByLabel(m.attendance_status_attended(), { exact: true }).check();
  await line.getByRole("button", { name: m.attendance_save() }).click();
  await expect(line.getByText(m.attendance_error_reason())).toBeVisible();
  await line.getByLabel(m.attendance_why()).fill("手機沒有執行程式，人在現場");
  await line.getByRole("button", { name: m.attendance_save() }).click();
  await expect(page.getByText(m.attendance_saved())).toBeVisible();
  await expect(line).toContainText(m.attendance_completed());
  await expectAccessible(page);

  await page.getByRole("link", { name: m.attendance_paper_print() }).click();
  await expect(page.getByRole("row").filter({ hasText: "劉冠宇" })).toBeVisible();
  await expectAccessible(page);

  const officer = await makePerson({ roles: [{ role: "hr", agency: app.agencies.county }] });
  const office = await browser.newContext({ baseURL: app.url, locale: "zh-TW" });
  await signIn(office, app.url, officer);
  const desk = await office.newPage();
  await desk.goto("/records?q=劉冠宇");
  await desk.getByRole("link", { name: "劉冠宇" }).click();
  await expect(desk.getByText(m.attendance_evidence_rule({ title: "出席的工作坊" }))).toBeVisible();
  await expect(desk.getByText("手機沒有執行程式，人在現場")).toBeVisible();
  await expect(desk.getByText(m.record_source_trainer())).toBeVisible();
  await desk.goto(`${room}/attendance`);
  await expect(desk.getByRole("row").filter({ hasText: "劉冠宇" })).toContainText("陳怡安");
  await expect(desk.getByRole("main").locator("details")).toHaveCount(0);
});
