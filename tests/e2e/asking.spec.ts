import { devices } from "@playwright/test";
import { m } from "#app/i18n/messages.js";
import { joinWorkshop } from "#app/journey/join-workshop.server.ts";
import { expect, expectAccessible, expectNoHorizontalScroll, test } from "../support/browser.ts";
import { makeOpenWorkshop } from "../support/factories.ts";

// What a room is asked, and what it asks: from the trainer's form to a phone, and back to the projector.

test.use({ tolerated: /the server responded with a status of 400/ });

test("a trainer asks a room, and a phone answers and asks back; the projector shows what was released to it", async ({
  app,
  page,
  browser,
  signedInAs,
}) => {
  test.setTimeout(120_000);
  const trainer = await signedInAs("learner", { name: "陳怡安", roles: [{ role: "trainer", agency: null }] });
  const { id, code } = await makeOpenWorkshop(app.course, { trainer });

  // A poll in the agenda, with a mistake first: what was typed stays.
  await page.goto(`/workshops/${id}/agenda`);
  await page.getByLabel(m.workshop_kind()).selectOption("poll");
  await page.getByLabel(m.workshop_step_title()).fill("先問問大家");
  await page.getByLabel(m.ask_question()).fill("最想用 AI 做什麼？");
  await page.getByLabel(m.ask_options()).fill("寫摘要");
  await page.getByRole("button", { name: m.workshop_step_add(), exact: true }).click();
  await expect(page.locator(".errors")).toContainText(m.ask_error_few());
  await page.getByLabel(m.ask_options()).fill("寫摘要\n改公文\n查資料");
  await page.getByRole("button", { name: m.workshop_step_add(), exact: true }).click();
  await expect(page.getByText("先問問大家").first()).toBeVisible();

  // A guest on a phone, without scripts: a form like any other.
  const plain = await browser.newContext({
    ...{ baseURL: app.url, locale: "zh-TW", ...devices["Pixel 5"], javaScriptEnabled: false },
  });
  const simple = await plain.newPage();
  await simple.goto(`/join?code=${code}`);
  await simple.getByLabel(m.workshop_join_name()).fill("小林");
  await simple.getByRole("button", { name: m.workshop_join_guest() }).click();
  for (const name of ["阿德", "美惠"]) {
    expect(await joinWorkshop(code, { personId: null, name }, "192.0.2.1", null)).toMatchObject({
      outcome: "joined",
    });
  }
  const mobile = await browser.newContext({ baseURL: app.url, locale: "zh-TW", ...devices["Pixel 5"] });
  const phone = await mobile.newPage();
  await phone.goto(`/join?code=${code}`);
  await phone.getByLabel(m.workshop_join_name()).fill("阿明");
  await phone.getByRole("button", { name: m.workshop_join_guest() }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText(m.workshop_welcome());

  await page.goto(`/workshops/${id}`);
  const beam = await page.context().newPage();
  await beam.goto(`/workshops/${id}/projector`);
  await page.getByRole("button", { name: `${m.workshop_go_here()} 先問問大家` }).click();

  await phone.getByRole("button", { name: m.ask_send() }).click();
  await expect(phone.getByText(m.ask_problem_none()).last()).toBeVisible();
  await phone.getByRole("radio", { name: "改公文" }).check();
  await phone.getByRole("button", { name: m.ask_send() }).click();
  await expect(phone.getByText(m.ask_sent())).toBeVisible();
  await simple.goto(`/workshops/${id}/room`);
  await simple.getByRole("radio", { name: "寫摘要" }).check();
  await simple.getByRole("button", { name: m.ask_send() }).click();
  await simple.getByRole("radio", { name: "改公文" }).check();
  await simple.getByRole("button", { name: m.ask_send_again() }).click();
  await expect(simple.getByRole("radio", { name: "改公文" })).toBeChecked();

  await expect(page.getByRole("row", { name: /改公文/ })).toContainText(
    m.ask_count_of({ count: 2, total: 2 }),
  );
  await expect(beam.getByRole("heading", { level: 1 })).toHaveText("最想用 AI 做什麼？");
  await expect(beam.getByText(m.ask_answered_count({ count: 2 }))).toBeVisible();
  await page.getByRole("button", { name: m.ask_show() }).click();
  // Of two nobody sees who chose what.
  await expect(beam.getByText(m.ask_few({ count: 2, fewest: 3 }))).toBeVisible();
  await expect(phone.getByText(m.ask_few({ count: 2, fewest: 3 }))).toBeVisible();
  await expectAccessible(phone);
  await expectAccessible(page);
  await expectAccessible(beam);
  await expectNoHorizontalScroll(phone);

  // A question of the course's quiz: the answer is revealed by the trainer.
  await page.getByText(m.ask_ask()).click();
  await page.getByRole("button", { name: m.ask_bank_button() }).click();
  await expect(phone.getByText(m.ask_quiz_note())).toBeVisible();
  await expect(beam.getByText(m.ask_right(), { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: m.ask_reveal() }).click();
  await expect(beam.getByText(m.ask_right(), { exact: true }).first()).toBeVisible();
  await expect(phone.getByText(m.ask_right(), { exact: true }).first()).toBeVisible();

  // A question from the floor: seen once it is released, without a name.
  await phone.getByLabel(m.ask_floor_lead()).fill("可以用在密件嗎？");
  await phone.getByLabel(m.ask_floor_named()).check();
  await phone.getByRole("button", { name: m.ask_floor_send() }).click();
  await expect(phone.getByText(m.ask_floor_state_waiting())).toBeVisible();
  await page.getByRole("button", { name: m.ask_away() }).click();
  const waiting = page.getByRole("region", { name: m.ask_floor() });
  await expect(waiting).toContainText("阿明");
  await waiting.getByRole("button", { name: `${m.ask_floor_show()} 可以用在密件嗎？`, exact: true }).click();
  await phone.getByRole("button", { name: m.ask_floor_vote() }).click();
  await expect(beam.getByText(m.ask_floor_votes({ count: 1 }))).toBeVisible();
  expect(await beam.locator("body").innerText()).not.toContain("阿明");
  await plain.close();
  await mobile.close();
});
