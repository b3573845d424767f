import type { AskNews } from "./ask/ask.ts";
import type { Presence, Tally } from "./attention.ts";
import type { RoomEvent } from "./room-facts.ts";
import type { RoomState } from "./room-state.ts";
import { apply } from "./room-state.ts";

/**
 * A browser's connection to a room: a stream where it gets through, asking again and again where it doesn't, and never
 * giving up. What has been heard stays; after any gap the room is asked for what came since.
 */

/** Of the browser, so that tests can bring their own. */
export type Surroundings = {
  EventSource: (new (url: string) => EventSourceLike) | null;
  fetch: (url: string, init: { signal: AbortSignal }) => Promise<Response>;
  random: () => number;
};

export type EventSourceLike = {
  addEventListener: (name: string, hear: (message: { data: string }) => void) => void;
  onerror: unknown;
  close: () => void;
};

/** `lost`: nothing comes through just now, and it is being tried again. */
export type Link = "connecting" | "live" | "lost";
/** Why there is nothing to come back to: removed, signed out, or no seat any more. */
export type Gone = "removed" | "signed-out" | "no-seat";

export type RoomView = {
  state: RoomState;
  presence: Presence;
  tally: Tally | null;
  asking: AskNews;
  link: Link;
  gone: Gone | null;
  /** What the server's clock is ahead of this one's, in ms. */
  ahead: number;
};

/** Something that was heard: a stream's message, or a catch-up's answer as if it were one. */
export type Heard = { name: string; data: unknown };

type Hello = { now: number; seq: number; state: RoomState | null; tail: RoomEvent[] };
type CaughtUp = Hello & { presence: Presence | null; tally: Tally | null; asking?: AskNews };

/** No greeting in so long: something on the way holds the stream back. */
export const HELLO_MS = 5000;
/** No first heartbeat in so long after the greeting, though it follows within a second: only what is large gets through. */
export const PROOF_MS = 4000;
/** No message in so long, though the server sends one every 15 s: the stream is dead. */
export const SILENCE_MS = 35_000;
/** After so long without a stream one is tried again. */
const STREAM_AGAIN_MS = 60_000;
const WAIT_SECONDS = 20;
/** So often it is tried again within a second: a server that was begun anew is back in less than these tries take. */
const QUICK_TRIES = 10;
const MOST_PATIENCE_MS = 30_000;

/** The view after something was heard. Pure, so that a tab that only listens to another comes to the same. */
export function viewAfter(view: RoomView, { name, data }: Heard, here: number): RoomView {
  switch (name) {
    case "hello": {
      const { now, seq, state, tail } = data as Hello;
      const from = state && state.seq >= view.state.seq ? state : view.state;
      const after = tail.reduce(apply, from);
      return { ...view, state: { ...after, seq: Math.max(after.seq, seq) }, ahead: now - here, link: "live" };
    }
    case "fact":
      return { ...view, state: apply(view.state, data as RoomEvent), link: "live" };
    case "presence": {
      const { whole, changed } = data as { whole: boolean; changed: Record<string, Presence[string] | null> };
      const merged = Object.entries({ ...(whole ? {} : view.presence), ...changed });
      const there = merged.filter((entry): entry is [string, Presence[string]] => entry[1] !== null);
      return { ...view, presence: Object.fromEntries(there) };
    }
    case "tally":
      return { ...view, tally: data as Tally };
    case "asking":
      return { ...view, asking: data as AskNews };
    case "beat":
      return { ...view, ahead: (data as { now: number }).now - here, link: "live" };
    case "link":
      return { ...view, link: data as Link };
    case "gone":
      return { ...view, gone: data as Gone };
    default:
      return view;
  }
}

const STREAM_MESSAGES = ["hello", "fact", "presence", "tally", "asking", "beat"];

export class RoomConnection {
  readonly #address: (kind: "stream" | "catchup", query: Record<string, string>) => string;
  readonly #since: () => number;
  readonly #hear: (heard: Heard) => void;
  readonly #around: Surroundings;
  #running = false;
  #source: EventSourceLike | null = null;
  #asking: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #heardAt = 0;
  #noStreamBefore = 0;

