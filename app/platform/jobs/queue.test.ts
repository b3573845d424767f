import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { now, nowMs, travelTo } from "#app/platform/clock.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { causeOf, JobError, slotKey, waitAfter } from "./job.ts";
import { countJobs, jobById, oldestDue } from "./jobs.queries.server.ts";
import type { TakenJob } from "./queue.server.ts";
import {
  enqueue,
  forgetEndedJobs,
  LEASE_MS,
  nextDueMs,
  renewLease,
  reviveJob,
  setJobAside,
  settleJob,
  takeJobs,
} from "./queue.server.ts";

const START = "2026-11-28T02:00:00.000Z";
const KINDS = ["test.one"];

beforeEach(() => {
  freshDatabase();
  travelTo(START);
  return () => travelTo(null);
});

const later = (ms: number) => travelTo(new Date(nowMs() + ms).toISOString());
const put = (key: string, runAt?: string) =>
  inTransaction((tx) => enqueue(tx, { key, kind: "test.one", payload: {}, ...(runAt && { runAt }) }));
const take = (most = 10, kinds = KINDS) => inTransaction((tx) => takeJobs(tx, kinds, most));

async function takeOne(): Promise<TakenJob> {
  const [taken] = await take(1);
  if (!taken) throw new Error("nothing was due");
  return taken;
}

describe("a job", () => {
  it("put down twice under a key is one, also after it was done", async () => {
    expect(await put("a")).toBe(true);
    expect(await put("a")).toBe(false);
    const taken = await takeOne();
    await inTransaction((tx) => settleJob(tx, { ...taken, outcome: "done" }));
    expect(await put("a")).toBe(false);
    expect(await take()).toEqual([]);
  });

  it("isn't there when what it follows from wasn't kept", async () => {
    const failing = inTransaction((tx) => {
      enqueue(tx, { key: "a", kind: "test.one", payload: {} });
      throw new Error("something else went wrong");
    });
    await expect(failing).rejects.toThrow("something else");
    expect(await take()).toEqual([]);
  });

  it("waits for its time, and those due longest come first", async () => {
    await put("late", new Date(nowMs() + 5000).toISOString());
    await put("soon", new Date(nowMs() + 1000).toISOString());
    expect(await take()).toEqual([]);
    expect(nextDueMs(KINDS)).toBe(nowMs() + 1000);
    later(6000);
    expect((await take()).map(({ key }) => key).sort()).toEqual(["late", "soon"]);
  });

  it("is left alone by who doesn't know its kind", async () => {
    await put("a");
    expect(await take(10, ["test.other"])).toEqual([]);
    expect(nextDueMs(["test.other"])).toBe(Number.POSITIVE_INFINITY);
  });

  it("whose lease has ended is taken again, and whoever was late can't end it", async () => {
    await put("a");
    const first = await takeOne();
    later(LEASE_MS - 1);
    expect(await take()).toEqual([]);
    later(1);
    const second = await takeOne();
    expect(second).toMatchObject({ id: first.id, attempts: 2 });
    expect(await inTransaction((tx) => renewLease(tx, first))).toBe(false);
    expect(await inTransaction((tx) => settleJob(tx, { ...first, outcome: "done" }))).toBe(false);
    expect(jobById(first.id)).toMatchObject({ outcome: null, lease: second.lease });
    expect(await inTransaction((tx) => settleJob(tx, { ...second, outcome: "done" }))).toBe(true);
    expect(await inTransaction((tx) => settleJob(tx, { ...second, outcome: "done" }))).toBe(false);
  });

  it("is kept by whoever says in time that they are still at it", async () => {
    await put("a");
    const taken = await takeOne();
    later(LEASE_MS - 1);
    expect(await inTransaction((tx) => renewLease(tx, taken))).toBe(true);
    later(LEASE_MS - 1);
    expect(await take()).toEqual([]);
  });

  it("that is dead is tried again or put aside by somebody, and forgotten only when it isn't dead", async () => {
    await put("a");
    await put("b");
    for (const taken of await take())
      await inTransaction((tx) => settleJob(tx, { ...taken, outcome: "dead", cause: "smtp-550" }));
    expect(countJobs()).toEqual([{ kind: "test.one", waiting: 0, running: 0, dead: 2 }]);
    later(1000);
    expect(await inTransaction((tx) => forgetEndedJobs(tx, now()))).toBe(0);
    const [a, b] = getDatabase().$client.prepare("SELECT id FROM job ORDER BY key").pluck().all() as string[];
    expect(await inTransaction((tx) => reviveJob(tx, a ?? ""))).toBe(true);
    expect(await inTransaction((tx) => setJobAside(tx, b ?? ""))).toBe(true);
    expect(await inTransaction((tx) => setJobAside(tx, b ?? ""))).toBe(false);
    expect((await takeOne()).attempts).toBe(1);
    later(1000);
    expect(await inTransaction((tx) => forgetEndedJobs(tx, now()))).toBe(1);
    expect(oldestDue()).toBeNull();
  });
});

