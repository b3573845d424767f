import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { workshop, workshopParticipant } from "#db/schema/workshop.ts";
import { roomState } from "../room-log.server.ts";

/** A prompt that is offered just now for a unit, in an open room in which somebody sits; null where there is none. */
export function offeredPrompt(
  wanted: { personId: string; activityId: string; offerId: string },
  database: Queryable = getDatabase(),
): string | null {
  const rooms = database
    .select({ id: workshop.id })
    .from(workshopParticipant)
    .innerJoin(workshop, eq(workshop.id, workshopParticipant.workshopId))
    .where(
      and(
        eq(workshopParticipant.personId, wanted.personId),
        isNull(workshopParticipant.removedAt),
        isNotNull(workshop.openedAt),
        isNull(workshop.closedAt),
      ),
    )
    .all();
  const offers = rooms.map(({ id }) => roomState(id, database).stage.offer);
  const offer = offers.find((one) => one?.id === wanted.offerId && one.activityId === wanted.activityId);
  return offer?.text ?? null;
}
