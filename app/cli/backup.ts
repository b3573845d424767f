import { existsSync, renameSync, rmSync } from "node:fs";
import { env, SettingsError } from "#app/platform/env.server.ts";
import { openDatabase } from "#db/client.server.ts";

// npm run backup -- <file>: a copy of the running database, checked before it gets its name.

const [target] = process.argv.slice(2);
if (!target) fail("Usage: npm run backup -- <file>");
if (existsSync(target))
  fail(`${target} is there already; a backup never overwrites one. Choose another name.`);
const database = databaseFile();
if (!existsSync(database)) fail(`There is no database at ${database} (setting DATABASE_FILE).`);

const unfinished = `${target}.unfinished`;
rmSync(unfinished, { force: true });
try {
  const source = openDatabase(database, { readonly: true });
  // SQLite's online backup: readers and writers go on meanwhile, and the copy is of one moment.
  await source.$client.backup(unfinished);
  source.$client.close();

  const copy = openDatabase(unfinished, { readonly: true });
  const integrity = copy.$client.pragma("integrity_check", { simple: true });
  const dangling = copy.$client.pragma("foreign_key_check") as unknown[];
  const people = copy.$client.prepare("SELECT count(*) FROM person").pluck().get();
  const completions = copy.$client.prepare("SELECT count(*) FROM completion").pluck().get();
  copy.$client.close();
  if (integrity !== "ok") throw new Error(`the copy fails SQLite's integrity check: ${integrity}`);
  if (dangling.length > 0) throw new Error(`${dangling.length} rows of the copy point to nothing`);

  for (const suffix of ["-wal", "-shm"]) rmSync(`${unfinished}${suffix}`, { force: true });
  renameSync(unfinished, target);
  console.log(`Backup written and checked: ${target} (${people} people, ${completions} completions).`);
} catch (error) {
  rmSync(unfinished, { force: true });
  fail(`The backup failed, and ${target} was not written: ${(error as Error).message}`);
}

function databaseFile(): string {
  try {
    return env().DATABASE_FILE;
  } catch (error) {
    if (error instanceof SettingsError) fail(error.message);
    throw error;
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
