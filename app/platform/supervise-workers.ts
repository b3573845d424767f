import type { Worker } from "node:cluster";
import cluster from "node:cluster";

type Supervision = {
  log: { warn: (detail: object, message: string) => void };
  /** Whether a worker's message was about metrics; what isn't is passed on. */
  answerForMetrics: (message: { type?: string; id?: string }, answer: (reply: object) => void) => boolean;
  /** Called once, at the first signal to stop. */
  stopping: () => void;
};

/** What a process says when it only waits to serve, and what it is answered. */
const WAITING = { type: "waiting" };
const PREPARED = { type: "prepared" };

/**
 * Begins the wanted number of processes and keeps them alive; passes a signal on and waits for them. They read the
 * build at once, beside the first process, but serve only when that has prepared the database and calls `letServe`.
 */
export function superviseWorkers(count: number): { letServe: (supervision: Supervision) => void } {
  let supervision: Supervision | undefined;
  const waiting = new Set<Worker>();
  let ending = false;
  for (let i = 0; i < count; i++) cluster.fork();
  cluster.on("message", (worker, message) => {
    if (message?.type === WAITING.type) {
      if (supervision) worker.send(PREPARED);
      else waiting.add(worker);
      return;
    }
    const taken = supervision?.answerForMetrics(message, (reply) => worker.send(reply));
    if (!taken) process.send?.(message);
  });
  cluster.on("exit", (worker, code) => {
    if (ending) return;
    if (code === 1) process.exit(1);
    supervision?.log.warn({ pid: worker.process.pid, code }, "a process ended and is replaced");
    waiting.delete(worker);
    cluster.fork();
  });
  return {
    letServe(given) {
      supervision = given;
      for (const worker of waiting) worker.send(PREPARED);
      for (const signal of ["SIGTERM", "SIGINT"] as const) {
        process.on(signal, () => {
          if (!ending) given.stopping();
          ending = true;
          for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
        });
      }
    },
  };
}

/** In one of several processes: resolves when the first has prepared the database. */
export function untilPrepared(): Promise<void> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      if ((message as { type?: unknown } | null)?.type !== PREPARED.type) return;
      process.off("message", listen);
      resolve();
    };
    process.on("message", listen);
    // Asked for, not only told: what is sent before this process listens would be lost.
    process.send?.(WAITING);
  });
}
