import cluster from "node:cluster";

type Supervised = {
  /** How many processes serve. */
  count: number;
  log: { warn: (detail: object, message: string) => void };
  /** Whether a worker's message was about metrics; what isn't is passed on. */
  answerForMetrics: (message: { type?: string; id?: string }, answer: (reply: object) => void) => boolean;
  /** Called once, at the first signal to stop. */
  stopping: () => void;
};

/** Keeps the wanted number of processes alive; passes a signal on and waits for them. */
export function superviseWorkers({ count, log, answerForMetrics, stopping }: Supervised): void {
  let ending = false;
  for (let i = 0; i < count; i++) cluster.fork();
  cluster.on("message", (worker, message) => {
    if (!answerForMetrics(message, (reply) => worker.send(reply))) process.send?.(message);
  });
  cluster.on("exit", (worker, code) => {
    if (ending) return;
    if (code === 1) process.exit(1);
    log.warn({ pid: worker.process.pid, code }, "a process ended and is replaced");
    cluster.fork();
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (!ending) stopping();
      ending = true;
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
    });
  }
}
