import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import {
  activityCompletion,
  completion,
  completionWithdrawal,
  readingPosition,
} from "#db/schema/progress.ts";

const selectDone = preparedOnce((database) =>
  database
    .select({ activityId: activityCompletion.activityId, completedAt: activityCompletion.completedAt })
    .from(activityCompletion)
    .where(eq(activityCompletion.enrolmentId, sql.placeholder("enrolmentId")))
    .prepare(),
);

/** Activities done within an enrolment: id → when. */
export function doneActivities(
  enrolmentId: string,
  database: Queryable = getDatabase(),
): Map<string, string> {
  return new Map(
    selectDone(database)
      .all({ enrolmentId })
      .map((row) => [row.activityId, row.completedAt]),
  );
}

export type CompletionRow = typeof completion.$inferSelect;

const selectCompletion = preparedOnce((database) =>
  database
    .select({ completion })
    .from(completion)
    .leftJoin(completionWithdrawal, eq(completionWithdrawal.completionId, completion.id))
    .where(
      and(
        eq(completion.enrolmentId, sql.placeholder("enrolmentId")),
        isNull(completionWithdrawal.completionId),
      ),
    )
    .orderBy(asc(completion.completedAt), asc(completion.id))
    .limit(1)
    .prepare(),
);

/** The completion of an enrolment that holds, or null while it is under way or when it was taken back. */
export function completionOf(enrolmentId: string, database: Queryable = getDatabase()): CompletionRow | null {
  return selectCompletion(database).get({ enrolmentId })?.completion ?? null;
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
  database: Queryable = getDatabase(),
): string | null {
  return selectPosition(database).get({ enrolmentId, activityId })?.headingId ?? null;
}

/** What somebody has completed, the newest first. */
export function completionsOf(personId: string, database: Queryable = getDatabase()): CompletionRow[] {
  return database
    .select()
    .from(completion)
    .where(eq(completion.personId, personId))
    .orderBy(desc(completion.completedAt))
    .all();
}
