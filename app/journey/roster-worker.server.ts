import { parentPort, workerData } from "node:worker_threads";
import type { RosterColumns } from "#app/features/identity/roster/roster-columns.ts";
import type { NewRoster } from "#app/features/identity/roster/roster-imports.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { fromAddress } from "#app/platform/request-address.server.ts";
import type { SheetProblem } from "#app/platform/sheets/sheet-file.ts";
import { SheetError } from "#app/platform/sheets/sheet-file.ts";
import type { Database } from "#db/client.server.ts";
import { openDatabase } from "#db/client.server.ts";
import type { CommitOutcome } from "./commit-roster.server.ts";
import { commitRoster } from "./commit-roster.server.ts";
import type { RosterOfficer } from "./plan-roster.server.ts";
import { planAgain, receiveRoster } from "./plan-roster.server.ts";
import { undoRoster } from "./undo-roster.server.ts";

/** What is to be done, with all that must be known for it. */
export type RosterJob = { databaseFile: string; at: string; address: string; officer: RosterOfficer } & (
  | { kind: "receive"; roster: NewRoster; file: Uint8Array }
  | { kind: "plan"; id: string; columns?: RosterColumns }
  | { kind: "commit"; id: string; shownHash: string; reason: string }
  | { kind: "undo"; id: string }
);

export type RosterResult =
  | { outcome: CommitOutcome }
  | { outcome: "unreadable"; problem: SheetProblem; row: number | null };

/**
 * Reading tens of thousands of rows, comparing them and writing them in one transaction takes seconds, in which the
 * connection that serves pages would answer nobody: it is done in a thread, on a connection of its own.
 */
async function run(job: RosterJob): Promise<RosterResult> {
  // All that a job writes happens at one moment, that of the request.
  travelTo(job.at);
  const database = openDatabase(job.databaseFile);
  try {
    return { outcome: await fromAddress(job.address, () => carryOut(database, job)) };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return { outcome: "unreadable", problem: error.problem, row: error.row };
  } finally {
    database.$client.close();
  }
}

async function carryOut(database: Database, job: RosterJob): Promise<CommitOutcome> {
  switch (job.kind) {
    case "receive":
      await receiveRoster(database, job.roster, job.file, job.officer);
      return "done";
    case "plan":
      await planAgain(database, job.id, job.officer, job.columns);
      return "done";
    case "commit":
      return commitRoster(database, job.id, { ...job.officer, shownHash: job.shownHash, reason: job.reason });
    case "undo":
      return undoRoster(database, job.id, job.officer);
  }
}

parentPort?.postMessage(await run(workerData as RosterJob));
