import { and, eq, sql } from "drizzle-orm";
import type { Database, Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { activityCompletion, completion, readingPosition } from "#db/schema/progress.ts";

const selectDone = preparedOnce((database) =>
  database
    .select({ activityId: activityCompletion.activityId, completedAt: activityCompletion.completedAt })
    .from(activityCompletion)
    .where(eq(activityCompletion.enrolmentId, sql.placeholder("enrolmentId")))
    .prepare(),
);

/** Activities done within an enrolment: id → when. */
export function doneActivities(enrolmentId: string, database: Database = getDatabase()): Map<string, string> {
  return new Map(
    selectDone(database)
      .all({ enrolmentId })
      .map((row) => [row.activityId, row.completedAt]),
  );
}

/** The same inside a transaction, where prepared statements of the connection can't be used by type. */
export function doneActivityIds(tx: Queryable, enrolmentId: string): Set<string> {
  const rows = tx
    .select({ activityId: activityCompletion.activityId })
    .from(activityCompletion)
    .where(eq(activityCompletion.enrolmentId, enrolmentId))
    .all();
  return new Set(rows.map((row) => row.activityId));
}

export type CompletionRow = typeof completion.$inferSelect;

/** The completion of an enrolment, or null while it is under way. */
export function completionOf(enrolmentId: string, database: Queryable = getDatabase()): CompletionRow | null {
  return database.select().from(completion).where(eq(completion.enrolmentId, enrolmentId)).get() ?? null;
}

const selectPosition = preparedOnce((database) =>
  database
    .select({ headingId: readingPosition.headingId })
    .from(readingPosition)
    .where(
      and(
        eq(readingPosition.enrolmentId, sql.placeholder("enrolmentId")),
        eq(readingPosition.activityId, sql.placeholder("activityId")),
      ),
    )
    .prepare(),
);

/** The heading at which someone stopped reading, or null. */
export function readingPositionOf(
  enrolmentId: string,
  activityId: string,
  database: Database = getDatabase(),
): string | null {
  return selectPosition(database).get({ enrolmentId, activityId })?.headingId ?? null;
}
