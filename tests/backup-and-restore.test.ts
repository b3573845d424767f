import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newFileKey } from "#app/platform/sealed-file.server.ts";
import type { Database } from "#db/client.server.ts";
import { useDatabase as makeOwn, openDatabase } from "#db/client.server.ts";
import { person } from "#db/schema/identity.ts";
import { makeAgency, makePerson } from "./support/factories.ts";
import { copyTemplateDatabase } from "./support/template-database.ts";

// A backup that can't be restored is none: each is made and put back by the commands that an operator types.

let folder: string;
let file: string;
let database: Database;
const KEY = newFileKey();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "academy-restore-"));
  file = copyTemplateDatabase(join(folder, "data", "academy.db"));
  database = openDatabase(file);
  makeOwn(database);
  await makePerson({ name: "王備份", agency: await makeAgency() });
});
afterEach(() => {
  if (database.$client.open) database.$client.close();
  rmSync(folder, { recursive: true });
});

function command(name: "backup" | "restore", args: string[], settings: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `app/cli/${name}.ts`, ...args],
    { encoding: "utf8", env: { ...process.env, DATABASE_FILE: file, ...settings } },
  );
  expect(stderr, "no stack trace").not.toMatch(/^ {4}at /m);
  return { status, said: stdout + stderr };
}
const backup = () => join(folder, "copy.db");
const people = () => {
  const opened = openDatabase(file, { readonly: true });
  const names = opened.select({ name: person.name }).from(person).all();
  opened.$client.close();
  return names.map(({ name }) => name);
};
/** What a refused restore must leave as it was. */
function expectUntouched(said: string): void {
  expect(said).toContain("Nothing was restored");
  expect(people()).toEqual(["王備份", "later"]);
  expect(readdirSync(join(folder, "data")).filter((name) => name.includes("restoring"))).toEqual([]);
}

describe.each([
  { how: "as it is", settings: {} },
  { how: "sealed", settings: { BACKUP_KEY: KEY } },
])("a backup, $how", ({ settings }) => {
  it("brings back what was there, and keeps aside what came after", async () => {
    const made = command("backup", [backup()], settings);
    expect(made).toMatchObject({ status: 0 });
    expect(made.said).toContain("1 people");
    expect(readFileSync(backup()).includes("王備份")).toBe(!("BACKUP_KEY" in settings));
    await makePerson({ name: "later" });
    database.$client.close();
    const restored = command("restore", [backup()], settings);
    expect(restored).toMatchObject({ status: 0 });
    expect(people()).toEqual(["王備份"]);
    expect(readdirSync(join(folder, "data")).filter((name) => name.includes("restoring"))).toEqual([]);
    const [aside] = readdirSync(join(folder, "data")).filter((name) => name.includes(".before-"));
    file = join(folder, "data", aside ?? "");
    expect(people()).toEqual(["王備份", "later"]);
  });

  it("makes a database where there was none", () => {
    command("backup", [backup()], settings);
    database.$client.close();
    file = join(folder, "elsewhere", "new.db");
    expect(command("restore", [backup()], settings)).toMatchObject({ status: 0 });
    expect(people()).toEqual(["王備份"]);
  });
});

describe("a restore is refused", () => {
  beforeEach(async () => {
    command("backup", [backup()], { BACKUP_KEY: KEY });
    command("backup", [`${backup()}.open`]);
    await makePerson({ name: "later" });
  });

  it("while somebody has the database open", () => {
    const { status, said } = command("restore", [`${backup()}.open`]);
    expect(status).toBe(1);
    expect(said).toContain("Stop the server first");
    expectUntouched(said);
  });

  it("without the key, with another, and of a sealed file that was changed or cut off", () => {
    database.$client.close();
    expect(command("restore", [backup()]).said).toContain("BACKUP_KEY");
    expectUntouched(command("restore", [backup()], { BACKUP_KEY: newFileKey() }).said);
    const bytes = readFileSync(backup());
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(backup(), bytes);
    expectUntouched(command("restore", [backup()], { BACKUP_KEY: KEY }).said);
    truncateSync(backup(), bytes.length - 1000);
    expectUntouched(command("restore", [backup()], { BACKUP_KEY: KEY }).said);
    truncateSync(backup(), 20);
    expectUntouched(command("restore", [backup()], { BACKUP_KEY: KEY }).said);
  });

  it("of damaged pages, of another program's database, of a newer release's, of no database", () => {
    database.$client.close();
    const open = `${backup()}.open`;
    const whole = readFileSync(open);
    const wrong = (change: (copy: Database) => void) => {
      writeFileSync(open, whole);
      const copy = openDatabase(open);
      change(copy);
      copy.$client.close();
      return command("restore", [open]).said;
    };
    expectUntouched(
      wrong(({ $client }) =>
        $client.exec("DROP TRIGGER audit_event_fixed; UPDATE audit_event SET actor_id = 'x'"),
      ),
    );
    const newer = wrong(({ $client }) =>
      $client.exec("INSERT INTO applied_migration VALUES ('9999_of-tomorrow', '')"),
    );
    expect(newer).toContain("9999_of-tomorrow");
    expectUntouched(newer);
    expectUntouched(wrong(({ $client }) => $client.exec("DROP TABLE applied_migration")));
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 4096 * 4, 4096 * 9);
    writeFileSync(open, damaged);
    expectUntouched(command("restore", [open]).said);
    writeFileSync(open, "not a database at all");
    expectUntouched(command("restore", [open]).said);
  });
});

it("makes no backup of a database with a damaged page, and says what is wrong with it", () => {
  database.$client.close();
  const bytes = readFileSync(file);
  bytes.fill(0xa7, 4096 * 4, 4096 * 9);
  writeFileSync(file, bytes);
  const { status, said } = command("backup", [backup()]);
  expect(status).toBe(1);
  expect(said).toMatch(/The backup failed.*(integrity check|malformed)/s);
  expect(readdirSync(folder)).toEqual(["data"]);
});

it("replaces a database that can't be read any more", () => {
  command("backup", [backup()]);
  database.$client.close();
  writeFileSync(file, "a damaged disk");
  writeFileSync(`${file}-wal`, "its log");
  expect(command("restore", [backup()])).toMatchObject({ status: 0 });
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(people()).toEqual(["王備份"]);
});
