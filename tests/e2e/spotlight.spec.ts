import { roomState } from "#app/features/workshop/room-log.server.ts";
import { seated } from "#app/features/workshop/room-state.ts";
import { m } from "#app/i18n/messages.js";
import { joinWorkshop } from "#app/journey/join-workshop.server.ts";
import { expect, expectAccessible, signIn, test } from "../support/browser.ts";
import { makeOpenWorkshop, makePerson, tell } from "../support/factories.ts";
import { plainEditor, unitAddress, unitOf } from "../support/learner.ts";
import { triesIn } from "../support/tries.ts";

// What a trainer puts before everybody: somebody's try with their yes, a prompt that comes into an editor by its owner's
// hand only.

test("a try is shown once its author says yes, without their name, and is gone when they take it back", async ({
  app,
  page,
  browser,
  signedInAs,
}) => {
  test.setTimeout(120_000);
  const trainer = await signedInAs("learner", { name: "陳怡安", roles: [{ role: "trainer", agency: null }] });
  const room = await makeOpenWorkshop(app.course, { trainer });
  const lab = unitOf(app.course, "lab");
  const step = room.steps.find((one) => one.activityId === lab.id)?.id ?? "";
  const author = await makePerson({ name: "劉冠宇", agency: app.agencies.county });
  await joinWorkshop(room.code, author, "192.0.2.1", null);
  await triesIn(author, app.course, lab).run("請整理成三點");
  await tell(room.lead, { type: "go", stepId: step });

  const context = await browser.newContext({ baseURL: app.url, locale: "zh-TW" });
  await signIn(context, app.url, author);
  const own = await context.newPage();
  await own.goto(`/workshops/${room.id}/room`);
  await page.goto(`/workshops/${room.id}`);
  const beam = await page.context().newPage();
  await beam.goto(`/workshops/${room.id}/projector`);

  await page.getByText(m.showing_ask_title()).click();
  await page.getByRole("button", { name: m.showing_ask_send() }).click();
  await expect(page.getByText(m.showing_said_nothing())).toBeVisible();
  await expect(own.getByRole("heading", { name: m.showing_asked() })).toBeVisible();
  await expect(own.locator("pre").first()).toHaveText("請整理成三點");
  await expectAccessible(own);
  await expect(beam.getByText("請整理成三點")).toHaveCount(0);
  await own.getByRole("button", { name: m.showing_yes_anonymous() }).click();
  await expect(beam.getByText("請整理成三點")).toBeVisible();
  await expect(page.getByRole("button", { name: m.showing_show_end() })).toBeVisible();
  expect(await beam.locator("body").innerText()).not.toContain("劉冠宇");
  await expectAccessible(beam);
  await own.getByRole("button", { name: m.showing_take_back() }).click();
  await expect(beam.getByText("請整理成三點")).toHaveCount(0);

  // A prompt for everybody: in the lab it waits above the editor, and what was written can come back.
  await own.goto(unitAddress(app.course, lab));
  const editor = await plainEditor(own);
  await editor.fill("我自己寫的");
  await expect(own.getByRole("link", { name: m.workshop_to_room() })).toBeVisible();
  await page.getByText(m.showing_offer_title()).click();
  await page.getByLabel(m.showing_offer_label({ title: lab.title["zh-TW"] })).fill("先說對象，再說格式");
  await page.getByRole("button", { name: m.showing_offer_send() }).click();
  await expect(editor).toHaveValue("我自己寫的");
  await own.getByRole("link", { name: m.showing_offer_take() }).click();
  await expect(editor).toHaveValue("先說對象，再說格式");
  await own.getByRole("button", { name: m.lab_restore_undo() }).click();
  await expect(editor).toHaveValue("我自己寫的");
  expect(seated(roomState(room.id))).toHaveLength(1);
  await context.close();
});
