import type { Database, Transaction } from "#db/client.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { nowMs } from "../clock.ts";
import { noteTrouble } from "../database-watch.server.ts";
import { log } from "../log.server.ts";
import type { JobKind, Schedule } from "./job.ts";
import { causeOf, JobError, slotKey, waitAfter } from "./job.ts";
import type { Settlement, TakenJob } from "./queue.server.ts";
import {
  enqueue,
  giveBack,
  LEASE_MS,
  nextDueMs,
  onEnqueue,
  renewLease,
  settleJob,
  takeJobs,
} from "./queue.server.ts";

/** How many jobs a runner has under way at the same time: most of their time they wait for somebody else. */
const AT_ONCE = 20;
/** How often it asks whether another process has written anything. Asking reads one number and touches no table. */
const POLL_MS = 250;
/** How long it leaves a database alone that can't be written or read, a full disk's perhaps. */
const REST_MS = 5000;

export type Runner = {
  /** Takes no more jobs, waits for those under way, and gives back what isn't finished in time. */
  stop: (graceMs: number) => Promise<void>;
};

type Held = { job: TakenJob; gone: AbortController };

/**
 * Does the jobs that are put down, in this process, as long as it lives. Any number of processes may do the same beside
 * it: a job is one's who took it, for as long as their lease lasts.
 */
