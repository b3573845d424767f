import type { EventSourceLike, Heard } from "#app/features/workshop/room-connection.ts";
import { RoomConnection } from "#app/features/workshop/room-connection.ts";
import { StreamSource } from "./stream-source.ts";

/** A message of a room, with when it came (performance.now, ms). */
export type Told = { event: string; data: Record<string, unknown>; at: number };

type Hello = { now: number; state: unknown; tail: { seq: number; type: string }[]; seq: number };

/** How many numbers of events there were that should have been heard, more than once, or after a later one. */
export type Faults = { lost: number; twice: number; disordered: number };

/**
 * A browser in a room: the product's own connection over real sockets. Checks the order of what it is told.
 */
export class RoomClient {
  readonly faults: Faults = { lost: 0, twice: 0, disordered: 0 };
  /** What the server's clock is ahead of this one's, as the last greeting said, in ms. */
  ahead = 0;
  /** By which way the last greeting came. */
  way: "stream" | "asking" = "asking";
  told: (message: Told) => void = () => {};
  /** Numbers of all events that it was told. */
  readonly #heard = new Set<number>();
  readonly #connection: RoomConnection;
  /** What its page brought along is nothing that it must hear. */
  readonly #from: number;
  #since: number;
  #source: StreamSource | null = null;
  #greeted: ((at: number) => void)[] = [];

  /** @param since number of the newest event that its page brought along */
  constructor(
    readonly url: string,
    readonly cookie: string,
    readonly as: "participant" | "trainer" | "projector",
    since = 0,
  ) {
    this.#from = since;
    this.#since = since;
    const keep = (source: StreamSource) => {
      this.#source = source;
    };
    this.#connection = new RoomConnection({
      address: (kind, query) => {
        this.way = kind === "stream" ? "stream" : "asking";
        return `${url}/${kind}?${new URLSearchParams({ ...query, as, tab: `tab-${as}` })}`;
      },
      since: () => this.#since,
      hear: (heard) => this.#hear(heard),
      around: {
        EventSource: class extends StreamSource implements EventSourceLike {
          constructor(address: string) {
            super(address, cookie);
            keep(this);
          }
        },
        fetch: (address, init) => fetch(address, { ...init, headers: { cookie } }),
        random: Math.random,
      },
    });
  }

  /** Connects. @returns when it was greeted */
  start(): Promise<number> {
    const greeted = this.greeting();
    this.#connection.start();
    return greeted;
  }

  stop(): void {
    this.#connection.stop();
  }

  /** When the next greeting comes (performance.now, ms). */
  greeting(): Promise<number> {
    return new Promise((resolve) => this.#greeted.push(resolve));
  }

  /** As if the network were gone for a moment: nothing is said, and the connection comes back by itself. */
  cut(): void {
    this.#source?.break();
  }

  /** What should have been heard against what was. @param expected numbers of the events for this audience */
  check(expected: readonly number[]): void {
    this.faults.lost += expected.filter((seq) => seq > this.#from && !this.#heard.has(seq)).length;
  }

  #hear({ name, data }: Heard): void {
    const at = performance.now();
    if (name === "hello") {
      const { now, state, tail, seq } = data as Hello;
      this.ahead = now - Date.now();
      for (const event of tail) this.#note(event.seq);
      // A whole state stands for every event up to its number.
      if (state) for (let one = this.#since + 1; one <= seq; one++) this.#heard.add(one);
      this.#since = Math.max(this.#since, seq);
      for (const greeted of this.#greeted.splice(0)) greeted(at);
      for (const event of tail) this.told({ event: "fact", data: event, at });
    }
    if (name === "fact") this.#note(Number((data as { seq: number }).seq));
    this.told({ event: name, data: data as Record<string, unknown>, at });
  }

  #note(seq: number): void {
    if (this.#heard.has(seq)) this.faults.twice += 1;
    else if (seq < this.#since) this.faults.disordered += 1;
    this.#heard.add(seq);
    this.#since = Math.max(this.#since, seq);
  }
}
