import { Worker } from "node:worker_threads";
import { answer } from "./practice/answer.ts";
import { readingLines, unstatedParts } from "./practice/reading-lines.ts";
import type { WorkerJob, WorkerReply } from "./practice.worker.ts";
import type { ModelRequest } from "./provider.ts";
import { ModelError } from "./provider.ts";

export type PracticeAnswer = ({ kind: "answer" } & Omit<WorkerReply, "id">) | { kind: "timeout" };

export type PracticeRunner = {
  /** Answers in turn. Rejects with the signal's reason when it fires, with a ModelError when the worker dies. */
  answer(request: ModelRequest, signal?: AbortSignal): Promise<PracticeAnswer>;
  close(): Promise<void>;
};

type Job = {
  request: ModelRequest;
  resolve(answer: PracticeAnswer): void;
  reject(error: unknown): void;
  settled: boolean;
};

/** Answers in the calling thread: for command-line tools, where no event loop has anything else to do. */
export const inlineRunner = (): PracticeRunner => ({
  async answer(request, signal) {
    signal?.throwIfAborted();
    const { text, reason, usage, reading } = answer(request);
    const shown = { lines: readingLines(reading), unstated: unstatedParts(reading) };
    return { kind: "answer", text, reason, usage, ...shown };
  },
  async close() {},
});

/**
 * Answers in one worker thread, one job at a time in order of arrival. A job that takes longer than `timeLimitMs` ends
 * as a timeout; then, and when the worker dies, the next job gets a new worker.
 */
export function workerRunner(script: URL, timeLimitMs: number): PracticeRunner {
  const queue: Job[] = [];
  let current: { job: Job; id: number; timer: NodeJS.Timeout } | null = null;
  let worker: Worker | null = null;
  let lastId = 0;

  function hire(): Worker {
    // The parent's loader flags (tsx, Vitest) mean nothing to a bundled script.
    const fresh = new Worker(script, { execArgv: [], name: "practice-model" });
    fresh.on("message", (reply: WorkerReply) => {
      if (fresh !== worker || reply.id !== current?.id) return;
      const { id, ...answered } = reply;
      finish((job) => job.resolve({ kind: "answer", ...answered }));
    });
    fresh.on("error", (error) => lost(fresh, error.message));
    fresh.on("exit", (code) => lost(fresh, `exit code ${code}`));
    return fresh;
  }

  function lost(which: Worker, why: string) {
    if (which !== worker) return;
    worker = null;
    finish((job) => job.reject(new ModelError("crashed", `the practice model's worker ended: ${why}`)));
  }

  function finish(settle: (job: Job) => void) {
    if (current) {
      clearTimeout(current.timer);
      if (!current.job.settled) settle(current.job);
      current.job.settled = true;
      current = null;
    }
    next();
  }

  function next() {
    if (current) return;
    const job = queue.shift();
    if (!job) {
      // An idle worker doesn't keep the process from ending.
      worker?.unref();
      return;
    }
    if (job.settled) return next();
    worker ??= hire();
    worker.ref();
    lastId += 1;
    const timer = setTimeout(() => {
      retire();
      finish((late) => late.resolve({ kind: "timeout" }));
    }, timeLimitMs);
    current = { job, id: lastId, timer };
    worker.postMessage({ id: lastId, request: job.request } satisfies WorkerJob);
  }

  function retire() {
    const old = worker;
    worker = null;
    void old?.terminate();
  }

  return {
    answer(request, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const job: Job = { request, resolve, reject, settled: false };
        const stop = () => {
          if (job.settled) return;
          job.settled = true;
          reject(signal?.reason);
          // A job under way is dropped with its worker: stopping frees the place at once.
          if (current?.job === job) {
            retire();
            finish(() => {});
          }
        };
        signal?.addEventListener("abort", stop, { once: true });
        const release = () => signal?.removeEventListener("abort", stop);
        job.resolve = (answered) => {
          release();
          resolve(answered);
        };
        job.reject = (error) => {
          release();
          reject(error);
        };
        queue.push(job);
        next();
      });
    },
    async close() {
      const old = worker;
      worker = null;
      for (const job of queue.splice(0))
        job.reject(new ModelError("unavailable", "the practice model was closed"));
      if (current) clearTimeout(current.timer);
      current?.job.reject(new ModelError("unavailable", "the practice model was closed"));
      current = null;
      await old?.terminate();
    },
  };
}
