import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";
import { verifyAudit } from "#app/platform/audit-verify.server.ts";
import { now } from "#app/platform/clock.ts";
import { isSealed, unsealFile } from "#app/platform/sealed-file.server.ts";
import type { Database } from "#db/client.server.ts";
import { isBusy, openDatabase } from "#db/client.server.ts";
import { inspectDatabase } from "#db/inspect.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { fail, settingsOrFail } from "./command.ts";

// npm run restore -- <file>: puts a backup in the database's place once it has been looked through. What was there stays
// beside it under another name. The server must not be running.

const [source] = process.argv.slice(2);
if (!source) fail("Usage: npm run restore -- <backup>");
if (!existsSync(source)) fail(`There is no file ${source}.`);
const { DATABASE_FILE: target, BACKUP_KEY } = settingsOrFail();
const incoming = `${target}.restoring`;

try {
  if (existsSync(target)) expectNobodyThere(target);
  mkdirSync(dirname(target), { recursive: true });
  clear();
  if (!isSealed(source)) copyFileSync(source, incoming);
  else if (BACKUP_KEY) await unsealFile(source, incoming, BACKUP_KEY);
  else fail(`${source} is sealed: set BACKUP_KEY to the key that it was made with.`);

  inspectDatabase(incoming);
  const events = bringUpToDate(incoming);
  const { people, completions, newest } = inspectDatabase(incoming);
  const aside = existsSync(target) ? putAside(target) : null;
  renameSync(incoming, target);
  clear();
  flushFolder(dirname(target));
  console.log(
    `Restored: ${target} (${people} people, ${completions} completions, ${events} events, the last at ${newest ?? "—"}).`,
  );
  if (aside) console.log(`What was there before: ${aside}`);
} catch (error) {
  clear();
  fail(`Nothing was restored, and ${target} is as it was: ${(error as Error).message}`);
}

/**
 * Leaving the write-ahead log is refused while somebody else has the file open. It also puts all of it into the one file
 * that is kept aside. A file that SQLite can't read is in nobody's use: it may be why a backup is wanted.
 */
function expectNobodyThere(file: string): void {
  const database = openOrNull(file);
  if (!database) return;
  try {
    database.$client.pragma("journal_mode = DELETE");
  } catch (cause) {
    if (isBusy(cause)) throw new Error("the database is in use. Stop the server first", { cause });
  } finally {
    database.$client.close();
  }
}

function openOrNull(file: string): Database | null {
  try {
    return openDatabase(file);
  } catch (error) {
    if (isBusy(error)) throw new Error("the database is in use. Stop the server first", { cause: error });
    return null;
  }
}

/** Applies this release's migrations and follows the audit's chain. @returns how many events it has */
function bringUpToDate(file: string): number {
  const database = openDatabase(file);
  try {
    migrate(database);
    const { broken, events } = verifyAudit(database, null);
    if (broken) throw new Error(`its audit doesn't hold: ${broken.where} ${broken.what}`);
    return events;
  } finally {
    database.$client.close();
  }
}

/**
 * Gives the old file a second name; its place is taken by the new one in a single step, so that at no moment there is
 * none. A log that was left over must not be read into the new file. @returns the second name
 */
function putAside(file: string): string {
  const aside = `${file}.before-${now().replace(/[:.]/g, "-")}`;
  linkSync(file, aside);
  for (const suffix of ["-wal", "-shm"])
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  return aside;
}

/** Makes sure that the names in a folder are on the disk. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

function clear(): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(incoming + suffix, { force: true });
}
