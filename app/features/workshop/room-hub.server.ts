import type { Database } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { NO_NEWS, newsFor } from "./ask/ask.ts";
import { countAsking } from "./ask/polls.queries.server.ts";
import type { Presence } from "./attention.ts";
import { tallyOf } from "./attention.ts";
import { whoIsThere } from "./presence.queries.server.ts";
import type { Viewer } from "./room-facts.ts";
import { mayKnow } from "./room-facts.ts";
import type { LoggedEvent } from "./room-log.server.ts";
import { eventsAfter, headOf, roomState } from "./room-log.server.ts";
import type { RoomState } from "./room-state.ts";
import { viewFor } from "./room-state.ts";

/**
 * Who listens to a room in this process, and what they are told. The events themselves are in the database: after a
 * commit of this process, or when SQLite says that another one has written, a drain reads what is new and hands it to
 * the listeners, encoded once for everybody who may know the same.
 */

/** How a listener is told something, and that there is nothing more for them: they have been removed. */
export type Ear = { tell: (frames: string) => void; end: () => void };

/** Somebody who listens. `seq` is the number of the newest event that they have. */
type Listener = Ear & { viewer: Viewer; seq: number };

type Room = {
  /** Number of the newest event that has been drained. */
  seq: number;
  listeners: Set<Listener>;
  /** What was last said of who is there. */
  presence: Presence;
  tally: string;
  /** What was last said of answers and votes. */
  asking: Record<Viewer["as"], string>;
  /** Set while something may have changed that isn't an event. */
  dirty: NodeJS.Timeout | null;
};

const rooms = new Map<string, Room>();

/** How often another process's commits are asked for. */
const WATCH_MS = 25;
/** Who is there, and how many have passed, is told at most so often; the last value wins. */
const COALESCE_MS = 200;
/** Who has gone without a word is noticed so often. */
const STALE_MS = 5000;
/** Whoever has missed more than this gets the whole state instead. */
export const LONGEST_TAIL = 500;

let watching: NodeJS.Timeout[] = [];
let version = 0;

export const frame = (event: string, data: unknown, id?: number): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** An event as it goes to browsers: whom else it is for is nobody's business. */
function eventFrame({ audience: _, of: __, ...event }: LoggedEvent): string {
  return frame("fact", event, event.seq);
}

/** What somebody is told first: what they have missed, or the whole of what they may know. */
export type Opening = {
  seq: number;
  /** In place of everything they have; null where the tail is enough. */
  state: RoomState | null;
  tail: Omit<LoggedEvent, "audience" | "of">[];
};

/**
 * What has happened since an event, for one viewer.
 * @param since number of the newest event that they have; 0 for somebody new
 */
export function openingFor(workshopId: string, viewer: Viewer, since: number): Opening {
  const seq = headOf(workshopId);
  if (since <= 0 || since > seq || seq - since > LONGEST_TAIL) {
    const state = viewFor(roomState(workshopId), viewer);
    return { seq: state.seq, state, tail: [] };
  }
  const tail = eventsAfter(workshopId, since).filter((event) => knows(viewer, event));
  return { seq, state: null, tail: tail.map(({ audience: _, of: __, ...event }) => event) };
}

const knows = (viewer: Viewer, event: LoggedEvent) =>
  mayKnow(viewer, { audience: event.audience, participantId: event.of });

/**
 * Listens to a room: everything after the event `from` that this viewer may know.
 * @param from number of the newest event that they have, as `openingFor` gave it
 * @returns how to stop
 */
export function listen(workshopId: string, viewer: Viewer, from: number, ear: Ear): () => void {
  const room = roomOf(workshopId);
  const { listeners } = room;
  const listener: Listener = { ...ear, viewer, seq: from };
  listeners.add(listener);
  // Another process may have written between the opening and now.
  if (from < room.seq) {
    const missed = eventsAfter(workshopId, from).filter(
      (event) => event.seq <= room.seq && knows(viewer, event),
    );
    listener.seq = room.seq;
    if (missed.length > 0) listener.tell(missed.map(eventFrame).join(""));
  }
  drain(workshopId);
  if (viewer.as !== "participant") tellAside(workshopId, room, [listener], true);
  else tellAsking(workshopId, room, [listener], true);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || rooms.get(workshopId)?.listeners !== listeners) return;
    if (room.dirty) clearTimeout(room.dirty);
    rooms.delete(workshopId);
    if (rooms.size === 0) unwatch();
  };
}

function roomOf(workshopId: string): Room {
  const known = rooms.get(workshopId);
  if (known) return known;
  const presence = whoIsThere(workshopId);
  const room: Room = {
    seq: headOf(workshopId),
    listeners: new Set(),
    presence,
    tally: "",
    asking: { ...SAID_NOTHING },
    dirty: null,
  };
  rooms.set(workshopId, room);
  if (watching.length === 0) watch();
  return room;
}

/** How many listen in this process. */
export function listenerCount(): number {
  return [...rooms.values()].reduce((sum, room) => sum + room.listeners.size, 0);
}

