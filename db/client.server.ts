import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type BetterSqlite3 from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";

/** A synchronous drizzle connection; `$client` is the better-sqlite3 handle. */
export type Database = BetterSQLite3Database & { $client: BetterSqlite3.Database };

/** What a transaction's callback gets: the same synchronous query interface. */
export type Transaction = Parameters<Parameters<BetterSQLite3Database["transaction"]>[0]>[0];

/** Anything one can query: a connection or an open transaction. */
export type Queryable = Database | Transaction;

/**
 * better-sqlite3 13 brings binaries for Node 22 and later and crashes on 20; 12 is the other way round.
 * Both are installed, the second one under an alias, and the choice is made here and nowhere else.
 */
function loadDriver(): typeof BetterSqlite3 {
  const require = createRequire(import.meta.url);
  const nodeMajor = Number(process.versions.node.split(".")[0]);
  if (nodeMajor >= 22) return require("better-sqlite3");
  try {
    return require("better-sqlite3-12");
  } catch (cause) {
    throw new Error(
      `On Node ${process.versions.node} the package "better-sqlite3-12" is needed and could not be loaded. ` +
        "It is optional for npm, so a failed compile is silent: install python3, make and g++, then run `npm ci` again.",
      { cause },
    );
  }
}

/** Time SQLite itself may wait for a lock. It blocks the event loop, so it is short; we retry outside. */
const BUSY_TIMEOUT_MS = 50;

/**
 * Opens (and creates) a database file with the pragmas that the product relies on.
 * @param file path of the database, or ":memory:"
 * @param options.readonly for exports and other long reads, off the main connection
 */
export function openDatabase(file: string, options: { readonly?: boolean } = {}): Database {
  const Driver = loadDriver();
  if (file !== ":memory:" && !options.readonly) mkdirSync(dirname(file), { recursive: true });
  const client = new Driver(file, { readonly: options.readonly ?? false, timeout: BUSY_TIMEOUT_MS });
  if (!options.readonly) client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  client.pragma("cache_size = -16000");
  client.pragma("mmap_size = 134217728");
  return Object.assign(drizzle({ client: keepingStatements(client) }), { $client: client });
}

/** The product has some hundreds of different statements. */
const KEPT_STATEMENTS = 500;

/**
 * The connection as drizzle sees it. Drizzle has its SQL compiled for every query, which costs several times what
 * running a small statement does; here the newest compiled ones are kept. Only drizzle may share them: it always
 * uses the same text in the same way, while `pluck()` or `iterate()` by others would change a statement for all.
 */
function keepingStatements(client: BetterSqlite3.Database): BetterSqlite3.Database {
  const kept = new Map<string, BetterSqlite3.Statement>();
  const prepare = (sql: string): BetterSqlite3.Statement => {
    const statement = kept.get(sql) ?? client.prepare(sql);
    // Put last again: the first of the map is the one that was used longest ago.
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  return new Proxy(client, {
    get(target, name) {
      if (name === "prepare") return prepare;
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

export const DEFAULT_DATABASE_FILE = "data/academy.db";

let shared: Database | undefined;

/** The process's connection to the database named by DATABASE_FILE, opened at first use. */
export function getDatabase(): Database {
  shared ??= openDatabase(process.env.DATABASE_FILE || DEFAULT_DATABASE_FILE);
  return shared;
}

/** Makes a database the process's own; for tests and commands that bring theirs. */
export function useDatabase(database: Database): void {
  shared = database;
}

/** Closes the process's connection, checkpointing the write-ahead log. */
export function closeDatabase(): void {
  shared?.$client.close();
  shared = undefined;
}

const RETRY_DELAYS_MS = [10, 20, 40, 80, 160, 320, 640, 1280];

/** Whether an error says that somebody else has the database. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("SQLITE_BUSY")
  );
}

/**
 * Runs a synchronous piece of work in one BEGIN IMMEDIATE transaction: all of it or none.
 * While another process holds the write lock it waits without blocking the event loop, about 2.5 s in all.
 * @throws the callback's own error after rolling back; SQLITE_BUSY when the lock never came free
 */
export async function inTransaction<T>(work: (tx: Transaction) => T, database = getDatabase()): Promise<T> {
  const run = (tx: Transaction) => {
    connections.set(tx, database);
    return work(tx);
  };
  for (const delay of RETRY_DELAYS_MS) {
    try {
      return database.transaction(run, { behavior: "immediate" });
    } catch (error) {
      if (!isBusy(error)) throw error;
      await pause(delay);
    }
  }
  return database.transaction(run, { behavior: "immediate" });
}

const connections = new WeakMap<Transaction, Database>();

/** The connection behind a transaction of `inTransaction`; a connection is its own. */
export function connectionOf(queryable: Queryable): Database {
  if ("$client" in queryable) return queryable;
  const database = connections.get(queryable);
  if (!database) throw new Error("the transaction was not opened by inTransaction");
  return database;
}
