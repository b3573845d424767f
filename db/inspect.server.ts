import { openDatabase } from "./client.server.ts";
import { appliedMigrations, readMigrations } from "./migrate.server.ts";

/** What a database file holds, so that whoever looks recognises it. */
export type Inspection = { people: number; completions: number; newest: string | null };

/**
 * Opens a database file by itself and looks through all of it.
 * @throws with what is wrong: pages that SQLite can't read, rows that point to nothing, a newer release's tables, or no
 *   database of ours at all
 */
export function inspectDatabase(file: string): Inspection {
  const database = openDatabase(file, { readonly: true });
  const { $client: sqlite } = database;
  try {
    const integrity = sqlite.pragma("integrity_check", { simple: true });
    if (integrity !== "ok") throw new Error(`it fails SQLite's integrity check: ${integrity}`);
    const dangling = sqlite.pragma("foreign_key_check") as unknown[];
    if (dangling.length > 0) throw new Error(`${dangling.length} of its rows point to nothing`);
    const applied = appliedMigrations(database);
    if (applied.length === 0) throw new Error("it is no database of this product");
    const known = new Set(readMigrations().map(({ name }) => name));
    const unknown = applied.find((name) => !known.has(name));
    if (unknown) throw new Error(`it is of a newer release, which has the migration ${unknown}`);
    const count = (table: string) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    const newest = sqlite.prepare("SELECT max(at) FROM audit_event").pluck().get() as string | null;
    return { people: count("person"), completions: count("completion"), newest };
  } finally {
    sqlite.close();
  }
}
