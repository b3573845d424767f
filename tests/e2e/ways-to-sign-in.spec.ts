import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { m } from "#app/i18n/messages.js";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { authSession } from "#db/schema/identity.ts";
import { expect, test } from "../support/browser.ts";
import { makeAgency, makePerson } from "../support/factories.ts";
import { fillSignIn } from "../support/learner.ts";
import { CLIENT, startProvider } from "../support/openid-provider.ts";
import { startServer } from "../support/server.ts";

// A real browser signs in by a real OpenID provider.

test("by the agency's provider: typing the address leads there, and signing out offers to leave there too", async ({
  browser,
}) => {
  // The callback's address isn't known before the server's port is: the provider is told of it later.
  const callbacks: string[] = [];
  const homes: string[] = [];
  const provider = await startProvider(callbacks, homes);
  const folder = mkdtempSync(join(tmpdir(), "academy-openid-"));
  const file = join(folder, "providers.json");
  const county = {
    ...{ id: "county", nameZh: "縣府單一簽入", nameEn: "County sign-in", issuer: provider.issuer },
    ...{ clientId: CLIENT.id, agencies: ["A10"], emailDomains: ["county.example"] },
  };
  writeFileSync(file, JSON.stringify({ providers: [county] }));
  const server = await startServer({ OPENID_FILE: file, OPENID_SECRET_COUNTY: CLIENT.secret });
  callbacks.push(`${server.url}/sign-in/callback/county`);
  homes.push(`${server.url}/`);
  const context = await browser.newContext({ baseURL: server.url, locale: "zh-TW" });
  try {
    writeInto(server.database);
    const agency = await makeAgency({ code: "A10" });
    const { email } = await makePerson({ email: "officer@county.example", agency });
    provider.accounts.set("officer-1", { sub: "officer-1", email, email_verified: true });
    const page = await context.newPage();
    const refused: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") refused.push(message.text());
    });
    const name = county.nameZh;

    await page.goto("/certificates");
    await fillSignIn(page, email, "");
    await page.getByRole("link", { name: m.openid_go_on({ name }) }).click();
    await page.getByLabel("Subject").fill("officer-1");
    await page.getByRole("button", { name: "Go" }).click();
    await expect(page).toHaveURL(/\/certificates$/);

    // A stranger at the open browser must show who they are, and so must the officer.
    server.database.update(authSession).set({ provenAt: "2026-01-01T00:00:00.000Z" }).run();
    await page.goto("/account/second-factor");
    await expect(page.getByText(m.openid_none_password())).toBeVisible();
    await page.getByRole("link", { name: m.openid_confirm({ name }) }).click();
    await page.getByLabel("Subject").fill("officer-1");
    await page.getByRole("button", { name: "Go" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(m.factor_title());

    await page.goto("/account");
    await expect(page.getByText(m.openid_account_as({ name, email }))).toBeVisible();
    await page.getByRole("button", { name: m.frame_sign_out() }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(m.openid_signed_out_title());
    await page.getByRole("link", { name: m.openid_signed_out_there({ name }) }).click();
    await expect(page).toHaveURL(new RegExp(`^${provider.issuer}`));
    expect(refused, "the content policy stands in nobody's way").toEqual([]);

    await page.goto("/sign-in");
    await page.getByRole("link", { name: m.openid_with({ name }) }).click();
    await page
      .getByRole("button", { name: "Cancel" })
      .or(page.getByRole("button", { name: "Go" }))
      .first()
      .click();
    const logged = server.log.map((line) => JSON.stringify(line)).join("\n");
    expect(logged).not.toContain(CLIENT.secret);
    expect(logged).not.toContain(email);
  } finally {
    await context.close();
    await server.stop();
    await provider.stop();
  }
});
