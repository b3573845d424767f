import { createHash, randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Database } from "#db/client.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { migrate, readMigrations } from "#db/migrate.server.ts";

/** Kept between runs; the name carries a hash of the migrations, so that a changed schema makes a new one. */
const CACHE = "node_modules/.cache/test-databases";

/**
 * Path of a database file with every migration and no rows, made once and then only copied. Several processes may
 * ask at the same time: each makes its own and the last rename wins, all being equal.
 */
export function templateDatabase(): string {
  const hash = createHash("sha256").update(JSON.stringify(readMigrations())).digest("hex").slice(0, 16);
  const path = join(CACHE, `${hash}.db`);
  if (existsSync(path)) return path;
  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  const database = openDatabase(unfinished);
  migrate(database);
  // Without the log beside it, the file alone is the whole database.
  database.$client.pragma("journal_mode = DELETE");
  database.$client.close();
  renameSync(unfinished, path);
  return path;
}

/** Copies the template to a path, or to a new temporary folder. @returns the copy's path */
export function copyTemplateDatabase(
  target = join(mkdtempSync(join(tmpdir(), "academy-test-")), "academy.db"),
): string {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(templateDatabase(), target);
  return target;
}

/** Opens a test's database. A test needs no protection from a power cut, so nothing waits for the disk. */
export function openTestDatabase(file: string): Database {
  const database = openDatabase(file);
  database.$client.pragma("synchronous = OFF");
  return database;
}

/** Closes a database of `copyTemplateDatabase` and removes its temporary folder. */
export function removeTestDatabase(database: Database): void {
  const folder = dirname(database.$client.name);
  if (database.$client.open) database.$client.close();
  if (folder.startsWith(join(tmpdir(), "academy-test-"))) rmSync(folder, { recursive: true, force: true });
}
