import type { Locale } from "#app/platform/locale.ts";

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

export type ModelUsage = { inputTokens: number; outputTokens: number };

/**
 * Why a stream ended. `stop` and `length` are answers; `aborted` means that the caller's signal fired,
 * `timeout` that the model's own time limit did. Only `stop` and `length` may be judged.
 */
export type FinishReason = "stop" | "length" | "aborted" | "timeout";

/** Zero or more `text`, then exactly one `finish`. */
export type ModelEvent =
  | { type: "text"; text: string }
  | { type: "finish"; reason: FinishReason; usage: ModelUsage };

export type RunOptions = {
  signal?: AbortSignal;
  /** Milliseconds between chunks, so that a person can read along. 0 (the default) streams without pauses. */
  paceMs?: number;
};

export type ModelHealth = { ok: true } | { ok: false; reason: string };

/** One model behind the labs. What fails for the infrastructure's reasons is thrown as a `ModelError`. */
export type ModelProvider = {
  /** Stable name in configuration and lab files, such as `practice`. */
  readonly id: string;
  /** What stands in evidence: id and version, such as `practice-1`. */
  readonly modelId: string;
  /** Plain name on screen. */
  readonly name: Record<Locale, string>;
  /** True when the answers are simulated; the screen must then say so. */
  readonly simulated: boolean;
  run(request: ModelRequest, options?: RunOptions): AsyncIterable<ModelEvent>;
  health(): Promise<ModelHealth>;
};

/** The model could not answer, through no fault of the prompt: the run counts for nothing. */
export class ModelError extends Error {
  readonly kind: "crashed" | "overloaded" | "unavailable";
  constructor(kind: ModelError["kind"], message: string) {
    super(message);
    this.name = "ModelError";
    this.kind = kind;
  }
}

/** The whole answer as one string with its finish event; for judging, where nobody watches the stream. */
export async function completeAnswer(
  events: AsyncIterable<ModelEvent>,
): Promise<{ text: string; reason: FinishReason; usage: ModelUsage }> {
  let text = "";
  for await (const event of events) {
    if (event.type === "finish") return { text, reason: event.reason, usage: event.usage };
    text += event.text;
  }
  throw new ModelError("unavailable", "the stream ended without a finish event");
}
