import type { AskNews } from "#app/features/workshop/ask/ask.ts";
import { askNewsFor } from "#app/features/workshop/ask/polls.queries.server.ts";
import type { Presence, Tally } from "#app/features/workshop/attention.ts";
import { tallyOf } from "#app/features/workshop/attention.ts";
import { whoIsThere } from "#app/features/workshop/presence.queries.server.ts";
import { notePresence } from "#app/features/workshop/presence.server.ts";
import type { Viewer } from "#app/features/workshop/room-facts.ts";
import type { Opening } from "#app/features/workshop/room-hub.server.ts";
import { listen, openingFor } from "#app/features/workshop/room-hub.server.ts";
import { headOf, roomState } from "#app/features/workshop/room-log.server.ts";
import { readSince, readTab, readWait } from "#app/features/workshop/room-request.ts";
import { nowMs } from "#app/platform/clock.ts";
import type { RoomArgs } from "./enter-room.server.ts";
import { enterRoom } from "./enter-room.server.ts";

/** What a browser without a stream is told: the same as a stream's first frames. */
export type CaughtUp = Opening & {
  now: number;
  presence: Presence | null;
  tally: Tally | null;
  asking: AskNews;
};

/**
 * What has happened in a room since the event that the browser names; where nothing has, waits for it a while. The way
 * around what holds a stream back: a proxy that buffers, a browser without EventSource.
 */
export async function catchUpRoom(args: RoomArgs & { context: { signal: AbortSignal } }): Promise<CaughtUp> {
  const { workshop, viewer } = await enterRoom(args);
  const query = new URL(args.request.url).searchParams;
  const tab = readTab(query);
  if (viewer.as === "participant" && tab !== null) {
    const { participantId } = viewer;
    notePresence({ workshopId: workshop.id, participantId, tab, doing: "active", left: false });
  }
  const since = readSince(query);
  const now = openingFor(workshop.id, viewer, since);
  if (now.state || now.tail.length > 0) return withAside(workshop.id, viewer, now);
  await news(workshop.id, viewer, now.seq, readWait(query), args.context.signal);
  return withAside(workshop.id, viewer, openingFor(workshop.id, viewer, since));
}

/** Resolves with the first thing that the viewer would be told, when the time is over, or when the browser leaves. */
function news(
  workshopId: string,
  viewer: Viewer,
  from: number,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0 || signal.aborted) return resolve();
    let stop: (() => void) | null = null;
    const done = () => {
      // What is told before `listen` has returned is how things stand: the answer brings it anyhow.
      if (!stop) return;
      clearTimeout(limit);
      signal.removeEventListener("abort", done);
      stop();
      resolve();
    };
    const limit = setTimeout(done, ms);
    stop = listen(workshopId, viewer, from, { tell: done, end: done });
    signal.addEventListener("abort", done);
    if (headOf(workshopId) > from) done();
  });
}

function withAside(workshopId: string, viewer: Viewer, opening: Opening): CaughtUp {
  const aside = viewer.as === "participant" ? null : whoIsThere(workshopId);
  const state = roomState(workshopId);
  return {
    now: nowMs(),
    ...opening,
    presence: viewer.as === "trainer" ? aside : null,
    tally: viewer.as === "projector" && aside ? tallyOf(state, aside) : null,
    asking: askNewsFor(workshopId, state, viewer),
  };
}
