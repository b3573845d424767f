import type { Browser, Page } from "@playwright/test";
import type { Actor, Role } from "#app/features/identity/actor.ts";
import { m } from "#app/i18n/messages.js";
import type { World } from "../support/browser.ts";
import { expect, signIn, test } from "../support/browser.ts";
import type { TestPerson } from "../support/factories.ts";
import { makePerson } from "../support/factories.ts";

// Who gives a role to whom, and from when on it opens a door.

test.use({ tolerated: /the server responded with a status of 40[049]/ });

/** Another person's browser beside the one of the test. */
async function browserOf(app: World, browser: Browser, actor: Actor): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.url, locale: "zh-TW" });
  await signIn(context, app.url, actor);
  return context.newPage();
}

/** Fills in the form up to the page where it is checked. */
async function fillRole(page: Page, person: TestPerson, role: Role): Promise<void> {
  await page.goto("/roles");
  await page.getByRole("link", { name: m.role_give() }).click();
  await page.getByLabel(m.role_who()).fill(person.email);
  await page.locator(`input[name="role"][value="${role}"]`).check();
  await page.getByLabel(m.role_reason_label()).fill("職務調整");
  await page.getByRole("button", { name: m.role_check() }).click();
  await expect(page.getByRole("heading", { name: m.role_review_title() })).toBeVisible();
  await expect(page.getByText(person.name).first()).toBeVisible();
}

const menu = (page: Page) => page.getByRole("navigation", { name: m.common_main_menu() });

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("HR gives a role after a look at whom, goes back to change it, and ends it", async ({
      app,
      page,
      browser,
      signedInAs,
    }) => {
      await signedInAs("hr");
      const person = await makePerson({ name: "莎韻‧達利", agency: app.agencies.county });
      const theirs = await browserOf(app, browser, person);
      await theirs.goto("/team");
      await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(m.error_404_title());

      await fillRole(page, person, "trainer");
      await page.getByRole("button", { name: m.role_review_edit() }).click();
      await expect(page.getByLabel(m.role_who())).toHaveValue(person.email);
      await expect(page.getByLabel(m.role_reason_label())).toHaveValue("職務調整");
      await page.getByRole("radio", { name: m.role_name_manager() }).check();
      await page.getByRole("button", { name: m.role_check() }).click();
      await page.getByRole("button", { name: m.role_review_give() }).click();
      await expect(page.getByText(m.role_done_given())).toBeVisible();

      await theirs.goto("/");
      await menu(theirs).getByRole("link", { name: m.frame_nav_team() }).click();
      await expect(theirs.getByRole("heading", { name: m.record_team_title() })).toBeVisible();

      await page.getByRole("button", { name: m.role_end_button() }).click();
      await expect(page.getByText(m.role_error_reason_missing()).first()).toBeVisible();
      await page.getByLabel(m.role_end_reason()).fill("調職");
      await page.getByRole("button", { name: m.role_end_button() }).click();
      await expect(page.getByText(m.role_done_ended())).toBeVisible();
      await expect(page.getByRole("button", { name: m.role_end_button() })).toHaveCount(0);
      await theirs.reload();
      await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(m.error_404_title());
      await theirs.context().close();
    });
  });
}

test("an auditor takes two operators, and then finds in the audit how it came about", async ({
  app,
  page,
  browser,
  signedInAs,
}) => {
  await signedInAs("operator");
  const second = await makePerson({ name: "高志明", roles: [{ role: "operator", agency: null }] });
  const person = await makePerson({ name: "王淑芬" });
  await fillRole(page, person, "auditor");
  await expect(page.getByText(m.role_effect_second())).toBeVisible();
  await page.getByRole("button", { name: m.role_review_give() }).click();
  await expect(page.getByText(m.role_done_waiting())).toBeVisible();
  await expect(page.getByText(m.role_confirm_wait())).toBeVisible();

  const theirs = await browserOf(app, browser, person);
  await theirs.goto("/account");
  await expect(theirs.getByText(m.role_state_waiting())).toBeVisible();
  await theirs.goto("/audit");
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(m.error_404_title());

  const other = await browserOf(app, browser, second);
  await other.goto(`/roles?state=waiting&q=${person.email}`);
  await other.getByRole("link", { name: person.name }).click();
  await other.getByRole("button", { name: m.role_confirm_button() }).click();
  await expect(other.getByText(m.role_done_confirmed())).toBeVisible();

  await theirs.goto("/audit");
  await theirs.getByLabel(m.audit_whom()).fill(person.email);
  await theirs.getByLabel(m.audit_what()).selectOption("role.confirm");
  await theirs.getByRole("button", { name: m.record_apply() }).click();
  const row = theirs.getByRole("row").filter({ hasText: person.name });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(second.name);
  await theirs.goto("/records");
  await expect(theirs.getByRole("heading", { name: m.record_title() })).toBeVisible();
  await theirs.context().close();
  await other.context().close();
});
