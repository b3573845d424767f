import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { closeDatabase, getDatabase, openDatabase } from "#db/client.server.ts";
import { migrate, pendingMigrations } from "#db/migrate.server.ts";
import { publishContent } from "./publish-content.server.ts";

/** Brings the database up to date and publishes what changed in content/. Run once, before any process serves. */
export async function prepareDatabase(): Promise<void> {
  const database = openDatabase(env().DATABASE_FILE);
  const applied = migrate(database);
  database.$client.close();
  if (applied.length > 0) log().info({ applied }, "migrations applied");
  const published = await publishContent();
  if (published.length > 0) log().info({ published }, "course versions published");
}

/** Whether requests can be served: the database answers and has had every migration the code knows. */
export function readiness(): { ready: boolean; reason: string } {
  try {
    const pending = pendingMigrations(getDatabase());
    if (pending.length > 0) return { ready: false, reason: `${pending.length} migrations pending` };
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
