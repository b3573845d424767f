import { setTimeout as pause } from "node:timers/promises";
import { PhaseWatch } from "../limits.ts";
import type { ModelEvent, ModelProvider, ModelRequest, ModelUsage } from "../provider.ts";
import { ModelError } from "../provider.ts";
import { chatRequest, estimateTokens } from "./chat-request.ts";
import { ChatStream } from "./chat-stream.ts";
import type { EndpointOptions } from "./endpoint.ts";
import { allowedAddress, headersFor } from "./endpoint.ts";
import { errorInPayload, errorOfStatus, jsonIn, secrecy } from "./endpoint-errors.ts";
import { checkEndpoint } from "./endpoint-health.server.ts";
import type { Answer } from "./http-call.server.ts";
import { call, textOf } from "./http-call.server.ts";

/** As much of an error's body as is read. */
const ERROR_BYTES = 65_536;
/** A longer Retry-After isn't waited for: the learner is told instead. */
const LONGEST_PAUSE_MS = 10_000;
const WORTH_A_RETRY: readonly ModelError["kind"][] = [
  "connect-timeout",
  "unavailable",
  "server-error",
  "rate-limited",
  "cut",
];

/** A server that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio, an agency's own gateway. */
export function openaiModel(options: EndpointOptions): ModelProvider {
  const { model, name, outsideHost } = options;
  return {
    id: "openai-compatible",
    modelId: `openai-compatible:${model}`,
    name,
    simulated: false,
    outsideHost,
    run: (request, runOptions) => run(options, request, runOptions?.signal),
    health: () => checkEndpoint(options),
  };
}

async function* run(
  options: EndpointOptions,
  request: ModelRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<ModelEvent> {
  const ended = new AbortController();
  const stop = () => ended.abort(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const { totalMs } = options.limits;
  const total = setTimeout(
    () => ended.abort(new ModelError("total-timeout", `the run took longer than ${totalMs} ms`)),
    totalMs,
  );
  const usage: ModelUsage = {
    inputTokens: request.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0),
    outputTokens: 0,
    estimated: true,
  };
  try {
    for await (const event of withRetries(options, request, ended.signal)) {
      if (event.type !== "finish") usage.outputTokens += estimateTokens(event.text);
      yield event.type === "finish" ? { ...event, usage: event.usage ?? usage } : event;
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
    yield { type: "finish", reason: "aborted", usage };
  } finally {
    clearTimeout(total);
    signal?.removeEventListener("abort", stop);
    ended.abort(new Error("nobody reads on"));
  }
}

type CallEvent = Extract<ModelEvent, { type: "text" | "thinking" }> | CallFinish;
type CallFinish = { type: "finish"; reason: "stop" | "length"; usage: ModelUsage | null };

/** Asks again, a few times and with growing pauses, as long as nothing of an answer has been seen. */
async function* withRetries(
  options: EndpointOptions,
  request: ModelRequest,
  ended: AbortSignal,
): AsyncGenerator<CallEvent> {
  const started = performance.now();
  for (let retry = 0; ; retry++) {
    let begun = false;
    try {
      for await (const event of callOnce(options, request, ended)) {
        begun = true;
        yield event;
      }
      return;
    } catch (error) {
      ended.throwIfAborted();
      if (begun || retry >= options.retries || !(error instanceof ModelError)) throw error;
      if (!WORTH_A_RETRY.includes(error.kind)) throw error;
      const backOff = (options.backOffMs ?? 300) * 2 ** retry * (1 + Math.random() / 2);
      const wait = Math.max(backOff, (error.retryAfterSeconds ?? 0) * 1000);
      const left = options.limits.totalMs - (performance.now() - started);
      if (wait > Math.min(LONGEST_PAUSE_MS, left)) throw error;
      await pause(wait, undefined, { signal: ended }).catch(() => ended.throwIfAborted());
    }
  }
}

async function* callOnce(
  options: EndpointOptions,
  request: ModelRequest,
  ended: AbortSignal,
): AsyncGenerator<CallEvent> {
  ended.throwIfAborted();
  const url = allowedAddress(options, "chat/completions");
  const isSecret = secrecy(
    options.key,
    request.messages.map(({ content }) => content),
  );
  const cut = new AbortController();
  const pass = () => cut.abort(ended.reason);
  ended.addEventListener("abort", pass, { once: true });
  const watch = new PhaseWatch(options.limits, (error) => cut.abort(error));
  const chat = new ChatStream(isSecret);
  try {
    watch.wait();
    const answer = await call({
      url,
      method: "POST",
      headers: {
        ...headersFor(options),
        accept: "text/event-stream",
        "content-type": "application/json",
      },
      body: chatRequest(options.model, request),
      signal: cut.signal,
      onConnected: () => watch.enter("first-token"),
    });
    if (!isStream(answer)) {
      watch.enter("rest");
      throw await whyNoStream(answer, isSecret);
    }
    let received = 0;
    let finished = false;
    try {
      for await (const bytes of answer.body) {
        watch.pause();
        received += bytes.length;
        if (received > options.maxBytes) {
          throw new ModelError("too-long", `the answer has more than ${options.maxBytes} bytes`);
        }
        const pieces = chat.read(bytes);
        for (const piece of pieces) {
          ended.throwIfAborted();
          yield piece;
        }
        if (chat.failure || chat.done) break;
        if (chat.reason !== null && !finished) watch.enter("rest");
        else if (pieces.length > 0 && !finished) watch.enter("idle");
        finished = chat.reason !== null;
        watch.wait();
      }
    } catch (error) {
      // A finished answer stays one, whatever becomes of the connection.
      if (chat.reason === null || ended.aborted) throw error;
    }
    yield* chat.close();
    if (chat.failure) throw chat.failure;
    if (chat.reason) yield { type: "finish", reason: chat.reason, usage: chat.usage };
  } finally {
    watch.pause();
    ended.removeEventListener("abort", pass);
    cut.abort(new Error("the call is over"));
  }
}

/** Only an event stream is an answer; everything else is a reason why there is none. */
function isStream(answer: Answer): boolean {
  const encoding = answer.header("content-encoding") ?? "identity";
  return answer.status === 200 && typeOf(answer) === "text/event-stream" && encoding === "identity";
}

const typeOf = (answer: Answer) =>
  (answer.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

async function whyNoStream(answer: Answer, isSecret: (text: string) => boolean): Promise<ModelError> {
  if (answer.status >= 300 && answer.status < 400) {
    return new ModelError("refused", `the endpoint wants to send us elsewhere (${answer.status})`);
  }
  // What the status says holds even if the body never comes.
  const body = await textOf(answer.body, ERROR_BYTES).catch(() => "");
  if (answer.status !== 200) {
    const retryAfter = answer.header("retry-after");
    return errorOfStatus(answer.status, body, { retryAfter, now: Date.now(), isSecret });
  }
  const type = typeOf(answer);
  const error = type === "application/json" ? errorInPayload(jsonIn(body), isSecret) : null;
  return (
    error ?? new ModelError("bad-answer", `the endpoint sent ${type || "something"}, not an event stream`)
  );
}
