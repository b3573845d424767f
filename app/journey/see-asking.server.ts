import type { AskedInRoom } from "#app/features/workshop/ask/asking-sheet.ts";
import { floorOf } from "#app/features/workshop/ask/floor.queries.server.ts";
import { pollsOf, tallyOfPoll } from "#app/features/workshop/ask/polls.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { notFound } from "#app/platform/http.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { RoomArgs } from "./enter-room.server.ts";
import { leadWorkshopForFetch } from "./enter-room.server.ts";

/**
 * What was asked and answered in a workshop that is over, for whoever led it; the audit notes that it left as a file.
 * @throws 401; 404 when it isn't theirs, or isn't over
 */
export async function exportAsking(
  args: RoomArgs & { context: { requestId: string } },
): Promise<AskedInRoom & { startsAt: string }> {
  const { actor, workshop } = await leadWorkshopForFetch(args);
  const { id, title, startsAt } = workshop;
  if (workshop.closedAt === null || workshop.rehearsalOf !== null) return notFound();
  await inTransaction((tx) =>
    recordAudit(tx, {
      actorId: actor.personId,
      action: "workshop.export-asking",
      subjectType: "workshop",
      subjectId: id,
      requestId: args.context.requestId,
    }),
  );
  const polls = pollsOf(id).map((poll) => ({ poll, tally: tallyOfPoll(poll) }));
  return { title, startsAt, polls, floor: floorOf(id) };
}