/** What is counted, or who may know it, is another after these. */
const COUNTED_WITH: readonly LoggedEvent["type"][] = ["poll", "floor", "released", "withdrawn"];

/** Hands what is new in a room to its listeners. Called after each commit that may have added to it. */
export function drain(workshopId: string): void {
  const room = rooms.get(workshopId);
  if (!room || headOf(workshopId) <= room.seq) return;
  const events = eventsAfter(workshopId, room.seq);
  const newest = events.at(-1);
  if (!newest) return;
  const encoded = events.map((event) => ({ event, text: eventFrame(event) }));
  const before = room.seq;
  room.seq = newest.seq;
  const forAll = new Map<string, string>();
  for (const listener of room.listeners) {
    const { viewer } = listener;
    const own = viewer.as === "participant" && events.some((event) => event.of === viewer.participantId);
    const audience = own ? null : viewer.as === "trainer" ? "trainers" : "room";
    let text = audience === null || listener.seq !== before ? undefined : forAll.get(audience);
    if (text === undefined) {
      text = encoded
        .filter(({ event }) => event.seq > listener.seq && knows(viewer, event))
        .map((one) => one.text)
        .join("");
      if (audience !== null && listener.seq === before) forAll.set(audience, text);
    }
    listener.seq = newest.seq;
    if (text !== "") listener.tell(text);
    if (own && events.some((event) => event.type === "removed" && knows(viewer, event))) listener.end();
  }
  if (events.some((event) => event.of !== null || COUNTED_WITH.includes(event.type)))
    markPresence(workshopId);
}

/** The same once the transaction that is open now has ended, whichever way. */
export function drainSoon(workshopId: string): void {
  setImmediate(() => drain(workshopId));
}

/** Something that isn't an event may have changed: who is there, how many have passed. */
export function markPresence(workshopId: string): void {
  const room = rooms.get(workshopId);
  if (!room || room.dirty) return;
  room.dirty = setTimeout(() => {
    room.dirty = null;
    if (rooms.get(workshopId) === room) tellAside(workshopId, room, room.listeners, false);
  }, COALESCE_MS).unref();
}

/** Tells trainers who is there (what has changed, or all of it), and projectors the numbers. */
function tellAside(workshopId: string, room: Room, to: Iterable<Listener>, whole: boolean): void {
  const presence = whoIsThere(workshopId);
  const tally = frame("tally", tallyOf(roomState(workshopId), presence));
  const changed = whole ? presence : difference(room.presence, presence);
  const news = whole || Object.keys(changed).length > 0;
  const people = frame("presence", { whole, changed });
  for (const { viewer, tell } of to) {
    if (viewer.as === "trainer" && news) tell(people);
    if (viewer.as === "projector" && (whole || tally !== room.tally)) tell(tally);
  }
  tellAsking(workshopId, room, to, whole);
  if (whole) return;
  room.presence = presence;
  room.tally = tally;
}

/** Tells everybody what they may know of answers and votes. @param whole to newcomers, who have heard nothing yet */
function tellAsking(workshopId: string, room: Room, to: Iterable<Listener>, whole: boolean): void {
  const state = roomState(workshopId);
  const counted = countAsking(workshopId, state);
  const held = { poll: state.pace.poll, released: state.released };
  const said = (as: Viewer["as"]) => frame("asking", newsFor(as, held, counted));
  const asking = { trainer: said("trainer"), projector: said("projector"), participant: said("participant") };
  for (const { viewer, tell } of to) {
    const text = asking[viewer.as];
    if (text !== (whole ? SAID_NOTHING : room.asking)[viewer.as]) tell(text);
  }
  if (!whole) room.asking = asking;
}

const NOTHING = frame("asking", NO_NEWS);
const SAID_NOTHING: Room["asking"] = { trainer: NOTHING, projector: NOTHING, participant: NOTHING };

/** What is otherwise than before; null for whoever has gone. */
function difference(before: Presence, after: Presence): Record<string, Presence[string] | null> {
  const changed: Record<string, Presence[string] | null> = {};
  for (const [id, doing] of Object.entries(after)) if (before[id] !== doing) changed[id] = doing;
  for (const id of Object.keys(before)) if (after[id] === undefined) changed[id] = null;
  return changed;
}

const dataVersion = (database: Database) =>
  database.$client.pragma("data_version", { simple: true }) as number;

/** While anybody listens: other processes' commits are noticed, and who has gone without a word. */
function watch(): void {
  version = dataVersion(getDatabase());
  const look = setInterval(() => {
    const newest = dataVersion(getDatabase());
    if (newest === version) return;
    version = newest;
    for (const workshopId of rooms.keys()) {
      drain(workshopId);
      markPresence(workshopId);
    }
  }, WATCH_MS);
  const stale = setInterval(() => {
    for (const workshopId of rooms.keys()) markPresence(workshopId);
  }, STALE_MS);
  watching = [look.unref(), stale.unref()];
}

function unwatch(): void {
  for (const timer of watching) clearInterval(timer);
  watching = [];
}
