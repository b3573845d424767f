import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./client.server.ts";

export type Migration = { name: string; statements: string[] };

/** Reads the generated SQL files in the order of their names. */
export function readMigrations(folder = join(process.cwd(), "db/migrations")): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => ({
      name: file.replace(/\.sql$/, ""),
      statements: readFileSync(join(folder, file), "utf8")
        .split("--> statement-breakpoint")
        .map((statement) => statement.trim())
        .filter(Boolean),
    }));
}

/** Names of the migrations a database has had, oldest first; empty for a new file. */
export function appliedMigrations(database: Database): string[] {
  const client = database.$client;
  const exists = client
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'applied_migration'")
    .get();
  if (!exists) return [];
  return client.prepare("SELECT name FROM applied_migration ORDER BY name").pluck().all() as string[];
}

/** Migrations that the code has and the database hasn't. */
export function pendingMigrations(database: Database, migrations = readMigrations()): Migration[] {
  const applied = new Set(appliedMigrations(database));
  return migrations.filter((migration) => !applied.has(migration.name));
}

/**
 * Brings a database up to date, each migration in a transaction of its own.
 *
 * Drizzle's migrator isn't used: it opens the transaction first, where `foreign_keys = OFF` has no effect, and
 * rebuilding a parent table then deletes its cascading children. Here the pragma is set before BEGIN IMMEDIATE,
 * and `foreign_key_check` runs before COMMIT.
 * @returns names of the migrations applied now
 * @throws with the migration's name; that migration is rolled back whole
 */
export function migrate(database: Database, migrations = readMigrations()): string[] {
  const client = database.$client;
  client.exec(
    "CREATE TABLE IF NOT EXISTS applied_migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) WITHOUT ROWID",
  );
  const done: string[] = [];
  for (const migration of pendingMigrations(database, migrations)) {
    client.pragma("foreign_keys = OFF");
    client.exec("BEGIN IMMEDIATE");
    try {
      // Another process may have applied it while this one waited for the lock.
      const already = client.prepare("SELECT 1 FROM applied_migration WHERE name = ?").get(migration.name);
      if (!already) {
        for (const statement of migration.statements) client.exec(statement);
        const broken = client.pragma("foreign_key_check") as { table: string }[];
        if (broken.length > 0) {
          throw new Error(`${broken.length} rows of "${broken[0]?.table}" would point to nothing`);
        }
        client
          .prepare("INSERT INTO applied_migration (name, applied_at) VALUES (?, ?)")
          .run(migration.name, new Date().toISOString());
        done.push(migration.name);
      }
      client.exec("COMMIT");
    } catch (cause) {
      client.exec("ROLLBACK");
      throw new Error(`Migration ${migration.name} failed and was rolled back: ${(cause as Error).message}`, {
        cause,
      });
    } finally {
      client.pragma("foreign_keys = ON");
    }
  }
  return done;
}
