import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { devices } from "@playwright/test";
import type { Actor } from "#app/features/identity/actor.ts";
import { m } from "#app/i18n/messages.js";
import type { World } from "../support/browser.ts";
import { expect, expectAccessible, expectNoHorizontalScroll, signIn, test } from "../support/browser.ts";
import { makeOpenWorkshop, makePerson } from "../support/factories.ts";

// A workshop from its plan to its end: a trainer, a projector, somebody on a phone, somebody whose browser has no
// streams, and a guest.

test.use({ tolerated: /the server responded with a status of 40[04]|ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });

async function browserFor(
  app: World,
  browser: Browser,
  actor: Actor | null,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.url, locale: "zh-TW", ...options });
  if (actor) await signIn(context, app.url, actor);
  return context.newPage();
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("a trainer leads a room: each screen follows, the grid shows who needs help, and the lab's work counts", async ({
  app,
  page,
  browser,
  signedInAs,
}) => {
  test.setTimeout(120_000);
  await signedInAs("learner", { name: "陳怡安", roles: [{ role: "trainer", agency: null }] });
  await page.goto("/workshops");
  await page.getByRole("link", { name: m.workshop_plan() }).click();
  await page.getByRole("button", { name: m.workshop_plan_button() }).click();
  await expect(page.getByText(m.workshop_error_missing()).first()).toBeVisible();
  await page.getByLabel(m.workshop_name()).fill("提示詞寫作工作坊");
  await page.getByLabel(m.workshop_course()).selectOption(app.course.courseId);
  await page.getByLabel(m.workshop_place()).fill("301 教室");
  await page.getByRole("button", { name: m.workshop_plan_button() }).click();
  await expect(heading(page)).toHaveText("提示詞寫作工作坊");

  await page.getByRole("link", { name: m.workshop_agenda_edit() }).click();
  await page.getByLabel(m.workshop_step_title()).fill("看一個例子");
  await page.getByLabel(m.workshop_body()).fill("哪裡**不清楚**？<script>alert(1)</script>");
  await page.getByLabel(m.workshop_notes()).fill("先問再說");
  await page.getByRole("button", { name: m.workshop_step_add(), exact: true }).click();
  await expect(page.getByText("看一個例子").first()).toBeVisible();
  await page.getByRole("link", { name: "提示詞寫作工作坊" }).click();
  await page.getByRole("button", { name: m.workshop_open() }).click();
  await expect(page.getByText(m.workshop_lobby())).toBeVisible();
  const code = (
    await page
      .locator("[lang=en]")
      .filter({ hasText: /^\w{3} \w{3}$/ })
      .innerText()
  ).trim();

  const beam = await page.context().newPage();
  await beam.goto(`${page.url()}/projector`);
  await expect(heading(beam)).toHaveText(m.workshop_welcome());

  // On a phone, with an account.
  const learner = await makePerson({ name: "劉冠宇", agency: app.agencies.county });
  const phone = await browserFor(app, browser, learner, devices["Pixel 5"]);
  await phone.goto("/join");
  await phone.getByLabel(m.workshop_join_code()).fill("AAAAAA");
  await phone.getByRole("button", { name: m.workshop_join_button() }).click();
  await expect(phone.getByText(m.workshop_join_unknown()).first()).toBeVisible();
  await phone.getByLabel(m.workshop_join_code()).fill(code.toLowerCase());
  await phone.getByRole("button", { name: m.workshop_join_button() }).click();
  await expect(heading(phone)).toHaveText(m.workshop_welcome());

  // A guest by name, in a browser without streams.
  const guest = await browserFor(app, browser, null);
  await guest.addInitScript("delete window.EventSource");
  await guest.goto(`/join?code=${code.replace(" ", "")}`);
  await guest.getByLabel(m.workshop_join_name()).fill("<b>小林</b>");
  await guest.getByRole("button", { name: m.workshop_join_guest() }).click();
  await expect(heading(guest)).toHaveText(m.workshop_welcome());

  await expect(page.getByText(m.workshop_people({ count: 2 }))).toBeVisible();
  await expect(page.getByRole("row", { name: /<b>小林<\/b>/ })).toBeVisible();
  await expect(beam.getByText(m.workshop_joined_count({ count: 2 }))).toBeVisible();

  // To the first step, by the key that a clicker sends; everybody follows.
  await page.keyboard.press("PageDown");
  const first = app.course.course.activities[0];
  await expect(heading(phone)).toHaveText(first?.title["zh-TW"] ?? "");
  await expect(heading(guest)).toHaveText(first?.title["zh-TW"] ?? "");
  await expect(heading(beam)).toHaveText(first?.title["zh-TW"] ?? "");
  await expect(guest.getByText(m.workshop_guest_unit())).toBeVisible();
  await expect(phone.getByRole("timer")).toBeVisible();

  // A hand, with a question that only the trainer sees.
  await phone.getByLabel(m.workshop_ask()).fill("檢核說有電話");
  await phone.getByRole("button", { name: m.workshop_hand_raise() }).click();
  await expect(phone.getByText(m.workshop_hand_up())).toBeVisible();
  await expect(page.getByText("檢核說有電話")).toBeVisible();
  await page.getByRole("button", { name: `${m.workshop_claim()} 劉冠宇` }).click();
  await expect(phone.getByText(m.workshop_hand_comes({ name: "陳怡安" }))).toBeVisible();
  await phone.getByRole("button", { name: m.workshop_hand_lower() }).click();
  await expect(page.getByText("檢核說有電話")).toHaveCount(0);
  expect(await beam.locator("body").innerText()).not.toContain("劉冠宇");

  // What is typed stays, and so does the focus, while the room moves on.
  await phone.getByLabel(m.workshop_ask()).pressSequentially("還沒打完");
  const lab = app.course.course.activities.find((activity) => activity.kind === "lab");
  await page.getByRole("button", { name: `${m.workshop_go_here()} ${lab?.title["zh-TW"]}` }).click();
  await expect(heading(phone)).toHaveText(lab?.title["zh-TW"] ?? "");
  await expect(phone.getByLabel(m.workshop_ask())).toHaveValue("還沒打完");
  await expect(phone.getByLabel(m.workshop_ask())).toBeFocused();

  // The lab is the one that they would do alone, with a line about the room above it.
  await phone.getByRole("link", { name: m.workshop_open_unit({ kind: m.workshop_kind_lab() }) }).click();
  await expect(phone.getByRole("link", { name: m.workshop_to_room() })).toBeVisible();
  await phone
    .getByRole("navigation", { name: m.lab_panes() })
    .getByRole("link", { name: m.lab_pane_prompt() })
    .tap();
  await phone.locator("textarea#prompt").fill("摘要 {{會議紀錄}}");
  const row = page.getByRole("row", { name: /劉冠宇/ });
  await expect(row.getByText(m.workshop_cell_reading()).last()).toBeAttached();
  await phone.getByRole("button", { name: m.lab_run() }).tap();
  await expect(row.getByText(new RegExp(`^${m.workshop_cell_failing()}`))).toBeAttached({ timeout: 20_000 });
  await expect(page.getByRole("heading", { name: m.workshop_mistakes() })).toBeVisible();
  await phone.getByRole("link", { name: m.workshop_to_room() }).click();
  await expect(heading(phone)).toHaveText(lab?.title["zh-TW"] ?? "");

  // The network goes, and the room with it moves on; both come back by themselves.
  await phone.context().setOffline(true);
  await guest.context().setOffline(true);
  await page.getByRole("button", { name: m.workshop_pause() }).click();
  await expect(beam.getByRole("heading", { name: m.workshop_paused() })).toBeVisible();
  await phone.context().setOffline(false);
  await guest.context().setOffline(false);
  await expect(phone.getByText(m.workshop_paused()).last()).toBeVisible({ timeout: 20_000 });
  await expect(guest.getByText(m.workshop_paused()).last()).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: m.workshop_resume() }).click();

  // Names are hidden by a key while the grid has the focus.
  await page.getByRole("region", { name: m.workshop_seats({ from: 1, to: 2 }) }).focus();
  await page.keyboard.press("h");
  await expect(page.getByRole("row", { name: /劉冠宇/ })).toHaveCount(0);
  await page.keyboard.press("h");

  for (const [screen, width] of [
    [page, 320],
    [beam, 320],
    [phone, 320],
  ] as const) {
    await expectAccessible(screen);
    await expectNoHorizontalScroll(screen, width);
  }

  // Whoever is asked to leave is told, and can't come back.
  await page.getByText(m.workshop_remove_title()).click();
  await page.getByLabel(m.workshop_remove_who()).selectOption({ label: "1 劉冠宇" });
  await page.getByRole("button", { name: m.workshop_remove(), exact: true }).click();
  await expect(phone.getByText(m.workshop_removed())).toBeVisible();
  await phone.goto("/join");
  await phone.getByLabel(m.workshop_join_code()).fill(code);
  await phone.getByRole("button", { name: m.workshop_join_button() }).click();
  await expect(phone.getByText(m.workshop_removed()).first()).toBeVisible();

  await page.getByText(m.workshop_close(), { exact: true }).click();
  await page.getByRole("button", { name: m.workshop_close_now() }).click();
  await expect(heading(guest)).toHaveText(m.workshop_thanks());
  await expect(heading(beam)).toHaveText(m.workshop_thanks());
  await expect(page.getByRole("heading", { name: m.workshop_summary() })).toBeVisible();
  await phone.context().close();
  await guest.context().close();
});

