import { env } from "#app/platform/env.server.ts";
import type { Database } from "#db/client.server.ts";
import { useDatabase as makeOwn } from "#db/client.server.ts";
import { copyTemplateDatabase, openTestDatabase, removeTestDatabase } from "./template-database.ts";

const opened: Database[] = [];

/**
 * A new, migrated, empty database file that is from now on the process's own: `getDatabase()` gives it. Call it in
 * `beforeEach`, or in `beforeAll` when a file's tests only read. Removed after the file's last test, by
 * `leave-as-found.ts`.
 */
export function freshDatabase(): Database {
  const database = openTestDatabase(copyTemplateDatabase());
  opened.push(database);
  makeOwn(database);
  // What opens a connection of its own, such as the worker that writes the CSV, goes by the setting.
  env().DATABASE_FILE = database.$client.name;
  return database;
}

/** Removes every database that was made. */
export function removeDatabases(): void {
  for (const database of opened.splice(0)) removeTestDatabase(database);
}
