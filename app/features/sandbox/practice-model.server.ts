import { setTimeout as pause } from "node:timers/promises";
import { FairQueue, inLine } from "./fair-queue.ts";
import type { PracticeAnswer, PracticeRunner } from "./practice-worker.server.ts";
import { inlineRunner, workerRunner } from "./practice-worker.server.ts";
import type { ModelEvent, ModelProvider, ModelRequest, RunOptions } from "./provider.ts";
import { ModelError } from "./provider.ts";

export type PracticeModelOptions = {
  /** Address of the bundled worker script; null runs the model in the calling thread, without a time limit. */
  worker: string | URL | null;
  timeLimitMs?: number;
};

const TIME_LIMIT_MS = 5000;
/** More waiting runs than this and a new one is turned away at once, instead of growing the line without end. */
const LONGEST_LINE = 500;
/** Characters a chunk: small enough to be seen arriving, large enough not to flood the stream. */
const CHUNK = 12;
const NO_USAGE = { inputTokens: 0, outputTokens: 0 };

/** The embedded practice model behind the provider interface. `close` ends its worker. */
export function practiceModel(options: PracticeModelOptions): ModelProvider & { close(): Promise<void> } {
  const runner: PracticeRunner =
    options.worker === null
      ? inlineRunner()
      : workerRunner(new URL(options.worker), options.timeLimitMs ?? TIME_LIMIT_MS);
  // One thread, one answer at a time: whose is next is decided here. Streaming it out holds up nobody.
  const line = new FairQueue({ slots: 1, longest: LONGEST_LINE });
  return {
    id: "practice",
    modelId: "practice-5",
    name: { "zh-TW": "練習模型（模擬）", en: "Practice model (simulated)" },
    simulated: true,
    outsideHost: false,
    run: (request, runOptions) => stream(runner, line, request, runOptions ?? {}),
    standing: () => line.standing,
    async health() {
      const probe: ModelRequest = {
        messages: [{ role: "user", content: "請把以下文字摘要成一點：\n測試。" }],
        settings: { temperature: 0, seed: 0, maxTokens: 50, locale: "zh-TW" },
      };
      try {
        const { kind } = await runner.answer(probe, AbortSignal.timeout(TIME_LIMIT_MS));
        return kind === "answer" ? { ok: true } : { ok: false, reason: "timeout" };
      } catch (error) {
        return { ok: false, reason: error instanceof Error ? error.message : String(error) };
      }
    },
    close: () => runner.close(),
  };
}

async function* stream(
  runner: PracticeRunner,
  line: FairQueue,
  request: ModelRequest,
  { signal, paceMs = 0, who = "" }: RunOptions,
): AsyncGenerator<ModelEvent> {
  let answered: PracticeAnswer;
  const place = line.join(who);
  if (!place) throw new ModelError("overloaded", "too many runs are waiting for the practice model");
  try {
    for await (const position of inLine(place, signal)) yield { type: "queued", position };
    answered = await runner.answer(request, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
    yield { type: "finish", reason: "aborted", usage: NO_USAGE };
    return;
  } finally {
    place.leave();
  }
  if (answered.kind === "timeout") {
    yield { type: "finish", reason: "timeout", usage: NO_USAGE };
    return;
  }
  yield { type: "reading", lines: answered.lines, unstated: answered.unstated };
  const units = [...answered.text];
  for (let from = 0; from < units.length; from += CHUNK) {
    if (signal?.aborted) {
      yield { type: "finish", reason: "aborted", usage: { ...answered.usage, outputTokens: from } };
      return;
    }
    yield { type: "text", text: units.slice(from, from + CHUNK).join("") };
    // An abort during the pause is seen at the loop's head.
    if (paceMs > 0) await pause(paceMs);
  }
  yield { type: "finish", reason: answered.reason, usage: answered.usage };
}