test("a trainer rehearses a planned workshop, and is back at its page when that is over", async ({
  app,
  page,
  signedInAs,
}) => {
  const trainer = await signedInAs("learner", { roles: [{ role: "trainer", agency: null }] });
  const { id } = await makeOpenWorkshop(app.course, { trainer, open: false });
  await page.goto(`/workshops/${id}`);
  await page.getByRole("button", { name: m.rehearsal_start() }).click();
  await expect(page.getByText(m.rehearsal_now())).toBeVisible();
  await page.getByRole("button", { name: m.workshop_start() }).click();
  await expect(page.getByText(m.rehearsal_person({ number: 6 })).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: m.rehearsal_end() }).click();
  await expect(page.getByRole("button", { name: m.rehearsal_start() })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${id}$`));
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a room is opened, joined and led by forms alone", async ({ app, page, browser, signedInAs }) => {
    await signedInAs("learner", { name: "陳怡安", roles: [{ role: "trainer", agency: null }] });
    await page.goto("/workshops/new");
    await page.getByLabel(m.workshop_name()).fill("沒有指令碼的工作坊");
    await page.getByRole("button", { name: m.workshop_plan_button() }).click();
    await page.getByRole("button", { name: m.workshop_open() }).click();
    const code = (
      await page
        .locator("[lang=en]")
        .filter({ hasText: /^\w{3} \w{3}$/ })
        .innerText()
    ).trim();
    const guest = await browserFor(app, browser, null, { javaScriptEnabled: false });
    await guest.goto("/join");
    await guest.getByLabel(m.workshop_join_code()).fill(code);
    await guest.getByLabel(m.workshop_join_name()).fill("小林");
    await guest.getByRole("button", { name: m.workshop_join_guest() }).click();
    await guest.getByRole("button", { name: m.workshop_hand_raise() }).click();
    await expect(guest.getByText(m.workshop_hand_up())).toBeVisible();
    await page.getByRole("button", { name: m.workshop_start() }).click();
    await page.getByRole("button", { name: `${m.workshop_claim()} 小林` }).click();
    await guest.reload();
    await expect(guest.getByText(m.workshop_hand_comes({ name: "陳怡安" }))).toBeVisible();
    await guest.context().close();
  });
});