describe("whatever several processes do, in whatever order", () => {
  type Step =
    | { do: "put"; key: number }
    | { do: "take"; most: number }
    | { do: "wait"; ms: number }
    | { do: "settle"; which: number; outcome: "done" | "dead" | null };
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant("put" as const), key: fc.nat(5) }),
    fc.record({ do: fc.constant("take" as const), most: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(1, 1000, LEASE_MS / 2, LEASE_MS) }),
    fc.record({
      do: fc.constant("settle" as const),
      which: fc.nat(20),
      outcome: fc.constantFrom("done" as const, "dead" as const, null),
    }),
  );

  it("a job is one's at a time, and ends once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        getDatabase().$client.exec("DELETE FROM job");
        travelTo(START);
        const everTaken: TakenJob[] = [];
        /** By job: who may end it, and until when they surely may. */
        const holders = new Map<string, { lease: string; until: number }>();
        const ended = new Set<string>();
        for (const one of steps) {
          if (one.do === "put") await put(`key ${one.key}`);
          if (one.do === "wait") later(one.ms);
          if (one.do === "take") {
            for (const taken of await take(one.most)) {
              expect(ended.has(taken.id)).toBe(false);
              expect(holders.get(taken.id)?.until ?? 0).toBeLessThanOrEqual(nowMs());
              holders.set(taken.id, { lease: taken.lease, until: nowMs() + LEASE_MS });
              everTaken.push(taken);
            }
          }
          const held = one.do === "settle" ? everTaken[one.which] : undefined;
          if (one.do === "settle" && held) {
            const end =
              one.outcome === null
                ? { outcome: null, cause: "x", dueAt: now() }
                : one.outcome === "dead"
                  ? { outcome: one.outcome, cause: "x" }
                  : { outcome: one.outcome };
            const counts = await inTransaction((tx) =>
              settleJob(tx, { id: held.id, lease: held.lease, ...end }),
            );
            expect(counts).toBe(holders.get(held.id)?.lease === held.lease);
            if (counts) holders.delete(held.id);
            if (counts && one.outcome !== null) ended.add(held.id);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("around a job", () => {
  it("waits longer after each failure, up to a limit, and never all at once", () => {
    const wait = { first: 1000, most: 60_000 };
    expect(waitAfter(1, wait, 0)).toBe(500);
    expect(waitAfter(1, wait, 1)).toBe(1000);
    expect(waitAfter(4, wait, 1)).toBe(8000);
    expect(waitAfter(40, wait, 1)).toBe(60_000);
  });

  it("names a cause without what an error says, which may name somebody", () => {
    expect(causeOf(Object.assign(new Error("550 <wang@a.gov.tw> unknown"), { code: "EENVELOPE" }))).toBe(
      "EENVELOPE",
    );
    expect(causeOf(new TypeError("王小明"))).toBe("TypeError");
    expect(causeOf(Object.assign(new Error("x"), { code: "wang@a.gov.tw", name: "王小明" }))).toBe("error");
    expect(causeOf("wang@a.gov.tw")).toBe("error");
    expect(causeOf(new JobError("smtp-550"))).toBe("smtp-550");
  });

  it("gives a schedule's slot one key, whoever asks when", () => {
    const schedule = { kind: "house.keep", everyMs: 6 * 3_600_000 };
    const at = (iso: string) => slotKey(schedule, Date.parse(iso));
    expect(at("2026-11-28T02:00:00.000Z")).toBe(at("2026-11-28T05:59:59.999Z"));
    expect(at("2026-11-28T05:59:59.999Z")).not.toBe(at("2026-11-28T06:00:00.000Z"));
  });
});
