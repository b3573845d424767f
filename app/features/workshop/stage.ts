import type { Note, Offer } from "./broadcast/broadcast.ts";
import type { RoomFact } from "./room-facts.ts";
import type { Show } from "./spotlight/spotlight.ts";

/** What stands before everybody beside the step. */
export type Stage = { show: Show | null; note: Note | null; offer: Offer | null };
export const EMPTY_STAGE: Stage = { show: null, note: null, offer: null };

/** The stage after a fact; a try belongs to the step at which the room is, a note and a prompt stay. */
export function stageAfter(stage: Stage, fact: RoomFact): Stage {
  switch (fact.type) {
    case "shown":
      return { ...stage, show: fact.show };
    case "note":
      return { ...stage, note: fact.note };
    case "offer":
      return { ...stage, offer: fact.offer };
    case "moved":
      return stage.show ? { ...stage, show: null } : stage;
    case "closed":
      return EMPTY_STAGE;
    default:
      return stage;
  }
}
