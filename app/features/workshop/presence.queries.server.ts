import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { nowMs } from "#app/platform/clock.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { workshopPresence } from "#db/schema/workshop.ts";
import type { Doing } from "./attention.ts";
import { DOINGS } from "./attention.ts";

/** Browsers say every 15 s that they are there; after three of these without a word they are taken to be gone. */
export const STAY_MS = 45_000;

const selectThere = preparedOnce((database) =>
  database
    .select({ participantId: workshopPresence.participantId, doing: workshopPresence.doing })
    .from(workshopPresence)
    .where(
      and(
        eq(workshopPresence.workshopId, sql.placeholder("workshopId")),
        isNull(workshopPresence.leftAt),
        gt(workshopPresence.seenAt, sql.placeholder("floor")),
      ),
    )
    .prepare(),
);

/** Who is there: of somebody with several tabs, what the liveliest does. Whoever isn't in it is offline. */
export function whoIsThere(workshopId: string, database: Queryable = getDatabase()): Record<string, Doing> {
  const floor = new Date(nowMs() - STAY_MS).toISOString();
  const there: Record<string, Doing> = {};
  for (const { participantId, doing } of selectThere(database).all({ workshopId, floor })) {
    const other = there[participantId];
    if (!other || DOINGS.indexOf(doing) < DOINGS.indexOf(other)) there[participantId] = doing;
  }
  return there;
}
