import { and, count, eq, isNull, lte, max, min, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { job } from "#db/schema/platform.ts";
import { now } from "../clock.ts";
import type { JobRow } from "./queue.server.ts";

/** How many jobs there are of each kind: waiting, under way, dead. */
export type KindCount = { kind: string; waiting: number; running: number; dead: number };

export function countJobs(database: Queryable = getDatabase()): KindCount[] {
  // A lease that has ended holds nobody's job: it waits for the next who comes.
  const running = sql`${job.outcome} is null and ${job.lease} is not null and ${job.dueAt} > ${now()}`;
  return database
    .select({
      kind: job.kind,
      waiting: sql<number>`count(*) filter (where ${job.outcome} is null and not (${running}))`,
      running: sql<number>`count(*) filter (where ${running})`,
      dead: sql<number>`count(*) filter (where ${job.outcome} = 'dead')`,
    })
    .from(job)
    .where(or(isNull(job.outcome), eq(job.outcome, "dead")))
    .groupBy(job.kind)
    .orderBy(job.kind)
    .all();
}

/** When the job was due that has waited longest; null where nothing is late. */
export function oldestDue(database: Queryable = getDatabase()): string | null {
  const row = database
    .select({ at: min(job.dueAt) })
    .from(job)
    .where(and(isNull(job.outcome), lte(job.dueAt, now())))
    .get();
  return row?.at ?? null;
}

/** Dead jobs, the newest first. */
export function deadJobs(page: { from: number; count: number }, database: Queryable = getDatabase()) {
  const where = eq(job.outcome, "dead");
  const rows = database
    .select()
    .from(job)
    .where(where)
    .orderBy(sql`${job.endedAt} desc`, job.id)
    .limit(page.count)
    .offset(page.from)
    .all();
  const total = database.select({ count: count() }).from(job).where(where).get()?.count ?? 0;
  return { rows, total };
}

/** When the last of the jobs died that are dead; null where none is. */
export function newestDeath(database: Queryable = getDatabase()): string | null {
  const row = database
    .select({ at: max(job.endedAt) })
    .from(job)
    .where(eq(job.outcome, "dead"))
    .get();
  return row?.at ?? null;
}

/** One job; null when there is none with this id. */
export function jobById(id: string, database: Queryable = getDatabase()): JobRow | null {
  return database.select().from(job).where(eq(job.id, id)).get() ?? null;
}

/** The job under a key; null where there is none, or it was done and is forgotten. */
export function jobByKey(key: string, database: Queryable = getDatabase()): JobRow | null {
  return database.select().from(job).where(eq(job.key, key)).get() ?? null;
}
