import type { EventSourceMessage, EventSourceParser, ParseError } from "eventsource-parser";
import { createParser } from "eventsource-parser";
import { z } from "zod";
import type { ModelUsage } from "../provider.ts";
import { ModelError } from "../provider.ts";
import { errorInPayload } from "./endpoint-errors.ts";
import type { Piece } from "./think-splitter.ts";
import { ThinkSplitter } from "./think-splitter.ts";

/** Characters of a single event: far more than any has, and a bound to what a line without end may hold. */
const LONGEST_EVENT = 1_000_000;

const count = z.number().int().nonnegative();
const chunk = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        index: z.number().nullish(),
        delta: z
          .looseObject({
            content: z.string().nullish(),
            reasoning: z.string().nullish(),
            reasoning_content: z.string().nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.looseObject({ prompt_tokens: count.nullish(), completion_tokens: count.nullish() }).nullish(),
});

/**
 * Reads the stream of a chat completion, cut into bytes anywhere. What is wrong with it becomes `failure` after the
 * pieces that came before it. It is an answer only if it ended with a finish reason and no error.
 */
export class ChatStream {
  failure: ModelError | null = null;
  reason: "stop" | "length" | null = null;
  usage: ModelUsage | null = null;
  /** The server has said that nothing more comes. */
  done = false;

  readonly #isSecret: (text: string) => boolean;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #events: EventSourceParser;
  readonly #splitter = new ThinkSplitter();
  #pieces: Piece[] = [];
  #ending = false;
  #chunks = 0;
  #strangeLines = 0;

  constructor(isSecret: (text: string) => boolean = () => false) {
    this.#isSecret = isSecret;
    this.#events = createParser({
      maxBufferSize: LONGEST_EVENT,
      onEvent: (event) => this.#event(event),
      onError: (error) => this.#line(error),
    });
  }

  /** The pieces in some more bytes. */
  read(bytes: Uint8Array): Piece[] {
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream: true });
    } catch {
      this.#fail("bad-answer", "the stream isn't UTF-8");
      return this.#take();
    }
    if (!this.#over()) this.#events.feed(text);
    return this.#take();
  }

  /** The last pieces, when the connection has ended. Afterwards there is a `reason` or a `failure`. */
  close(): Piece[] {
    this.#ending = true;
    // Many a server leaves out the blank line after the last event.
    if (!this.#over()) this.#events.feed("\n\n");
    if (!this.failure && this.reason === null) {
      if (this.#chunks === 0 && this.#strangeLines > 0) {
        this.#fail("bad-answer", "what came is no stream of chat completion chunks");
      } else this.#fail("cut", "the stream ended without a finish reason");
    }
    this.#pieces.push(...this.#splitter.end());
    return this.#take();
  }

  #take(): Piece[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  #over(): boolean {
    return this.done || this.failure !== null;
  }

  #fail(kind: ModelError["kind"], message: string): void {
    this.failure ??= new ModelError(kind, message);
  }

  #event({ event, data }: EventSourceMessage): void {
    if (this.#over()) return;
    if (data.trim() === "[DONE]") {
      this.done = true;
      return;
    }
    let payload: unknown;
    try {
      payload = JSON.parse(data);
    } catch {
      // At the end it is half an event: whether that matters depends on what came before.
      if (!this.#ending) this.#fail("bad-answer", "an event of the stream isn't JSON");
      return;
    }
    this.#payload(payload, event === "error");
  }

  /** A line that is no event. llama.cpp's server writes `error: {...}` where others write `data: {"error": {...}}`. */
  #line(error: ParseError): void {
    if (this.#over()) return;
    if (error.type === "max-buffer-size-exceeded") {
      this.#fail("too-long", `an event of the stream has more than ${LONGEST_EVENT} characters`);
    } else if (error.type === "unknown-field") {
      if (!this.#ending) this.#strangeLines += 1;
      if (error.field !== "error") return;
      let payload: unknown = null;
      try {
        payload = JSON.parse(error.value ?? "");
      } catch {
        // An error all the same.
      }
      this.#payload(payload, true);
    }
  }

  #payload(payload: unknown, isError: boolean): void {
    this.failure =
      errorInPayload(payload, this.#isSecret) ??
      (isError ? errorInPayload({ error: payload ?? "" }, this.#isSecret) : null);
    if (this.failure) return;
    const parsed = chunk.safeParse(payload);
    if (!parsed.success) {
      this.#fail("bad-answer", "an event of the stream has an unknown shape");
      return;
    }
    const { choices, usage } = parsed.data;
    if (choices) this.#chunks += 1;
    if (usage) {
      this.usage = { inputTokens: usage.prompt_tokens ?? 0, outputTokens: usage.completion_tokens ?? 0 };
    }
    // Only one answer was asked for.
    const choice = choices?.find(({ index }) => (index ?? 0) === 0);
    if (!choice) return;
    const { delta, finish_reason: reason } = choice;
    const thinking = delta?.reasoning || delta?.reasoning_content;
    if (thinking) this.#pieces.push({ type: "thinking", text: thinking });
    if (delta?.content) this.#pieces.push(...this.#splitter.push(delta.content));
    if (reason) this.#finish(reason);
  }

  #finish(reason: string): void {
    if (reason === "stop" || reason === "length") this.reason = reason;
    else if (reason === "content_filter") this.#fail("filtered", "the model's service held the answer back");
    else if (reason === "error") this.#fail("server-error", "the model ended with an error");
    else if (reason === "abort") this.#fail("cut", "the server broke the answer off");
    else this.#fail("bad-answer", `the answer ended with "${reason.slice(0, 40)}"`);
  }
}
