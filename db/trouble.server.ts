import type { Database } from "./client.server.ts";

/**
 * What keeps SQLite from doing as it is told, through no fault of the statement: the disk is full, may not be written,
 * or fails; pages of the file can't be read as what they should be; or somebody else writes for longer than anybody waits.
 */
export type DatabaseTrouble = "full" | "read-only" | "disk" | "damaged" | "busy";

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html); extended ones begin with the same words. */
const TROUBLES: [code: RegExp, trouble: DatabaseTrouble][] = [
  [/^SQLITE_FULL/, "full"],
  [/^SQLITE_READONLY/, "read-only"],
  [/^SQLITE_(CORRUPT|NOTADB)/, "damaged"],
  [/^SQLITE_(IOERR|CANTOPEN)/, "disk"],
  [/^SQLITE_BUSY/, "busy"],
];

/** The trouble that an error tells of, or that it was caused by; null for every other error. */
export function troubleBehind(error: unknown): DatabaseTrouble | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code = "code" in one ? String(one.code) : "";
    const trouble = TROUBLES.find(([pattern]) => pattern.test(code))?.[1];
    if (trouble) return trouble;
  }
  return null;
}

/**
 * Writes four kilobytes to the disk and changes nothing: the file's `user_version`, which nothing reads. Waits for the
 * disk like any write, so it isn't for every request.
 * @throws what SQLite says where it can't be written
 */
export function tryWriting(database: Database): void {
  const { $client: sqlite } = database;
  sqlite.transaction(() => void sqlite.pragma("user_version = 1")).immediate();
}
