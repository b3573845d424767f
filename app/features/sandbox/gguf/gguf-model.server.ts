import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { Locale } from "#app/platform/locale.ts";
import type { Limits } from "../limits.ts";
import { PhaseWatch } from "../limits.ts";
import { Mailbox } from "../mailbox.ts";
import type { ModelEvent, ModelHealth, ModelProvider, ModelRequest, ModelUsage } from "../provider.ts";
import { ModelError } from "../provider.ts";
import { Turns } from "../turns.ts";
import workerAddress from "./gguf.child.ts?node-worker";
import type { FromChild, GgufFile } from "./gguf-messages.ts";
import type { GgufProcess, Run } from "./gguf-process.server.ts";
import { ggufProcess } from "./gguf-process.server.ts";

export type GgufOptions = {
  file: GgufFile;
  name: Record<Locale, string>;
  /** `connectMs` is for loading the file. */
  limits: Limits;
  /** How long a run may wait for its turn, in milliseconds; as long as a run may take, if not said. */
  queueMs?: number;
  /** What the process runs, if not what is made for it. */
  script?: URL;
};

/** More waiting runs than this and a new one is turned away at once. */
const LONGEST_QUEUE = 100;
const MAGIC = "GGUF";
const PROBE: ModelRequest = {
  messages: [{ role: "user", content: "1" }],
  settings: { temperature: 0, seed: 0, maxTokens: 1, locale: "zh-TW" },
};

/** A GGUF file behind the provider interface, one run at a time. `close` ends its process. */
export function ggufModel(options: GgufOptions): ModelProvider & { close(): void } {
  const { file, name } = options;
  const script = options.script ?? new URL(workerAddress ?? new URL("./gguf.child.ts", import.meta.url));
  const model: Model = { options, process: ggufProcess(script, file), turns: new Turns(LONGEST_QUEUE) };
  return {
    id: "gguf",
    modelId: `gguf:${basename(file.path)}`,
    name,
    simulated: false,
    outsideHost: false,
    run: (request, runOptions) => run(model, request, runOptions?.signal),
    health: () => checkFile(model),
    close: () => model.process.close(),
  };
}

type Model = { options: GgufOptions; process: GgufProcess; turns: Turns };

async function* run(
  model: Model,
  request: ModelRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<ModelEvent> {
  const { limits } = model.options;
  const mail = new Mailbox<"your turn" | Extract<FromChild, { type: "piece" | "end" }>>();
  const usage: ModelUsage = { inputTokens: 0, outputTokens: 0 };
  const stop = () => mail.fail(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const watch = new PhaseWatch(limits, (error) => mail.fail(error));
  const { queueMs = limits.totalMs } = model.options;
  let timer = setTimeout(
    () => mail.fail(new ModelError("overloaded", `the model was busy for ${queueMs} ms`)),
    queueMs,
  );
  let leave: ReturnType<Turns["enter"]> | undefined;
  let current: Run | undefined;
  let dismiss = false;
  try {
    leave = model.turns.enter(() => mail.post("your turn"));
    await mail.next();
    clearTimeout(timer);
    timer = setTimeout(
      () => mail.fail(new ModelError("total-timeout", `the run took longer than ${limits.totalMs} ms`)),
      limits.totalMs,
    );
    current = model.process.start({
      request,
      onReady: () => watch.enter("first-token"),
      onMessage: (message) => mail.post(message),
      onError: (error) => mail.fail(error),
    });
    for (;;) {
      watch.wait();
      const message = await mail.next();
      watch.pause();
      if (message === "your turn") continue;
      if (message.type === "end") {
        yield { type: "finish", reason: message.reason, usage: message.usage };
        return;
      }
      watch.enter("idle");
      usage.outputTokens += 1;
      yield message.piece;
    }
  } catch (error) {
    dismiss = error instanceof ModelError && error.kind === "connect-timeout";
    if (!signal?.aborted) throw error;
    yield { type: "finish", reason: "aborted", usage };
  } finally {
    clearTimeout(timer);
    watch.pause();
    signal?.removeEventListener("abort", stop);
    // Nobody waits here for the model to stop: the next run does.
    leave?.(current?.end({ dismiss }));
  }
}

/** Whether the file is a model that runs here: it is loaded for that and answers with a token. Never throws. */
async function checkFile(model: Model): Promise<ModelHealth> {
  const { path } = model.options.file;
  try {
    const file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(MAGIC.length)).finally(() => file.close());
    if (buffer.toString("latin1") !== MAGIC) {
      return { ok: false, reason: `${path} is no GGUF file`, kind: "not-found" };
    }
    for await (const _event of run(model, PROBE, undefined)) {
      // Whatever it says, it runs.
    }
    return { ok: true };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, reason, kind: error instanceof ModelError ? error.kind : "not-found" };
  }
}
