import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:http";

/** Each browser has its own connection, as three hundred behind one office's address do. */
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

/** A message of a stream, with when it came (performance.now, ms). */
export type Told = { event: string; data: Record<string, unknown>; at: number };

/** A browser at a room's stream: checks the order of what it is told, and comes back from where it was. */
export class RoomClient {
  /** Numbers of all events that it was told, in the order in which they came. */
  readonly seqs: number[] = [];
  lost = 0;
  twice = 0;
  disordered = 0;
  #since = 0;
  #response: IncomingMessage | null = null;
  #rest = "";

  constructor(
    readonly url: string,
    readonly cookie: string,
    readonly as: "participant" | "trainer" | "projector",
    readonly told: (message: Told) => void,
  ) {}

  /** Connects and waits for the greeting. @returns how long that took, in ms */
  connect(): Promise<number> {
    const started = performance.now();
    this.#rest = "";
    return new Promise((resolve, reject) => {
      const address = `${this.url}/stream?${new URLSearchParams({ as: this.as, since: String(this.#since) })}`;
      const sent = request(address, { agent, headers: { cookie: this.cookie } }, (response) => {
        if (response.statusCode !== 200)
          return reject(new Error(`the stream answers ${response.statusCode}`));
        this.#response = response;
        response.setEncoding("utf8");
        response.on("data", (text: string) => {
          for (const message of this.#read(text)) {
            if (message.event === "hello") resolve(performance.now() - started);
            this.#take(message);
          }
        });
        response.on("error", () => {});
      });
      sent.on("error", reject);
      sent.end();
    });
  }

  /** As if the network were gone: nothing is said. */
  cut(): void {
    this.#response?.destroy();
    this.#response = null;
  }

  /** What should have been heard against what was. @param expected numbers of the events for this audience */
  check(expected: readonly number[]): void {
    const heard = new Set(this.seqs);
    this.lost += expected.filter((seq) => !heard.has(seq)).length;
  }

  #read(text: string): Told[] {
    const at = performance.now();
    const messages = (this.#rest + text).split("\n\n");
    this.#rest = messages.pop() ?? "";
    return messages.map((message) => {
      const field = (name: string) =>
        message
          .split("\n")
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? "";
      return { event: field("event"), data: JSON.parse(field("data") || "{}"), at };
    });
  }

  #take(message: Told): void {
    if (message.event === "hello") {
      const { state, tail, seq } = message.data as { state: unknown; tail: { seq: number }[]; seq: number };
      for (const event of tail) this.#note(event.seq);
      // A whole state stands for every event up to its number.
      if (state) this.seqs.push(...Array.from({ length: seq - this.#since }, (_, i) => this.#since + i + 1));
      this.#since = Math.max(this.#since, seq);
    }
    if (message.event === "fact") this.#note(Number(message.data.seq));
    this.told(message);
  }

  #note(seq: number): void {
    if (this.seqs.includes(seq)) this.twice += 1;
    else if (seq < this.#since) this.disordered += 1;
    this.seqs.push(seq);
    this.#since = Math.max(this.#since, seq);
  }
}