  /**
   * @param options.address of the stream or the catch-up, with a query
   * @param options.since number of the newest event that is known
   * @param options.hear gets everything that is heard, in order
   */
  constructor(options: {
    address: (kind: "stream" | "catchup", query: Record<string, string>) => string;
    since: () => number;
    hear: (heard: Heard) => void;
    around: Surroundings;
  }) {
    this.#address = options.address;
    this.#since = options.since;
    this.#hear = options.hear;
    this.#around = options.around;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#failures = 0;
    this.#go();
  }

  stop(): void {
    this.#running = false;
    this.#letGo();
  }

  /** The tab is looked at again, or the network is back: nothing is believed that hasn't been heard just now. */
  wake(): void {
    if (!this.#running) return;
    if (this.#source && Date.now() - this.#heardAt < SILENCE_MS / 2) return;
    this.#failures = 0;
    this.#letGo();
    this.#go();
  }

  #go(): void {
    if (this.#around.EventSource && Date.now() >= this.#noStreamBefore)
      this.#stream(this.#around.EventSource);
    else void this.#ask();
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.#asking?.abort();
    this.#asking = null;
  }

  #stream(Source: NonNullable<Surroundings["EventSource"]>): void {
    const source = new Source(this.#address("stream", { since: String(this.#since()) }));
    this.#source = source;
    let greeted = false;
    let proven = false;
    const within = (ms: number) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#withoutStream(), ms);
    };
    within(HELLO_MS);
    for (const name of STREAM_MESSAGES) {
      source.addEventListener(name, ({ data }) => {
        if (this.#source !== source) return;
        proven ||= name === "beat";
        if (proven) within(SILENCE_MS);
        else if (!greeted) within(PROOF_MS);
        greeted = true;
        this.#failures = 0;
        this.#heardAt = Date.now();
        this.#hear({ name, data: JSON.parse(data) });
      });
    }
    source.onerror = () => {
      if (this.#source !== source) return;
      this.#letGo();
      if (!greeted) this.#failures += 1;
      // A refusal has no number for a script: asking the other way tells whether there is anything to come back to.
      if (this.#failures >= 2) void this.#ask();
      else this.#later();
    };
  }

  /** The stream doesn't get through: asks instead, and for the stream only after a while. */
  #withoutStream(): void {
    this.#letGo();
    this.#noStreamBefore = Date.now() + STREAM_AGAIN_MS;
    void this.#ask();
  }

  /** Tries again in a moment: at first almost at once, later with patience, and never all browsers together. */
  #later(): void {
    if (this.#failures > 0) this.#hear({ name: "link", data: "lost" });
    const patience = 1000 * 2 ** Math.max(0, this.#failures - QUICK_TRIES);
    const most = this.#failures === 0 ? 500 : Math.min(MOST_PATIENCE_MS, patience);
    this.#timer = setTimeout(() => this.#go(), most * (0.2 + 0.8 * this.#around.random()));
  }

  async #ask(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    // A request that hangs on a dead network would wait for minutes.
    const limit = setTimeout(() => asking.abort(), SILENCE_MS);
    try {
      const wait = this.#failures > 0 ? "0" : String(WAIT_SECONDS);
      const url = this.#address("catchup", { since: String(this.#since()), wait });
      const response = await this.#around.fetch(url, { signal: asking.signal });
      const gone = goneBy(response.status);
      if (gone) {
        if (this.#asking !== asking) return;
        this.stop();
        return this.#hear({ name: "gone", data: gone });
      }
      if (!response.ok) throw new Error(`status ${response.status}`);
      const answer = (await response.json()) as CaughtUp;
      if (this.#asking !== asking) return;
      this.#failures = 0;
      this.#heardAt = Date.now();
      this.#hear({ name: "hello", data: answer });
      if (answer.presence) {
        this.#hear({ name: "presence", data: { whole: true, changed: answer.presence } });
      }
      if (answer.tally) this.#hear({ name: "tally", data: answer.tally });
      if (answer.asking) this.#hear({ name: "asking", data: answer.asking });
      this.#timer = setTimeout(() => this.#go(), 100);
    } catch {
      // Let go of on purpose, the next try is under way.
      if (this.#asking !== asking) return;
      this.#failures += 1;
      this.#later();
    } finally {
      clearTimeout(limit);
    }
  }
}

function goneBy(status: number): Gone | null {
  if (status === 401) return "signed-out";
  if (status === 410) return "removed";
  return status === 404 ? "no-seat" : null;
}
