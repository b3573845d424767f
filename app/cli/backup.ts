import { existsSync, renameSync, rmSync } from "node:fs";
import { newFileKey, sealFile, unsealFile } from "#app/platform/sealed-file.server.ts";
import { openDatabase } from "#db/client.server.ts";
import type { Inspection } from "#db/inspect.server.ts";
import { inspectDatabase } from "#db/inspect.server.ts";
import { fail, settingsOrFail } from "./command.ts";

// npm run backup -- <file>: a copy of the running database, checked before it gets its name, sealed if there is a key.

const [target] = process.argv.slice(2);
if (!target) fail("Usage: npm run backup -- <file>\n       npm run --silent backup -- new-key");
if (target === "new-key") {
  console.log(newFileKey());
  process.exit(0);
}
if (existsSync(target))
  fail(`${target} is there already; a backup never overwrites one. Choose another name.`);
const { DATABASE_FILE, BACKUP_KEY } = settingsOrFail();
if (!existsSync(DATABASE_FILE)) fail(`There is no database at ${DATABASE_FILE} (setting DATABASE_FILE).`);

const unfinished = `${target}.unfinished`;
const sealed = `${target}.sealed`;
const opened = `${target}.opened`;
const clear = () => {
  for (const file of [unfinished, sealed, opened])
    for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
};
clear();
try {
  const source = openDatabase(DATABASE_FILE, { readonly: true });
  // SQLite's online backup: readers and writers go on meanwhile, and the copy is of one moment.
  await source.$client.backup(unfinished);
  source.$client.close();
  let held = inspectDatabase(unfinished);
  if (BACKUP_KEY) {
    await sealFile(unfinished, sealed, BACKUP_KEY);
    // What can't be opened again is no backup.
    await unsealFile(sealed, opened, BACKUP_KEY);
    held = inspectDatabase(opened);
  }
  renameSync(BACKUP_KEY ? sealed : unfinished, target);
  console.log(
    `Backup written and checked: ${target} (${inWords(held)}${BACKUP_KEY ? "; sealed with BACKUP_KEY" : ""}).`,
  );
} catch (error) {
  clear();
  fail(`The backup failed, and ${target} was not written: ${(error as Error).message}`);
}
clear();

function inWords({ people, completions }: Inspection): string {
  return `${people} people, ${completions} completions`;
}
