import type { ServerResponse } from "node:http";

/**
 * A long-lived stream of server-sent events on a response of Node's own. Unlike `sseResponse`, which runs a source to
 * its end, it lasts until one of the two sides leaves, and it never waits for a slow reader: whoever falls too far
 * behind is cut off and comes back to catch up.
 */
export type EventStream = {
  /** Sends frames as they are. Nothing happens once the stream is closed. */
  send: (frames: string) => void;
  /** Ends the stream after what has been sent. */
  end: () => void;
};

/** Shorter than the minute after which most proxies take a quiet connection for dead. */
export const HEARTBEAT_MS = 15_000;
/** So soon after the beginning a first one: a proxy that lets a large greeting through may still hold back what is small. */
const FIRST_BEAT_MS = 1000;
/** How much may lie unsent for one reader, in bytes. */
export const MOST_BEHIND = 256 * 1024;
/** Whoever listens asks again after so long, and is looked at again: rights and sign-ins end. */
const LIFE_MS = 5 * 60_000;

const open = new Set<EventStream>();

/**
 * Begins a stream.
 * @param options.beat the frames of a heartbeat, asked for each time: a message and not a comment, since a browser's
 *   script doesn't hear comments
 * @param options.closed called once, when the stream is over, whoever ended it
 */
export function openEventStream(
  response: ServerResponse,
  options: { beat: () => string; closed: () => void },
): EventStream {
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    // A proxy that compresses would hold events back until it has enough of them.
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  response.socket?.setNoDelay(true);
  let over = false;
  const stream: EventStream = {
    send(frames) {
      if (over) return;
      if (response.writableLength > MOST_BEHIND) response.destroy();
      else response.write(frames);
    },
    end() {
      if (!over) response.end();
    },
  };
  const first = setTimeout(() => stream.send(options.beat()), FIRST_BEAT_MS);
  const heartbeat = setInterval(() => stream.send(options.beat()), HEARTBEAT_MS);
  // Streams that began together, after a restart, must not all come back in the same moment.
  const life = setTimeout(() => stream.end(), LIFE_MS * (0.8 + Math.random() * 0.4));
  open.add(stream);
  response.on("close", () => {
    over = true;
    clearTimeout(first);
    clearInterval(heartbeat);
    clearTimeout(life);
    open.delete(stream);
    options.closed();
  });
  return stream;
}

/** How many streams are open in this process. */
export function openStreams(): number {
  return open.size;
}

/** Ends all streams, so that a server that stops needn't wait for them. */
export function endEventStreams(): void {
  for (const stream of open) stream.end();
}
