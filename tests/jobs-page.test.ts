import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/features/identity/actor.ts";
import { seeJob, seeJobs } from "#app/journey/see-jobs.server.ts";
import { enqueue, settleJob, takeJobs } from "#app/platform/jobs/queue.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { auditEvent, job } from "#db/schema/platform.ts";
import { statusFor } from "./support/answers.ts";
import { freshDatabase } from "./support/database.ts";
import { makePerson } from "./support/factories.ts";
import { formPost } from "./support/requests.ts";

// What an operator sees of the jobs, and does about those that have stopped.

let operator: Actor;

beforeAll(async () => {
  freshDatabase();
  operator = await makePerson({ roles: [{ role: "operator", agency: null }] });
});

/** A job that has stopped. @returns its id */
async function deadJob(key: string): Promise<string> {
  await inTransaction((tx) => enqueue(tx, { key, kind: "house.keep", payload: {} }));
  const [taken] = await inTransaction((tx) => takeJobs(tx, ["house.keep"], 1));
  if (!taken) throw new Error("nothing was due");
  await inTransaction((tx) => settleJob(tx, { ...taken, outcome: "dead", cause: "EACCES" }));
  return taken.id;
}

const post = (id: string, fields: Record<string, string>) =>
  statusFor(operator, "job.tsx", `/jobs/${id}`, { job: id }, formPost(fields));
const rowOf = (id: string) =>
  getDatabase()
    .select()
    .from(job)
    .all()
    .find((row) => row.id === id);
const events = () => getDatabase().select().from(auditEvent).all();

describe("a job that has stopped", () => {
  it("is listed with its kind, tries and cause", async () => {
    const id = await deadJob("one");
    const page = seeJobs(operator, new URLSearchParams({ page: "x" }));
    expect(page.kinds).toEqual([{ kind: "house.keep", waiting: 0, running: 0, dead: 1 }]);
    expect(page.dead).toMatchObject([{ id, kind: "house.keep", attempts: 1, cause: "EACCES" }]);
  });

  it("is run again once, and the audit says who wanted it", async () => {
    const id = await deadJob("two");
    expect(await post(id, { intent: "again" })).toBe(302);
    expect(seeJob(operator, id)).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await post(id, { intent: "again" })).toBe(302);
    const written = events().filter(({ subjectId }) => subjectId === id);
    expect(written).toMatchObject([{ action: "job.retry", actorId: operator.personId }]);
  });

  it("is put aside with a reason, and not without", async () => {
    const id = await deadJob("three");
    for (const reason of ["", " ", "x".repeat(501)])
      expect(await post(id, { intent: "aside", reason })).toBe(400);
    expect(await post(id, { intent: "burn" })).toBe(400);
    expect(rowOf(id)?.outcome).toBe("dead");
    expect(await post(id, { intent: "aside", reason: "不再需要" })).toBe(302);
    expect(rowOf(id)?.outcome).toBe("aside");
    expect(events().at(-1)).toMatchObject({ action: "job.set-aside", subjectId: id });
  });
});
