import type { Locale } from "#app/platform/locale.ts";
import type { ReadingLine, ReadPart } from "./practice/reading-lines.ts";

export type ChatMessage = { role: "system" | "user" | "assistant"; content: string };

export type ModelSettings = {
  /** 0 gives the same text every time; above it, the seed decides between variants. */
  temperature: number;
  seed: number;
  /** Cap on the output, in the provider's own tokens. The practice model counts one per Han character or word. */
  maxTokens: number;
  /** Language of the workspace. The practice model answers in the prompt's language where it can tell it. */
  locale: Locale;
};

export type ModelRequest = { messages: ChatMessage[]; settings: ModelSettings };

export type ModelUsage = {
  inputTokens: number;
  outputTokens: number;
  /** The model didn't say, and the numbers are our guess from the text's length. */
  estimated?: true;
};

/**
 * Why a stream ended. `stop` and `length` are answers, `length` one that was cut at `maxTokens` (the learner is
 * told); `aborted` means that the caller's signal fired, `timeout` that the practice model's own time limit did.
 * Only `stop` and `length` may be judged.
 */
export type FinishReason = "stop" | "length" | "aborted" | "timeout";

/**
 * Any number of `queued` (how many turns away it is), `thinking` and `text`, at most one `reading` before the text, then
 * exactly one `finish`. `thinking` is what a model says to itself before it answers: shown folded, never checked, no
 * part of the answer. `reading` is how the prompt was understood: only a simulated model can say.
 */
export type ModelEvent =
  | { type: "reading"; lines: ReadingLine[]; unstated: ReadPart[] }
  | { type: "queued"; position: number }
  | { type: "text"; text: string }
  | { type: "thinking"; text: string }
  | { type: "finish"; reason: FinishReason; usage: ModelUsage };

export type RunOptions = {
  /** May fire at any moment; the stream then ends at once with `aborted`, and what the run held is let go. */
  signal?: AbortSignal;
  /** In whose name: the line in front of a model is fair by person. */
  who?: string;
  /**
   * Milliseconds between chunks, so that a person can read along. 0 (the default) streams without pauses. For a
   * model whose whole answer is there at once; a real one arrives at a pace of its own.
   */
  paceMs?: number;
};

export type ModelHealth = { ok: true } | { ok: false; reason: string; kind?: ModelErrorKind };

/** One model behind the labs. What fails for the infrastructure's reasons is thrown as a `ModelError`. */
export type ModelProvider = {
  /** Stable name in configuration and lab files, such as `practice`. */
  readonly id: string;
  /** What stands in evidence: id and version, such as `practice-5`. */
  readonly modelId: string;
  /** Plain name on screen. */
  readonly name: Record<Locale, string>;
  /** True when the answers are simulated; the screen must then say so. */
  readonly simulated: boolean;
  /** True when prompts leave this machine; the guard is stricter then. */
  readonly outsideHost: boolean;
  run(request: ModelRequest, options?: RunOptions): AsyncIterable<ModelEvent>;
  /** For operators: how many runs it is answering, and how many wait for their turn. Absent where there is no line. */
  standing?(): { running: number; waiting: number };
  /** For operators: whether a run would find the model. Never throws. */
  health(): Promise<ModelHealth>;
};

/** What kept a model from answering, each with a sentence of its own for the learner (model-trouble.ts). */
export const MODEL_ERROR_KINDS = [
  /** No connection within its limit. */
  "connect-timeout",
  /** Connected, but no first token within its limit. */
  "first-token-timeout",
  /** The answer began, then nothing came for too long. */
  "idle-timeout",
  /** The whole run took longer than its limit. */
  "total-timeout",
  /** The address is not on the operator's list, or the endpoint sent us on to another one. */
  "refused",
  /** The endpoint didn't take our key. */
  "unauthorised",
  /** The endpoint has had enough of us for now; `retryAfterSeconds` says for how long, if it said so. */
  "rate-limited",
  /** The endpoint failed, or said in mid-stream that it had. */
  "server-error",
  /** What came isn't what such an endpoint sends: a page, broken JSON, another type of content. */
  "bad-answer",
  /** The stream broke off before the answer was complete. */
  "cut",
  /** More came than may. */
  "too-long",
  /** The endpoint doesn't know the model (or the address). */
  "not-found",
  /** The prompt with its material doesn't fit into the model. */
  "prompt-too-long",
  /** The model's own service held the answer back. */
  "filtered",
  /** The endpoint didn't take the request, for a reason of its own. */
  "rejected",
  /** The worker or process that runs the model ended. */
  "crashed",
  /** Too many are waiting. */
  "overloaded",
  /** Nothing answers at the address, or the model isn't set up here. */
  "unavailable",
] as const;

export type ModelErrorKind = (typeof MODEL_ERROR_KINDS)[number];

type Details = { retryAfterSeconds?: number | undefined; cause?: unknown };

/**
 * The model could not answer, and the run counts for nothing. The message is for the
 * operator's log: it holds no key and no part of a prompt.
 */
export class ModelError extends Error {
  readonly kind: ModelErrorKind;
  /** When the endpoint wants to be asked again. */
  readonly retryAfterSeconds: number | null;
  constructor(kind: ModelErrorKind, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "ModelError";
    this.kind = kind;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}

/** The whole answer as one string with its finish event; for judging, where nobody watches the stream. */
export async function completeAnswer(
  events: AsyncIterable<ModelEvent>,
): Promise<{ text: string; reason: FinishReason; usage: ModelUsage }> {
  let text = "";
  for await (const event of events) {
    if (event.type === "finish") return { text, reason: event.reason, usage: event.usage };
    if (event.type === "text") text += event.text;
  }
  throw new ModelError("unavailable", "the stream ended without a finish event");
}
