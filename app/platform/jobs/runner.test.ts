import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { nowMs, travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import type { Database } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { job } from "#db/schema/platform.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { startJobProcess } from "#tests/support/job-processes.ts";
import type { JobKind } from "./job.ts";
import { JobError, jobKind } from "./job.ts";
import { enqueue, LEASE_MS, takeJobs } from "./queue.server.ts";
import type { Runner } from "./runner.server.ts";
import { startRunner } from "./runner.server.ts";

let database: Database;
let runner: Runner | null = null;
env().LOG_LEVEL = "silent";

beforeEach(() => {
  database = freshDatabase();
});
afterEach(async () => {
  travelTo(null);
  await runner?.stop(1000);
  runner = null;
});

const kind = (run: JobKind["run"], change: Partial<JobKind> = {}): JobKind => ({
  ...jobKind({ kind: "test.note", payload: z.object({}), attempts: 3, wait: { first: 1, most: 1 }, run }),
  ...change,
});
const put = (key: string, name = "test.note") =>
  inTransaction((tx) => enqueue(tx, { key, kind: name, payload: {} }));
const rows = () => database.select().from(job).all();
const ended = (count: number) =>
  vi.waitFor(() => expect(rows().filter(({ outcome }) => outcome !== null)).toHaveLength(count), {
    timeout: 20_000,
  });

describe("a runner", () => {
  it("does what is put down in its process, and tries again what failed", async () => {
    const tries: string[] = [];
    runner = startRunner([
      kind(async (_payload, { key, attempt }) => {
        tries.push(`${key} ${attempt}`);
        if (key === "weak" && attempt < 3) throw new JobError("smtp-451");
        if (key === "hopeless") throw new JobError("smtp-550", { final: true });
        if (key === "broken") throw new TypeError("no sentence of this is kept");
      }),
    ]);
    for (const key of ["sound", "weak", "hopeless", "broken"]) await put(key);
    await ended(4);
    const ends = Object.fromEntries(
      rows().map(({ key, outcome, cause, attempts }) => [key, { outcome, cause, attempts }]),
    );
    expect(ends).toEqual({
      sound: { outcome: "done", cause: null, attempts: 1 },
      weak: { outcome: "done", cause: "smtp-451", attempts: 3 },
      hopeless: { outcome: "dead", cause: "smtp-550", attempts: 1 },
      broken: { outcome: "dead", cause: "TypeError", attempts: 3 },
    });
  });

  it("has no more of a slow kind under way than it may, and does the others meanwhile", async () => {
    let atOnce = 0;
    let most = 0;
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = kind(
      async () => {
        most = Math.max(most, ++atOnce);
        await gate;
        atOnce -= 1;
      },
      { kind: "test.slow", atOnce: 2 },
    );
    for (let count = 0; count < 25; count++) await put(`slow ${count}`, "test.slow");
    await put("quick");
    runner = startRunner([slow, kind(async () => {})]);
    await ended(1);
    expect(rows().find(({ key }) => key === "quick")?.outcome).toBe("done");
    expect(rows().filter(({ lease }) => lease !== null)).toHaveLength(2);
    release();
    await ended(26);
    expect(most).toBe(2);
  });

  it("calls a job dead that has ended every process that took it", async () => {
    await put("deadly");
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await inTransaction((tx) => takeJobs(tx, ["test.note"], 1))).toHaveLength(1);
      travelTo(new Date(nowMs() + LEASE_MS).toISOString());
    }
    travelTo(null);
    database.update(job).set({ dueAt: new Date().toISOString() }).run();
    runner = startRunner([kind(async () => expect.unreachable())]);
    await ended(1);
    expect(rows()[0]).toMatchObject({ outcome: "dead", cause: "abandoned" });
  });

  it("puts a schedule's job down once a slot, however many runners there are", async () => {
    const done: string[] = [];
    const kinds = [kind(async (_payload, { key }) => void done.push(key))];
    const schedules = [{ kind: "test.note", everyMs: 3_600_000 }];
    const runners = [startRunner(kinds, schedules), startRunner(kinds, schedules)];
    await ended(1);
    travelTo(new Date(nowMs() + 3_600_000).toISOString());
    await ended(2);
    for (const one of runners) await one.stop(1000);
    expect(new Set(done).size).toBe(2);
    expect(done).toHaveLength(2);
  });

  it("that stops waits for what is under way, and gives back what takes too long", async () => {
    let finish = () => {};
    let aborted = false;
    runner = startRunner([
      kind((_payload, { key, signal }) => {
        signal.addEventListener("abort", () => {
          aborted = true;
        });
        return key === "long"
          ? new Promise(() => {})
          : new Promise<void>((resolve) => {
              finish = resolve;
            });
      }),
    ]);
    await put("short");
    await put("long");
    await vi.waitFor(() => expect(rows().filter(({ lease }) => lease !== null)).toHaveLength(2));
    const stopped = runner.stop(200);
    finish();
    await stopped;
    expect(aborted).toBe(true);
    const states = Object.fromEntries(rows().map(({ key, outcome, lease }) => [key, { outcome, lease }]));
    expect(states).toEqual({ short: { outcome: "done", lease: null }, long: { outcome: null, lease: null } });
  });
});

describe("several processes", () => {
  const folder = mkdtempSync(join(tmpdir(), "academy-jobs-"));
  const notes = join(folder, "notes");
  const lines = () => readFileSync(notes, "utf8").trim().split("\n");
  afterEach(() => rmSync(notes, { force: true }));

  it("do some hundred jobs, each once", async () => {
    const file = database.$client.name;
    const processes = Array.from({ length: 4 }, () => startJobProcess(file, notes));
    await Promise.all(processes.map(({ said }) => said("ready")));
    const keys = Array.from({ length: 400 }, (_, index) => `job-${index}`);
    for (let from = 0; from < keys.length; from += 50)
      await inTransaction((tx) => {
        for (const key of keys.slice(from, from + 50)) enqueue(tx, { key, kind: "test.note", payload: {} });
      });
    await ended(400);
    await Promise.all(processes.map(({ stop }) => stop()));
    expect(lines().sort()).toEqual(keys.map((key) => `${key} 1`).sort());
    expect(rows().every(({ outcome }) => outcome === "done")).toBe(true);
  });

  it("take over from one that was killed, when its lease has ended", async () => {
    const first = startJobProcess(database.$client.name, notes);
    await put("heavy", "test.hang");
    await first.said("hanging");
    await first.kill();
    let again = 0;
    runner = startRunner([
      kind(
        async (_payload, { attempt }) => {
          again = attempt;
        },
        { kind: "test.hang" },
      ),
    ]);
    expect(await inTransaction((tx) => takeJobs(tx, ["test.hang"], 1))).toEqual([]);
    travelTo(new Date(Date.now() + LEASE_MS).toISOString());
    await ended(1);
    expect(again).toBe(2);
    expect(lines()).toEqual(["heavy 1"]);
  });
});
