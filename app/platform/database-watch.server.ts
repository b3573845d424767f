import type { Database } from "#db/client.server.ts";
import { getDatabase, isBusy } from "#db/client.server.ts";
import type { DatabaseTrouble } from "#db/trouble.server.ts";
import { troubleBehind, tryWriting } from "#db/trouble.server.ts";
import { nowMs } from "./clock.ts";
import { log } from "./log.server.ts";
import { countTrouble } from "./metrics.server.ts";

/** How long what is known about writing is taken for true: a load balancer may ask every second. */
const KNOWN_MS = 5000;

let known: { trouble: DatabaseTrouble | null; atMs: number } | undefined;
/** A page that couldn't be read is still there; only a restart, after somebody has looked, forgets it. */
let damaged = false;

/**
 * Looks whether an error is the disk's or the database file's. If so it is logged, counted, and readiness knows.
 * @returns the trouble, or null for every other error, which is left to whoever asks
 */
export function noteTrouble(error: unknown, where: object): DatabaseTrouble | null {
  const trouble = troubleBehind(error);
  if (trouble === null) return null;
  log().error({ err: error, trouble, ...where }, "the database could not be used");
  countTrouble(trouble);
  // Whoever holds the lock lets go of it: what comes next may well be written.
  if (trouble === "busy") return trouble;
  known = { trouble, atMs: nowMs() };
  damaged ||= trouble === "damaged";
  return trouble;
}

/** What stands in the way of writing, or of reading some of it; tried at most every few seconds. */
export function databaseTrouble(database: Database = getDatabase()): DatabaseTrouble | null {
  if (damaged) return "damaged";
  if (known && nowMs() - known.atMs < KNOWN_MS) return known.trouble;
  const before = known?.trouble ?? null;
  try {
    tryWriting(database);
    if (before !== null) log().warn({ trouble: before }, "the database takes writes again");
    known = { trouble: null, atMs: nowMs() };
  } catch (error) {
    if (!isBusy(error) && noteTrouble(error, { probe: true }) === null) throw error;
  }
  return known?.trouble ?? null;
}

/** Forgets what is known, for tests that go from one database to another. */
export function forgetTroubles(): void {
  known = undefined;
  damaged = false;
}
