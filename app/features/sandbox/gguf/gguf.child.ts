import type { ChatHistoryItem, LlamaContextSequence, LlamaModel } from "node-llama-cpp";
import type { ChatMessage, ModelRequest } from "../provider.ts";
import type { FromChild, GgufFile, ToChild } from "./gguf-messages.ts";

// The process that runs a GGUF file: native code on a file from elsewhere, so that whatever it does, the server lives.

type Llama = typeof import("node-llama-cpp");
type Loaded = { library: Llama; model: LlamaModel; sequence: LlamaContextSequence; contextSize: number };

/** A name that bundlers don't follow: the package is there only where somebody wants it. */
const PACKAGE = "node-llama-cpp";
/** Tokens that the model's own chat format may add around a prompt. */
const FORMAT_TOKENS = 64;

class TooLong extends Error {}

let loading: Promise<Loaded> | undefined;
let current: { id: number; controller: AbortController } | undefined;

const tell = (message: FromChild) => void process.send?.(message);
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 300);

async function load({ path, contextSize, threads }: GgufFile): Promise<Loaded> {
  const library: Llama = await import(/* @vite-ignore */ PACKAGE).catch((error) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Error(`the package ${PACKAGE} is not installed (docs/decisions/010 says how)`);
  });
  const llama = await library.getLlama({
    gpu: false,
    build: "never",
    skipDownload: true,
    progressLogs: false,
    logLevel: library.LlamaLogLevel.error,
    maxThreads: threads,
  });
  const model = await llama.loadModel({ modelPath: path });
  const size = Math.min(contextSize, model.trainContextSize);
  const context = await model.createContext({ contextSize: size, sequences: 1, threads });
  return { library, model, sequence: context.getSequence(), contextSize: context.contextSize };
}

async function run(id: number, { messages, settings }: ModelRequest, signal: AbortSignal): Promise<void> {
  if (!loading) throw new Error("nothing was loaded");
  const { library, model, sequence, contextSize } = await loading;
  signal.throwIfAborted();
  const asked = messages.at(-1)?.content ?? "";
  const inputTokens = messages.reduce((sum, { content }) => sum + model.tokenize(content).length, 0);
  const room = contextSize - inputTokens - FORMAT_TOKENS;
  if (room < 1) throw new TooLong(`${inputTokens} tokens of prompt, in a context of ${contextSize}`);

  await sequence.clearHistory();
  const session = new library.LlamaChatSession({
    contextSequence: sequence,
    contextShift: {
      // Its own way is to forget the beginning and say nothing.
      strategy: () => {
        throw new TooLong(`the context of ${contextSize} tokens is full`);
      },
    },
  });
  session.setChatHistory(messages.slice(0, -1).map(historyItem));
  const before = sequence.tokenMeter.getState();
  try {
    const { stopReason } = await session.promptWithMeta(asked, {
      signal,
      temperature: settings.temperature,
      seed: settings.seed,
      maxTokens: Math.min(settings.maxTokens, room),
      onResponseChunk: ({ type, text }) => {
        if (text !== "")
          tell({ type: "piece", id, piece: { type: type === "segment" ? "thinking" : "text", text } });
      },
    });
    const used = sequence.tokenMeter.diff(before);
    tell({
      type: "end",
      id,
      reason: stopReason === "maxTokens" ? "length" : "stop",
      usage: { inputTokens: used.usedInputTokens, outputTokens: used.usedOutputTokens },
    });
  } finally {
    session.dispose();
  }
}

function historyItem({ role, content }: ChatMessage): ChatHistoryItem {
  if (role === "assistant") return { type: "model", response: [content] };
  return { type: role, text: content };
}

process.on("message", async (message: ToChild) => {
  if (message.type === "load") {
    loading = load(message.file);
    loading.then(
      () => tell({ type: "loaded" }),
      (error) => tell({ type: "unloadable", reason: reasonOf(error) }),
    );
  } else if (message.type === "stop") {
    if (current?.id === message.id) current.controller.abort();
  } else {
    const { id, request } = message;
    const controller = new AbortController();
    current = { id, controller };
    try {
      await run(id, request, controller.signal);
    } catch (error) {
      const kind = error instanceof TooLong ? "prompt-too-long" : "server-error";
      tell({ type: "error", id, kind, reason: reasonOf(error) });
    }
  }
});

// The server is gone, however it went.
process.on("disconnect", () => process.exit(0));

/** Without Vite `?node-worker` means nothing and this module itself is imported: no address. */
export default null;
