import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import type { Actor } from "#app/features/identity/actor.ts";
import { m } from "#app/i18n/messages.js";
import type { World } from "../support/browser.ts";
import { expect, signIn, test } from "../support/browser.ts";
import type { NewPerson } from "../support/factories.ts";
import { makeCompletion, makePerson } from "../support/factories.ts";
import { sessionCookie } from "../support/requests.ts";

// What people can find out and change about themselves, and that their data stand nowhere but where they are needed.

test.use({ tolerated: /the server responded with a status of 40[04]/ });

const PASSWORD = "a long password 1";

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("somebody asks for their name to be put right, HR does, and both see what became of it", async ({
      app,
      page,
      browser,
      signedInAs,
    }) => {
      const learner = await signedInAs("learner", { name: "林佳穎", password: PASSWORD });
      await makeCompletion(learner, app.course);
      await page.goto("/privacy");
      await expect(page.getByText(m.privacy_readings_none())).toBeVisible();
      await page.getByRole("link", { name: m.privacy_request_new() }).click();
      await page.getByRole("button", { name: m.privacy_request_send() }).click();
      await expect(page.getByRole("link", { name: m.privacy_error_kind() })).toBeVisible();
      await page.getByRole("radio", { name: m.privacy_kind_name(), exact: true }).check();
      await page.getByLabel(m.privacy_request_wanted()).fill("林家穎");
      await page.getByLabel(m.privacy_request_reason()).fill("當初輸入錯誤");
      await page.getByRole("button", { name: m.privacy_request_send() }).click();
      await expect(page.getByText(m.privacy_done_asked())).toBeVisible();
      await expect(page.getByText(m.privacy_state_open())).toBeVisible();

      const agency = app.agencies.bureau;
      const officer = await makePerson({ name: "黃淑惠", agency, roles: [{ role: "hr", agency }] });
      const context = await browser.newContext({
        baseURL: app.url,
        locale: "zh-TW",
        javaScriptEnabled: scripts,
      });
      await signIn(context, app.url, officer);
      const theirs = await context.newPage();
      await theirs.goto("/corrections");
      await theirs.getByRole("link", { name: "林佳穎" }).click();
      await expect(theirs.getByText("當初輸入錯誤")).toBeVisible();
      await theirs.getByRole("link", { name: "林佳穎" }).click();
      await expect(theirs.getByRole("heading", { level: 1, name: "林佳穎", exact: true })).toBeVisible();
      await theirs.goBack();
      await theirs.getByRole("button", { name: m.privacy_decide_refuse() }).click();
      await expect(theirs.getByRole("link", { name: m.privacy_error_answer() })).toBeVisible();
      await theirs.getByRole("button", { name: m.privacy_decide_accept() }).click();
      await expect(theirs.getByText(m.privacy_done_decided())).toBeVisible();
      await context.close();

      await page.goto("/privacy");
      await expect(page.getByText(m.privacy_state_accepted())).toBeVisible();
      await expect(page.getByText(m.privacy_reading_person())).toBeVisible();
      await expect(page.getByText("黃淑惠")).toHaveCount(0);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: m.privacy_copy_button() }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/\.zip$/);
      const copy = unzipSync(new Uint8Array(readFileSync(await file.path())));
      expect(strFromU8(copy["data.json"] ?? new Uint8Array())).toContain("林家穎");
    });
  });
}

/** Pages that one person is led through at most. */
const MOST_PAGES = 60;

/** Follows every link from the home page as somebody, and says where a page breaks its silence. */
async function walk(app: World, actor: Actor, personal: readonly string[]): Promise<string[]> {
  const headers = { Cookie: await sessionCookie(actor.personId) };
  const [seen, wrong] = [new Set<string>(), [] as string[]];
  const next = ["/", "/privacy", "/account", "/no-such-page", "/records/nothing", "/people/nothing"];
  const names = (text: string) => personal.filter((one) => decoded(text).includes(one));
  for (let path = next.shift(); path !== undefined && seen.size < MOST_PAGES; path = next.shift()) {
    // Of addresses that differ by an id alone, one is enough.
    const kind = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id").replace(/\?.*/, "");
    if (seen.has(kind)) continue;
    seen.add(kind);
    const answer = await fetch(app.url + path, { headers, redirect: "manual" });
    const where = answer.headers.get("Location");
    if (where) next.push(new URL(where, app.url).pathname);
    if (names(where ?? "").length > 0) wrong.push(`${path} leads to ${where}`);
    if (!answer.headers.get("Content-Type")?.includes("text/html")) continue;
    if (answer.headers.get("Referrer-Policy") !== "same-origin")
      wrong.push(`${path} tells where one comes from`);
    const html = await answer.text();
    const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? "";
    if (names(title).length > 0) wrong.push(`${path} has the title ${title}`);
    if (answer.status >= 400 && names(html.replaceAll(actor.name, "")).length > 0)
      wrong.push(`${path} names people`);
    for (const [, address = ""] of html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
      const target = new URL(address.replaceAll("&amp;", "&"), app.url + path);
      if (target.origin !== app.url) wrong.push(`${path} leads elsewhere: ${address}`);
      else if (names(address).length > 0) wrong.push(`${path} has the address ${address}`);
      else if (/\shref/.test(html) && !/^\/(assets|sign-out)/.test(target.pathname)) {
        next.push(target.pathname + target.search);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(10);
  return wrong;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

test("nobody's data stand in an address, a title, an error page or the log, whoever looks at what", async ({
  app,
}) => {
  const agency = app.agencies.county;
  const people: Actor[] = [];
  for (const [name, employeeNumber] of [
    ["歐陽建宏", "QZ-7701"],
    ["莎韻‧達利", "QZ-7702"],
  ] as const) {
    people.push(
      await makePerson({ name, employeeNumber, agency, email: `${employeeNumber}@private.example` }),
    );
  }
  for (const person of people) await makeCompletion(person, app.course);
  const viewers: [string, NewPerson][] = [
    ["learner", {}],
    ["manager", { roles: [{ role: "manager", agency }] }],
    ["HR", { roles: [{ role: "hr", agency: app.agencies.bureau }] }],
    ["auditor", { roles: [{ role: "auditor", agency: null }] }],
    ["operator", { roles: [{ role: "operator", agency: null }] }],
  ];
  const personal = ["歐陽建宏", "莎韻‧達利", "QZ-7701", "QZ-7702", "private.example", "觀看者"];
  const logged = app.log.length;
  for (const [role, input] of viewers) {
    const email = `viewer-${role}@private.example`;
    const viewer = await makePerson({ agency, ...input, name: `觀看者${role}`, email });
    expect(await walk(app, viewer, personal), `as ${role}`).toEqual([]);
  }
  const lines = app.log.slice(logged).map((line) => JSON.stringify(line));
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => personal.some((one) => decoded(line).includes(one)))).toEqual([]);
});
