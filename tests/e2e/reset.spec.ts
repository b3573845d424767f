import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { simpleParser } from "mailparser";
import { m } from "#app/i18n/messages.js";
import type { World } from "../support/browser.ts";
import { expect, test } from "../support/browser.ts";
import { makePerson } from "../support/factories.ts";
import { fillSignIn } from "../support/learner.ts";
import { linkIn } from "../support/mail-link.ts";

// A forgotten password, and a first one: by way of a mail to being signed in, on the running server.

test.use({ tolerated: /the server responded with a status of 4(00|10)/ });

async function mailsIn(app: World, address: string) {
  const folder = join(dirname(app.database.$client.name), "mail");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".eml")) : [];
  const mails = await Promise.all(files.map((name) => simpleParser(readFileSync(join(folder, name)))));
  return mails.filter(({ to }) => JSON.stringify(to).includes(address));
}

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("a forgotten password is set anew by a link that works once and that no log holds", async ({
      app,
      page,
    }) => {
      const person = await makePerson({ password: "an old sentence of mine" });
      const mailsTo = () => mailsIn(app, person.email);
      await page.goto("/sign-in");
      await page.getByRole("link", { name: m.identity_forgot_link() }).click();
      // Both pages have a field for the address.
      await expect(page.getByRole("heading", { name: m.link_reset_title() })).toBeVisible();
      await page.getByLabel(m.identity_email()).fill(person.email);
      await page.getByRole("button", { name: m.link_reset_button() }).click();
      await expect(page.getByRole("heading", { name: m.link_reset_sent_title() })).toBeVisible();

      await expect.poll(async () => (await mailsTo()).length).toBe(1);
      const link = linkIn((await mailsTo())[0]);
      // As a mail scanner does.
      expect((await fetch(app.url + link)).status).toBe(200);
      await page.goto(link);
      await page.locator("#next").fill("a new sentence of mine");
      await page.locator("#repeat").fill("another sentence");
      await page.getByRole("button", { name: m.link_new_button() }).click();
      await expect(page.getByText(m.identity_error_repeat_differs()).first()).toBeVisible();
      await page.locator("#next").fill("a new sentence of mine");
      await page.locator("#repeat").fill("a new sentence of mine");
      await page.getByRole("button", { name: m.link_new_button() }).click();
      await expect(page).toHaveURL(`${app.url}/`);
      // The frame says at once who it is.
      await expect(page.getByText(person.name).first()).toBeAttached();
      await expect.poll(async () => (await mailsTo()).length).toBe(2);

      await page.goto(link);
      await expect(page.getByRole("heading", { name: m.link_used_title() })).toBeVisible();
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await fillSignIn(page, person.email, "a new sentence of mine", "zh-TW");
      await expect(page).toHaveURL(`${app.url}/`);
      const token = link.split("=")[1] ?? "";
      expect(JSON.stringify(app.log)).not.toContain(token);
    });
  });
}

test("HR invites somebody from their page, in two clicks one mail; they set a password and are in, and HR sees it", async ({
  app,
  page,
  browser,
  signedInAs,
}) => {
  const invited = await makePerson({ name: "莎韻‧達利", agency: app.agencies.county });
  await signedInAs("hr");
  await page.goto(`/people/${invited.personId}`);
  await expect(page.getByText(m.people_sign_in_none())).toBeVisible();
  await page.getByRole("button", { name: m.people_sign_in_invite() }).dblclick();
  await expect(page.getByRole("status")).toContainText(m.people_done_filed());
  await expect.poll(async () => (await mailsIn(app, invited.email)).length).toBe(1);

  const theirs = await browser.newContext({ baseURL: app.url, locale: "zh-TW" });
  const desk = await theirs.newPage();
  const [mail] = await mailsIn(app, invited.email);
  await desk.goto(linkIn(mail));
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(
    m.link_welcome_title({ name: invited.name }),
  );
  await desk.locator("#next").fill("a first sentence of mine");
  await desk.locator("#repeat").fill("a first sentence of mine");
  await desk.getByRole("button", { name: m.link_welcome_button() }).click();
  await expect(desk).toHaveURL(`${app.url}/`);
  await expect(desk.getByText(invited.name).first()).toBeAttached();
  await theirs.close();

  await page.goto(`/people/${invited.personId}`);
  await expect(page.getByRole("button", { name: m.people_sign_in_send_reset() })).toBeVisible();
  expect(await mailsIn(app, invited.email)).toHaveLength(1);
});
