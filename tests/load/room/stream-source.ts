import type { ClientRequest } from "node:http";
import { Agent, request } from "node:http";
import type { EventSourceLike } from "#app/features/workshop/room-connection.ts";

/** Each browser has its own connection, as three hundred behind one office's address do. */
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

/** A browser's EventSource, as far as a room's connection needs one; Node has none that sends cookies. */
export class StreamSource implements EventSourceLike {
  onerror: (() => void) | null = null;
  readonly #listeners = new Map<string, (message: { data: string }) => void>();
  readonly #request: ClientRequest;
  #rest = "";
  #closed = false;

  constructor(url: string, cookie: string) {
    this.#request = request(url, { agent, headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) return this.break();
      response.setEncoding("utf8");
      response.on("data", (text: string) => this.#read(text));
      response.on("close", () => this.break());
      response.on("error", () => {});
    });
    this.#request.on("error", () => this.break());
    this.#request.end();
  }

  addEventListener(name: string, hear: (message: { data: string }) => void): void {
    this.#listeners.set(name, hear);
  }

  close(): void {
    this.#closed = true;
    this.#request.destroy();
  }

  /** The connection is gone, whoever has cut it. */
  break(): void {
    if (this.#closed) return;
    this.close();
    this.onerror?.();
  }

  #read(text: string): void {
    const messages = (this.#rest + text).split("\n\n");
    this.#rest = messages.pop() ?? "";
    for (const message of messages) {
      const field = (name: string) =>
        message
          .split("\n")
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? "";
      this.#listeners.get(field("event"))?.({ data: field("data") });
    }
  }
}
