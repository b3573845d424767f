import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import type { ModelRequest } from "../provider.ts";
import { ModelError } from "../provider.ts";
import type { FromChild, GgufFile, ToChild } from "./gguf-messages.ts";

export type Job = {
  request: ModelRequest;
  /** The file is loaded, and the model reads the prompt. */
  onReady(): void;
  onMessage(message: Extract<FromChild, { type: "piece" | "end" }>): void;
  onError(error: ModelError): void;
};

export type Run = {
  /**
   * Stops it if it isn't over, and resolves once there is room for another.
   * @param options.dismiss ends the process too: it has shown that nothing is to be had from it
   */
  end(options: { dismiss: boolean }): Promise<void>;
};

export type GgufProcess = {
  /** Starts a run; one at a time. */
  start(job: Job): Run;
  close(): void;
};

type Child = { process: ChildProcess; loaded: boolean };
type Current = { id: number; job: Job; over: () => void; isOver: Promise<void> };

/** How long a run may take to stop by itself; then its process is ended and the next run starts another. */
const STOP_MS = 60;
const CLOSED = "the model was closed";
/** What a process needs that loads a library and a file; not our keys. */
const ENVIRONMENT = ["PATH", "HOME", "LANG", "TMPDIR", "TEMP", "SystemRoot", "LD_LIBRARY_PATH"];

/**
 * The process that a GGUF file is run in: made with the first run, made anew when it has died.
 * @param script what it runs
 */
export function ggufProcess(script: URL, file: GgufFile): GgufProcess {
  let child: Child | null = null;
  let current: Current | null = null;
  let lastId = 0;
  let closed = false;

  function hire(): Child {
    // From TypeScript's own file it needs the loader that this process has; a bundle needs none.
    const execArgv = script.pathname.endsWith(".ts") ? process.execArgv : [];
    const env = {
      NODE_ENV: process.env.NODE_ENV,
      ...Object.fromEntries(ENVIRONMENT.map((name) => [name, process.env[name]])),
    };
    const fresh: Child = {
      process: fork(script, [], { execArgv, env, stdio: ["ignore", "ignore", "ignore", "ipc"] }),
      loaded: false,
    };
    fresh.process.on("message", (message: FromChild) => hear(fresh, message));
    fresh.process.on("error", (error) => lost(fresh, error.message));
    fresh.process.on("exit", (code, signal) => lost(fresh, signal ?? `exit code ${code}`));
    send(fresh, { type: "load", file });
    return fresh;
  }

  function hear(from: Child, message: FromChild): void {
    if (from !== child) return;
    if (message.type === "loaded") {
      from.loaded = true;
      current?.job.onReady();
    } else if (message.type === "unloadable") {
      dismiss();
      end((job) =>
        job.onError(new ModelError("unavailable", `${file.path} can't be run: ${message.reason}`)),
      );
    } else if (message.id === current?.id) {
      if (message.type === "piece") current.job.onMessage(message);
      else if (message.type === "end") end((job) => job.onMessage(message));
      else end((job) => job.onError(new ModelError(message.kind, message.reason)));
    }
  }

  function lost(which: Child, why: string): void {
    if (which !== child) return;
    child = null;
    end((job) => job.onError(new ModelError("crashed", `the process of ${file.path} ended: ${why}`)));
  }

  function dismiss(): void {
    const old = child;
    child = null;
    old?.process.kill("SIGKILL");
  }

  function end(tell: (job: Job) => void): void {
    const ended = current;
    current = null;
    // An idle process doesn't keep this one from ending; it ends with it.
    if (child) setHeld(child, false);
    if (!ended) return;
    tell(ended.job);
    ended.over();
  }

  async function stop(run: Current, { dismiss: isHopeless }: { dismiss: boolean }): Promise<void> {
    if (current !== run) return;
    if (child) send(child, { type: "stop", id: run.id });
    const giveUp = () => {
      if (current !== run) return;
      dismiss();
      end(() => {});
    };
    if (isHopeless) giveUp();
    // A process that still loads has not begun with the run: the next one finds it further on.
    else if (child && !child.loaded) end(() => {});
    const late = setTimeout(giveUp, STOP_MS);
    await run.isOver;
    clearTimeout(late);
  }

  return {
    start(job) {
      if (closed) {
        job.onError(new ModelError("unavailable", CLOSED));
        return { end: async () => {} };
      }
      if (current) throw new Error("a run is under way");
      lastId += 1;
      let over = () => {};
      const isOver = new Promise<void>((resolve) => {
        over = resolve;
      });
      const run: Current = { id: lastId, job, over, isOver };
      current = run;
      child ??= hire();
      setHeld(child, true);
      if (child.loaded) job.onReady();
      send(child, { type: "run", id: run.id, request: job.request });
      return { end: (options) => stop(run, options) };
    },
    close() {
      closed = true;
      dismiss();
      end((job) => job.onError(new ModelError("unavailable", CLOSED)));
    },
  };
}

/** A process that has just died is heard of by its exit. */
function send({ process: child }: Child, message: ToChild): void {
  if (child.connected) child.send(message, () => {});
}

function setHeld({ process: child }: Child, held: boolean): void {
  if (held) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
