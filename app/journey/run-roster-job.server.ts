import { Worker } from "node:worker_threads";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { requestAddress } from "#app/platform/request-address.server.ts";
import type { RosterJob, RosterResult } from "./roster-worker.server.ts";
import workerAddress from "./roster-worker.server.ts?node-worker";

/** A roster of 200,000 rows is read in a fraction of these; whatever takes longer was made to take long. */
const LIMITS = { megabytes: 640, ms: 120_000 };

type Part<Job> = Job extends unknown ? Omit<Job, "databaseFile" | "at" | "address"> : never;

let line: Promise<unknown> = Promise.resolve();

/**
 * Does something with a roster in a thread. A process does one after the other: each may take a good part of the
 * machine's memory.
 */
export function runRosterJob(part: Part<RosterJob>): Promise<RosterResult> {
  const job = {
    ...part,
    databaseFile: env().DATABASE_FILE,
    at: now(),
    address: requestAddress() ?? "",
  } as RosterJob;
  const result = line.then(() => inThread(job));
  line = result.catch(() => {});
  return result;
}

function inThread(job: RosterJob): Promise<RosterResult> {
  if (workerAddress === null)
    throw new Error("the roster's thread is bundled by Vite; it can't run outside the server");
  const worker = new Worker(new URL(workerAddress), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes },
  });
  const tooMuch: RosterResult = { outcome: "unreadable", problem: "too-large", row: null };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(tooMuch);
      void worker.terminate();
    }, LIMITS.ms);
    worker.on("message", resolve);
    worker.on("error", (error: Error & { code?: string }) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve(tooMuch) : reject(error),
    );
    worker.on("exit", () => {
      clearTimeout(timer);
      reject(new Error("the roster's thread ended without an answer"));
    });
  });
}
