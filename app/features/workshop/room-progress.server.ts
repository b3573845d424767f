import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { courseVersion } from "#db/schema/catalogue.ts";
import { workshop, workshopParticipant, workshopStep } from "#db/schema/workshop.ts";
import type { MarkState } from "./room-facts.ts";
import { drainSoon } from "./room-hub.server.ts";
import { appendFacts } from "./room-log.server.ts";

/** Where somebody's work on a unit belongs: the steps of open rooms in which they have a seat. */
const selectPlaces = preparedOnce((database) =>
  database
    .select({
      workshopId: workshop.id,
      participantId: workshopParticipant.id,
      stepId: workshopStep.id,
    })
    .from(workshopParticipant)
    .innerJoin(workshop, eq(workshop.id, workshopParticipant.workshopId))
    .innerJoin(courseVersion, eq(courseVersion.id, workshop.courseVersionId))
    .innerJoin(
      workshopStep,
      and(
        eq(workshopStep.workshopId, workshop.id),
        eq(workshopStep.activityId, sql.placeholder("activityId")),
      ),
    )
    .where(
      and(
        eq(workshopParticipant.personId, sql.placeholder("personId")),
        isNull(workshopParticipant.removedAt),
        isNotNull(workshop.openedAt),
        isNull(workshop.closedAt),
        eq(courseVersion.courseId, sql.placeholder("courseId")),
      ),
    )
    .prepare(),
);

/** Somebody's work on a unit. */
export type UnitInRooms = { personId: string; courseId: string; activityId: string };

/** The open room in which somebody works on a unit; null for most, who work by themselves. */
export function roomOfUnit(tx: Transaction, { personId, courseId, activityId }: UnitInRooms): string | null {
  return selectPlaces(tx).all({ personId, courseId, activityId })[0]?.workshopId ?? null;
}

export type RoomProgress = UnitInRooms & {
  mark: MarkState;
  /** The rule that failed first, in the learner's words; null unless something failed. */
  check: string | null;
};

/**
 * Tells the open rooms in which somebody sits how they get on with a unit, in the transaction that keeps it. Costs one
 * look at an index for whoever sits in none.
 */
export function noteRoomProgress(tx: Transaction, progress: RoomProgress): void {
  const { personId, courseId, activityId, mark, check } = progress;
  for (const { workshopId, ...place } of selectPlaces(tx).all({ personId, courseId, activityId })) {
    appendFacts(tx, workshopId, [{ type: "progress", ...place, mark, check }]);
    drainSoon(workshopId);
  }
}
