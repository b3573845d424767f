import type { Database } from "./client.server.ts";

/**
 * Prepares a statement once for each connection, at first use. Preparing costs several times what running a
 * small statement does, and these are run on every page.
 */
export function preparedOnce<Statement>(
  build: (database: Database) => Statement,
): (database: Database) => Statement {
  const byConnection = new WeakMap<Database, Statement>();
  return (database) => {
    let statement = byConnection.get(database);
    if (statement === undefined) {
      statement = build(database);
      byConnection.set(database, statement);
    }
    return statement;
  };
}
