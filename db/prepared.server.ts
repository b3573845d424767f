import type { Placeholder } from "drizzle-orm";
import { getTableColumns, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database, Queryable } from "./client.server.ts";
import { connectionOf } from "./client.server.ts";

/**
 * Prepares a statement once for each connection, at first use. Preparing costs several times what running a
 * small statement does, and these are run on every page and in every write.
 * @returns gives the statement of a connection, or of the connection whose transaction is open: it runs inside it
 */
export function preparedOnce<Statement>(
  build: (database: Database) => Statement,
): (database: Queryable) => Statement {
  const byConnection = new WeakMap<Database, Statement>();
  return (queryable) => {
    const database = connectionOf(queryable);
    let statement = byConnection.get(database);
    if (statement === undefined) {
      statement = build(database);
      byConnection.set(database, statement);
    }
    return statement;
  };
}

/** A placeholder for every column of a table, named like it: what a prepared insert takes its values from. */
export function placeholdersFor<Table extends SQLiteTable>(
  table: Table,
): { [Column in keyof Table["_"]["columns"] & string]: Placeholder<Column> } {
  const names = Object.keys(getTableColumns(table));
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as never;
}