export function startRunner(kinds: readonly JobKind[], schedules: readonly Schedule[] = []): Runner {
  const database = getDatabase();
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  const names = [...byName.keys()];
  const underWay = new Map<string, Held>();
  let settled: Settlement[] = [];
  const slots = new Map<string, string>();
  let stopping = false;
  let turning = false;
  let again = false;
  let nextDue = 0;
  let seen = -1;
  let restUntil = 0;

  /** Takes turns until there is nothing to do at this moment; one call at a time. */
  function wake(): void {
    if (turning) again = true;
    else void takeTurns();
  }

  async function takeTurns(): Promise<void> {
    turning = true;
    try {
      do {
        again = false;
        await takeTurn();
      } while (again);
    } catch (error) {
      restUntil = Date.now() + REST_MS;
      if (noteTrouble(error, { jobs: true }) === null)
        log().error({ err: error }, "the queue of jobs can't be written");
    } finally {
      turning = false;
    }
  }

  /** How many more of a kind may be begun now. */
  function roomFor(name: string): number {
    const most = byName.get(name)?.atOnce ?? Number.POSITIVE_INFINITY;
    if (most === Number.POSITIVE_INFINITY) return most;
    return most - [...underWay.values()].filter(({ job }) => job.kind === name).length;
  }

  /** The kinds of which another job may be begun now. */
  const open = () => names.filter((name) => roomFor(name) > 0);

  /** Takes what is due: of the kinds that have a limit of their own no more than that, and only after the others. */
  function takeDue(tx: Transaction, room: number): TakenJob[] {
    const limited = open().filter((name) => roomFor(name) < Number.POSITIVE_INFINITY);
    const free = names.filter((name) => roomFor(name) === Number.POSITIVE_INFINITY);
    const taken = takeJobs(tx, free, room);
    for (const name of limited) {
      const left = Math.min(room - taken.length, roomFor(name));
      if (left > 0) taken.push(...takeJobs(tx, [name], left));
    }
    return taken;
  }

  /** Writes down what has ended and takes what is due: one transaction for both. */
  async function takeTurn(): Promise<void> {
    const ended = settled;
    const due = schedules.filter((one) => slots.get(one.kind) !== slotKey(one, nowMs()));
    const room = stopping ? 0 : AT_ONCE - underWay.size;
    const wanted = room > 0 && (due.length > 0 || nextDueMs(open(), database) <= nowMs());
    if (ended.length === 0 && !wanted) return noteNext();
    settled = [];
    let taken: TakenJob[];
    try {
      taken = await inTransaction((tx) => {
        for (const one of ended) settleJob(tx, one);
        if (room <= 0) return [];
        for (const one of due) putDownSlot(tx, one);
        return takeDue(tx, room);
      }, database);
    } catch (error) {
      settled = [...ended, ...settled];
      throw error;
    }
    if (room > 0) for (const one of due) slots.set(one.kind, slotKey(one, nowMs()));
    for (const one of taken) begin(one);
    noteNext();
  }

  function noteNext(): void {
    // A full runner looks again when something ends, and not because something is due.
    nextDue = underWay.size < AT_ONCE ? nextDueMs(open(), database) : Number.POSITIVE_INFINITY;
  }

  function putDownSlot(tx: Transaction, schedule: Schedule): void {
    enqueue(tx, { key: slotKey(schedule, nowMs()), kind: schedule.kind, payload: {} });
  }

  function begin(job: TakenJob): void {
    const gone = new AbortController();
    underWay.set(job.id, { job, gone });
    void tryJob(byName.get(job.kind), job, gone.signal).then((result) => {
      underWay.delete(job.id);
      settled.push(result);
      wake();
    });
  }

  function poll(): void {
    if (Date.now() < restUntil) return;
    const version = versionOf(database);
    const slotIsNew = schedules.some((one) => slots.get(one.kind) !== slotKey(one, nowMs()));
    if (version === seen && nowMs() < nextDue && settled.length === 0 && !slotIsNew) return;
    seen = version;
    wake();
  }

  async function renew(): Promise<void> {
    const held = [...underWay.values()];
    if (held.length === 0) return;
    const lost = await inTransaction((tx) => held.filter(({ job }) => !renewLease(tx, job)), database);
    for (const { gone } of lost) gone.abort(new JobError("lease-lost"));
  }

  const polling = setInterval(() => {
    try {
      poll();
    } catch (error) {
      restUntil = Date.now() + REST_MS;
      if (noteTrouble(error, { jobs: true }) === null)
        log().error({ err: error }, "the queue of jobs can't be read");
    }
  }, POLL_MS).unref();
  const renewing = setInterval(
    () => void renew().catch((error: unknown) => log().warn({ err: error }, "leases can't be renewed")),
    LEASE_MS / 3,
  ).unref();
  const forget = onEnqueue(wake);
  wake();

  return {
    async stop(graceMs) {
      stopping = true;
      clearInterval(polling);
      forget();
      const end = Date.now() + graceMs;
      while ((turning || underWay.size > 0 || settled.length > 0) && Date.now() < end) {
        if (settled.length > 0) wake();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      clearInterval(renewing);
      const left = [...underWay.values()];
      for (const { gone } of left) gone.abort(new JobError("stopping"));
      if (left.length > 0)
        await inTransaction((tx) => {
          for (const { job } of left) giveBack(tx, job);
        }, database);
    },
  };
}

/** A number that changes when another connection, of this process or another, has committed something. */
function versionOf(database: Database): number {
  return database.$client.pragma("data_version", { simple: true }) as number;
}

/** Does one job. @returns what is to be written down about it; never throws */
async function tryJob(kind: JobKind | undefined, job: TakenJob, signal: AbortSignal): Promise<Settlement> {
  const held = { id: job.id, lease: job.lease };
  if (!kind) return { ...held, outcome: "dead", cause: "unknown-kind" };
  // It was taken, and whoever had it ended without a word, as often as it may be tried: it may be what ends them.
  if (job.attempts > kind.attempts) return { ...held, outcome: "dead", cause: job.cause ?? "abandoned" };
  const about = { job: job.id, kind: job.kind, attempt: job.attempts };
  try {
    const payload = kind.payload.safeParse(job.payload);
    if (!payload.success) throw new JobError("payload", { final: true });
    await kind.run(payload.data, {
      id: job.id,
      key: job.key,
      attempt: job.attempts,
      createdAt: job.createdAt,
      signal,
    });
    return { ...held, outcome: "done" };
  } catch (error) {
    const cause = causeOf(error);
    const final = (error instanceof JobError && error.final) || job.attempts >= kind.attempts;
    log().warn({ ...about, cause, where: placesOf(error) }, final ? "a job is dead" : "a job failed");
    if (final) return { ...held, outcome: "dead", cause };
    const dueAt = new Date(nowMs() + waitAfter(job.attempts, kind.wait, Math.random())).toISOString();
    return { ...held, outcome: null, cause, dueAt };
  }
}

/** Where an error came from, without its message: that may hold somebody's address. */
function placesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
}
