import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatSerial } from "#app/features/credential/serial.ts";
import { m } from "#app/i18n/messages.js";
import { openDatabase } from "#db/client.server.ts";
import { completion } from "#db/schema/progress.ts";
import type { World } from "../support/browser.ts";
import { expect, test } from "../support/browser.ts";
import { makeCompletion, makePerson } from "../support/factories.ts";
import { fillSignIn } from "../support/learner.ts";

// The operator's commands beside a server that is serving, as README gives them.

function run(app: World, command: string, args: string[], settings: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", command, "--", ...args], {
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      ORIGIN: app.url,
      DATABASE_FILE: app.database.$client.name,
      ...settings,
    },
  });
  return { status, said: stdout + stderr };
}

test("a backup of the running database is complete, checked, and never overwrites", async ({ app }) => {
  const folder = mkdtempSync(join(tmpdir(), "academy-backup-"));
  const file = join(folder, "copy.db");
  try {
    const person = await makePerson({ name: "王備份", agency: app.agencies.county });
    const { enrolment } = await makeCompletion(person, app.course);
    const first = run(app, "backup", [file]);
    expect(first.said).toContain(file);
    expect(first.status).toBe(0);

    const copy = openDatabase(file, { readonly: true });
    const kept = copy.select().from(completion).all();
    copy.$client.close();
    expect(kept.map((row) => row.enrolmentId)).toContain(enrolment.id);

    const second = run(app, "backup", [file]);
    expect(second.status).toBe(1);
    expect(second.said).toContain("never overwrites");
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("an account made by the operator's command signs in", async ({ app, page }) => {
  const email = `first-${Date.now()}@office.example`;
  const password = "a password of their own";
  const made = run(app, "operator", ["create", email], { NEW_PASSWORD: password });
  expect(made.said).toContain(email);
  expect(made.said).not.toContain(password);
  expect(made.status).toBe(0);
  await page.goto("/sign-in");
  await fillSignIn(page, email, password);
  // An operator's role wants a second factor first.
  await expect(page).toHaveURL(`${app.url}/account/factor?returnTo=%2F`);

  const again = run(app, "operator", ["create", email], { NEW_PASSWORD: password });
  expect(again.status).toBe(1);
  expect(again.said).toContain(email);
});

test("a certificate revoked by the operator's command says so to whoever verifies it", async ({
  app,
  page,
}) => {
  const { serial } = await makeCompletion(await makePerson({ agency: app.agencies.county }), app.course);
  const address = `/verify/${formatSerial(serial)}`;
  await page.goto(address);
  await expect(page.getByText(m.credential_is_valid())).toBeVisible();
  const revoked = run(app, "operator", ["revoke", formatSerial(serial), "--reason", "issued by mistake"]);
  expect(revoked.status).toBe(0);
  await page.goto(address);
  await expect(page.getByText(m.credential_is_valid())).toHaveCount(0);
  await expect(page.locator("main")).toContainText("issued by mistake");
});

test("a role given by the operator's command opens a door, and closes it when it is ended", async ({
  app,
  page,
  signedInAs,
}) => {
  const { email, name } = await signedInAs("learner");
  const audit = async () => (await page.request.get("/audit")).status();
  const change = (word: string, ...more: string[]) =>
    run(app, "operator", [word, email, "--role", "auditor", "--reason", "the first auditor", ...more]);
  expect(await audit()).toBe(404);
  expect(change("give", "--until", "2020-01-01").said).toContain("is over");
  expect(change("give", "--agency", "no-such-code").said).toContain("no-such-code");
  expect(change("give").said).toContain(name);
  expect(await audit()).toBe(200);
  expect(change("give").said).toContain("already");
  expect(change("end").status).toBe(0);
  expect(await audit()).toBe(404);
});

test("a command that is mistyped says how it is used, and writes nothing", async ({ app }) => {
  const nowhere = join(tmpdir(), `academy-nowhere-${process.pid}.db`);
  const there = { DATABASE_FILE: nowhere };
  for (const [command, args, named] of [
    ["operator", ["creat", "a@office.example"], 'no command "creat"'],
    ["operator", ["create", "a@office.example", "--rolle", "hr"], "--rolle"],
    ["operator", [], "Usage"],
    ["backup", [], "Usage"],
    ["backup", [`${nowhere}.copy`], nowhere],
  ] as const) {
    const { status, said } = run(app, command, [...args], there);
    expect(said).toContain(named);
    expect(said, "no stack trace").not.toMatch(/^ {4}at /m);
    expect(status).toBe(1);
  }
  const wrong = run(app, "backup", [`${nowhere}.copy`], { ...there, LOG_LEVEL: "loud" });
  expect(wrong.said).toContain("LOG_LEVEL");
  expect(wrong.said, "no stack trace").not.toMatch(/^ {4}at /m);
  expect(existsSync(nowhere)).toBe(false);
});

test("a demo leaves a taken port and the database of who runs there alone", async ({ app }) => {
  const folder = mkdtempSync(join(tmpdir(), "academy-demo-"));
  const file = join(folder, "demo.db");
  const port = new URL(app.url).port;
  const demo = (...args: string[]) =>
    spawnSync("npx", ["tsx", "app/cli/demo.ts", ...args], {
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: "production",
        DATABASE_FILE: file,
        PORT: port,
      },
    });
  try {
    writeFileSync(file, "of the demo that is running");
    const taken = demo("--fresh");
    expect(taken.stderr).toContain(`Port ${port}`);
    expect(taken.status).toBe(1);
    expect(readFileSync(file, "utf8")).toBe("of the demo that is running");
    const mistyped = demo("--frehs");
    expect(mistyped.stderr).toContain("--frehs");
    expect(mistyped.stderr).toContain("Usage");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
