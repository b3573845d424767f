import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
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
  await expect(page).toHaveURL(`${app.url}/`);

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
