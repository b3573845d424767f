import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";

export type JobProcess = {
  child: ChildProcess;
  /** Resolves when it has said something; it says "ready" and "hanging". */
  said: (word: string) => Promise<void>;
  /** Lets it finish what is under way, and waits for its end. */
  stop: () => Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill: () => Promise<void>;
};

/** Starts a process that does the jobs in a database. @param notes the file in which it writes down each try */
export function startJobProcess(database: string, notes: string): JobProcess {
  const child = fork("tests/support/job-process.ts", [notes], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, NODE_ENV: "test", DATABASE_FILE: database, LOG_LEVEL: "silent" },
  });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const words = new Set<string>();
  const listeners = new Map<string, () => void>();
  child.on("message", (word: string) => {
    words.add(word);
    listeners.get(word)?.();
  });
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => {
      process.off("exit", kill);
      resolve();
    }),
  );
  return {
    child,
    said: (word) =>
      new Promise((resolve) => {
        if (words.has(word)) resolve();
        else listeners.set(word, resolve);
      }),
    async stop() {
      child.send("stop");
      await ended;
    },
    async kill() {
      kill();
      await ended;
    },
  };
}
