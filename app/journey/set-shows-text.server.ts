import type { Actor } from "#app/features/identity/actor.ts";
import { setShowsText as writeShowsText } from "#app/features/workshop/workshops.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Says whether trainers may read what people write in a workshop's labs. @returns false once it has been opened */
export function setShowsText(
  { actor, workshop }: { actor: Pick<Actor, "personId">; workshop: { id: string } },
  showsText: boolean,
  requestId: string | null,
): Promise<boolean> {
  return inTransaction((tx) => {
    if (!writeShowsText(tx, workshop.id, showsText)) return false;
    recordAudit(tx, {
      actorId: actor.personId,
      action: "workshop.shows-text",
      subjectType: "workshop",
      subjectId: workshop.id,
      detail: { showsText },
      requestId,
    });
    return true;
  });
}
