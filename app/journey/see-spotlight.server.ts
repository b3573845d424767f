import { answersOf } from "#app/features/lab/history/comparison.ts";
import { workInWords } from "#app/features/lab/work-words.ts";
import type { Viewer } from "#app/features/workshop/room-facts.ts";
import { roomState } from "#app/features/workshop/room-log.server.ts";
import type { RoomPerson } from "#app/features/workshop/room-state.ts";
import type { ShownTry, Spotlight } from "#app/features/workshop/spotlight/spotlight.ts";
import { hasAgreed } from "#app/features/workshop/spotlight/spotlight.ts";
import { personAsked } from "#app/features/workshop/stage-commands.ts";
import { roomTries } from "#app/features/workshop/texts/room-tries.queries.server.ts";
import { wholeRoomTry } from "./read-room-texts.server.ts";

/**
 * What somebody at a room may see of its spotlight: what is shown to everybody, and to a participant what they are
 * asked about. Looked up each time: what its author takes back is gone with that.
 */
export function seeSpotlight(workshopId: string, viewer: Viewer): Spotlight {
  const { pace, stage, people } = roomState(workshopId);
  if (pace.phase !== "open") return { shown: null, own: null };
  const author = stage.show && personAsked({ people }, stage.show.id);
  const me = viewer.as === "participant" ? people[viewer.participantId] : undefined;
  const asks = me?.asked?.answer === null || hasAgreed(me?.asked ?? null);
  return {
    shown: author && hasAgreed(author.asked) ? tryAsShown(workshopId, author) : null,
    own: me && asks ? tryAsShown(workshopId, me) : null,
  };
}

/** A try as everybody sees it; null once the time of its texts is over. */
function tryAsShown(workshopId: string, { id: participantId, name, asked }: RoomPerson): ShownTry | null {
  const [one] = asked ? roomTries(workshopId, { participantId, tryId: asked.tryId, most: 1 }) : [];
  if (!asked || !one) return null;
  const { whole, lab } = wholeRoomTry(one);
  if (whole.text === null) return null;
  const { title, parts } = lab.text[whole.locale];
  return {
    id: asked.id,
    title,
    text: workInWords(parts, whole.text),
    cases: whole.cases.map((each) => ({ id: each.id, gist: each.gist, answers: answersOf(each) })),
    name: asked.answer === "named" ? name : null,
  };
}
