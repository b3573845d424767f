import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { m } from "#app/i18n/messages.js";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { authSession } from "#db/schema/identity.ts";
import { expect, expectAccessible, expectNoHorizontalScroll, test } from "../support/browser.ts";
import { makeAgency, makePerson } from "../support/factories.ts";
import { fillSignIn } from "../support/learner.ts";
import { CLIENT, startProvider } from "../support/openid-provider.ts";
import { freePort, startServer } from "../support/server.ts";

// A real browser signs in by a real OpenID provider, and by a passkey of Chromium's virtual authenticator.

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
      if (/content security policy/i.test(message.text())) refused.push(message.text());
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
    await page.locator("header summary").filter({ visible: true }).click();
    await page.getByRole("button", { name: m.common_sign_out() }).filter({ visible: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(m.openid_signed_out_title());
    await page.getByRole("link", { name: m.openid_signed_out_there({ name }) }).click();
    await expect(page).toHaveURL(new RegExp(`^${provider.issuer}`));
    expect(refused, "the content policy stands in nobody's way").toEqual([]);

    await context.clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("link", { name: m.openid_with({ name }) }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText(m.openid_problem_denied({ name }))).toBeVisible();
    const logged = server.log.map((line) => JSON.stringify(line)).join("\n");
    expect(logged).not.toContain(CLIENT.secret);
    expect(logged).not.toContain(email);
  } finally {
    await context.close();
    await server.stop();
    await provider.stop();
  }
});

test("by a passkey: made on the account page, it signs in without a password and confirms; without scripts a word says why not", async ({
  browser,
}) => {
  const port = await freePort();
  // Passkeys belong to a name: an address of numbers has none.
  const origin = `http://localhost:${port}`;
  const server = await startServer({ PORT: String(port), ORIGIN: origin });
  const context = await browser.newContext({ baseURL: origin, locale: "zh-TW" });
  try {
    writeInto(server.database);
    const password = "an old pass phrase";
    const { email, personId } = await makePerson({ password });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    const verifies = (isUserVerified: boolean) =>
      devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });

    await page.goto("/account/passkeys");
    await fillSignIn(page, email, password);
    await page.getByLabel(m.passkey_name()).fill("辦公室電腦");
    await page.getByRole("button", { name: m.passkey_add() }).click();
    await expect(page.getByRole("status")).toHaveText(m.passkey_added());
    await expect(page.locator(".devices")).toContainText("辦公室電腦");
    await expectAccessible(page);
    await expectNoHorizontalScroll(page);
    // The device has one already.
    await page.getByRole("button", { name: m.passkey_add() }).click();
    await expect(page.getByText(m.passkey_failed_known())).toBeVisible();

    await context.clearCookies();
    await page.goto("/certificates");
    await verifies(false);
    await page.getByRole("button", { name: m.passkey_sign_in() }).click();
    await expect(page.getByText(m.passkey_failed_asked())).toBeVisible();
    await verifies(true);
    await page.getByRole("button", { name: m.passkey_sign_in() }).click();
    await expect(page).toHaveURL(/\/certificates$/);

    server.database
      .update(authSession)
      .set({ provenAt: "2026-01-01T00:00:00.000Z" })
      .where(eq(authSession.userId, personId))
      .run();
    await page.goto("/account/passkeys");
    await page.getByRole("button", { name: m.passkey_confirm() }).click();
    await expect(page).toHaveURL(/\/account\/passkeys$/);
    await page.getByRole("button", { name: m.passkey_remove_which({ name: "辦公室電腦" }) }).click();
    await expect(page.getByRole("status")).toHaveText(m.passkey_removed());
    await context.clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: m.passkey_sign_in() }).click();
    await expect(page.getByText(m.passkey_failed_refused())).toBeVisible();

    const plain = await browser.newContext({ baseURL: origin, locale: "zh-TW", javaScriptEnabled: false });
    const without = await plain.newPage();
    await without.goto("/sign-in");
    await expect(without.getByText(m.passkey_needs_script())).toBeVisible();
    await expect(without.getByRole("button", { name: m.passkey_sign_in() })).toBeHidden();
    await fillSignIn(without, email, password);
    await expect(without.getByRole("heading", { level: 1 })).not.toHaveText(m.identity_sign_in_title());
    await plain.close();
  } finally {
    await context.close();
    await server.stop();
  }
});
