import type { Heard } from "./room-connection.ts";
import { RoomConnection, SILENCE_MS } from "./room-connection.ts";

/**
 * One stream for all tabs of a browser that show the same room: browsers allow six connections to a host, and each tab
 * must not take one. The tab that holds a lock listens and passes on what it hears; when it is closed the next one gets
 * the lock. Where there are no locks (they need https), each tab that can be seen has its own.
 */
export function shareRoom(options: {
  /** The same for all tabs that may share: room and audience. */
  name: string;
  connection: Omit<ConstructorParameters<typeof RoomConnection>[0], "hear">;
  hear: (heard: Heard) => void;
}): { stop: () => void } {
  const locks = typeof BroadcastChannel === "function" ? navigator.locks : undefined;
  return locks ? withLock(options, locks) : byVisibility(options);
}

type Options = Parameters<typeof shareRoom>[0];

function withLock({ name, connection, hear }: Options, locks: LockManager): { stop: () => void } {
  const channel = new BroadcastChannel(`room:${name}`);
  const given = new AbortController();
  let leading = false;
  let heardAt = 0;
  const line = new RoomConnection({
    ...connection,
    hear: (heard) => {
      hear(heard);
      channel.postMessage(heard);
    },
  });
  channel.onmessage = ({ data }: MessageEvent<Heard>) => {
    heardAt = Date.now();
    hear(data);
  };
  void locks
    .request(`room:${name}`, { signal: given.signal }, () => {
      leading = true;
      line.start();
      return new Promise<void>((resolve) => given.signal.addEventListener("abort", () => resolve()));
    })
    // Stopped before it was this tab's turn.
    .catch(() => {});
  /** A tab that only hears what another passes on looks for itself when it begins, and when that one falls silent. */
  const look = async () => {
    if (leading || Date.now() - heardAt < SILENCE_MS) return;
    heardAt = Date.now();
    try {
      const url = connection.address("catchup", { since: String(connection.since()), wait: "0" });
      const response = await connection.around.fetch(url, { signal: given.signal });
      if (response.ok) hear({ name: "hello", data: await response.json() });
      else if (response.status === 410) hear({ name: "gone", data: "removed" });
    } catch {
      hear({ name: "link", data: "lost" });
    }
  };
  void look();
  const looking = setInterval(look, SILENCE_MS);
  const unwake = onWake(() => (leading ? line.wake() : void look()));
  return {
    stop() {
      given.abort();
      clearInterval(looking);
      unwake();
      line.stop();
      channel.close();
    },
  };
}

function byVisibility({ connection, hear }: Options): { stop: () => void } {
  const line = new RoomConnection({ ...connection, hear });
  const look = () => {
    if (document.visibilityState !== "visible") return line.stop();
    line.start();
    line.wake();
  };
  line.start();
  const unwake = onWake(look);
  return {
    stop() {
      unwake();
      line.stop();
    },
  };
}

/** Calls when the tab is looked at or left, when a phone wakes, when the network is back. @returns how to stop */
function onWake(call: () => void): () => void {
  document.addEventListener("visibilitychange", call);
  for (const event of ["online", "pageshow", "focus"]) window.addEventListener(event, call);
  return () => {
    document.removeEventListener("visibilitychange", call);
    for (const event of ["online", "pageshow", "focus"]) window.removeEventListener(event, call);
  };
}
