import { databaseTrouble } from "#app/platform/database-watch.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { closeDatabase, getDatabase, openDatabase } from "#db/client.server.ts";
import { migrate, pendingMigrations } from "#db/migrate.server.ts";
import type { DatabaseTrouble } from "#db/trouble.server.ts";
import { troubleBehind } from "#db/trouble.server.ts";
import { publishContent } from "./publish-content.server.ts";

/**
 * Brings the database up to date and publishes what changed in content/. Run once, before any process serves.
 * @throws DatabaseUnusable, in words for whoever starts it, where the disk or the file isn't as it should be
 */
export async function prepareDatabase(): Promise<void> {
  try {
    await migrateAndPublish();
  } catch (cause) {
    const trouble = troubleBehind(cause);
    if (trouble === null) throw cause;
    const message = `${env().DATABASE_FILE} can't be used: ${UNUSABLE[trouble]} (${(cause as Error).message})`;
    throw Object.assign(new Error(message, { cause }), { name: "DatabaseUnusable" });
  }
}

const UNUSABLE: Record<DatabaseTrouble, string> = {
  full: "its disk is full",
  "read-only": "it, or its disk, is read-only",
  disk: "its disk can't be read or written as needed",
  damaged: "it is damaged, or no database",
  busy: "another process keeps writing to it",
};

async function migrateAndPublish(): Promise<void> {
  const database = openDatabase(env().DATABASE_FILE);
  const applied = migrate(database);
  database.$client.close();
  if (applied.length > 0) log().info({ applied }, "migrations applied");
  const published = await publishContent();
  if (published.length > 0) log().info({ published }, "course versions published");
}

const TROUBLES: Record<DatabaseTrouble, string> = {
  full: "the database can't be written, its disk is full; pages can be read",
  "read-only": "the database can't be written, it or its disk is read-only; pages can be read",
  disk: "the database's disk fails",
  damaged: "part of the database can't be read",
  busy: "another process keeps writing to the database; pages can be read",
};

/** Whether requests can be served: the database takes writes and has had every migration the code knows. */
export function readiness(): { ready: boolean; reason: string } {
  try {
    const pending = pendingMigrations(getDatabase());
    if (pending.length > 0) return { ready: false, reason: `${pending.length} migrations pending` };
    const trouble = databaseTrouble();
    if (trouble !== null) return { ready: false, reason: TROUBLES[trouble] };
    return { ready: true, reason: "ok" };
  } catch (error) {
    log().error({ err: error }, "readiness check failed");
    return { ready: false, reason: "the database does not answer" };
  }
}

/** Lets go of what the process holds, after the last request has been answered. */
export function shutDown(): void {
  closeDatabase();
}
