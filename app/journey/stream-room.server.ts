import type { IncomingMessage, ServerResponse } from "node:http";
import { notePresence } from "#app/features/workshop/presence.server.ts";
import type { Viewer } from "#app/features/workshop/room-facts.ts";
import { frame, listen, openingFor } from "#app/features/workshop/room-hub.server.ts";
import { readSince, readTab } from "#app/features/workshop/room-request.ts";
import { nowMs } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { openEventStream } from "#app/platform/event-stream.server.ts";
import { enterRoom } from "./enter-room.server.ts";

/** One person on three devices, and a few tabs, is usual; more is somebody who would use up the host. */
const MOST_STREAMS = 8;
const streams = new Map<string, number>();

/**
 * Answers with a room's stream of events: first what the browser has missed since the event that it names, or the whole
 * state, then everything as it happens. A raw handler, because Remix's way of answering doesn't learn in time that a
 * browser has left (it is closed on `response.on("close")`).
 * @param workshopId as it stands in the address
 */
export async function streamRoom(
  incoming: IncomingMessage,
  response: ServerResponse,
  workshopId: string,
): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  const request = new Request(new URL(url, env().ORIGIN), {
    method,
    headers: { Cookie: headers.cookie ?? "" },
  });
  const context = {
    memo: new Map<string, unknown>(),
    setCookie: (value: string) => void response.appendHeader("Set-Cookie", value),
  };
  let entered: Awaited<ReturnType<typeof enterRoom>>;
  try {
    entered = await enterRoom({ request, context, params: { workshop: workshopId } });
  } catch (refusal) {
    if (!(refusal instanceof Response)) throw refusal;
    response.writeHead(refusal.status, { "Cache-Control": "no-store" }).end();
    return;
  }
  // Left while it was found out who asks: nothing would ever close the stream.
  if (response.destroyed) return;
  const { workshop, viewer, who } = entered;
  const mine = `${workshop.id}/${who}`;
  const already = streams.get(mine) ?? 0;
  if (already >= MOST_STREAMS) {
    response.writeHead(429, { "Cache-Control": "no-store", "Retry-After": "15" }).end();
    return;
  }
  streams.set(mine, already + 1);
  const query = new URL(request.url).searchParams;
  const tab = readTab(query);
  const sign = signer(workshop.id, viewer, tab);
  const stream = openEventStream(response, {
    beat: () => frame("beat", { now: nowMs() }),
    closed: () => {
      stopListening();
      const left = (streams.get(mine) ?? 1) - 1;
      if (left > 0) streams.set(mine, left);
      else streams.delete(mine);
      sign(true);
    },
  });
  const opening = openingFor(workshop.id, viewer, readSince(query));
  stream.send(frame("hello", { now: nowMs(), ...opening }));
  const stopListening = listen(workshop.id, viewer, opening.seq, { tell: stream.send, end: stream.end });
  sign(false);
}

/** Notes that a participant's tab has come or left; a trainer's and a projector's are nobody's attendance. */
function signer(workshopId: string, viewer: Viewer, tab: string | null): (left: boolean) => void {
  if (viewer.as !== "participant" || tab === null) return () => {};
  const { participantId } = viewer;
  return (left) => notePresence({ workshopId, participantId, tab, doing: left ? "away" : "active", left });
}
