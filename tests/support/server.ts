import { fork } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import type { Database } from "#db/client.server.ts";
import { copyTemplateDatabase, openTestDatabase, removeTestDatabase } from "./template-database.ts";

export const SERVER_FILE = "build/server.mjs";
const START_MS = 30_000;
const STOP_MS = 15_000;

/** A line of the server's JSON log; `level` as pino counts: 40 warns, 50 is an error. */
export type LogLine = { level: number; msg?: string; [field: string]: unknown };

/** A production server of one's own, with the database behind it. */
export type TestServer = {
  /** Origin, without a slash at the end. */
  url: string;
  pid: number;
  /** A connection beside the server's. */
  database: Database;
  /** What the server has logged up to now. */
  log: LogLine[];
  /** Ends the server as an operator would, and leaves its database to look at. */
  end: () => Promise<void>;
  /** Ends the server and removes its database. */
  stop: () => Promise<void>;
};

/**
 * Starts the production build on a free port, on a copy of the migrated template database unless told otherwise.
 * @param settings over those of an ordinary production server
 * @throws with what the server said, when it ends instead of serving
 */
export async function startServer(
  settings: Record<string, string> = {},
  args: string[] = [],
): Promise<TestServer> {
  const file = settings.DATABASE_FILE ?? copyTemplateDatabase();
  const port = settings.PORT ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = fork(SERVER_FILE, args, {
    silent: true,
    // As in production: without what this process was started with, such as a loader of TypeScript.
    execArgv: [],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      DATABASE_FILE: file,
      ORIGIN: url,
      HOST: "127.0.0.1",
      PORT: String(port),
      DEMO: "false",
      LOG_LEVEL: "info",
      SECRETS_KEY: Buffer.alloc(32, 7).toString("base64"),
      ...settings,
    },
  });
  // Whatever becomes of this process, the server isn't left behind.
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => void process.off("exit", kill));

  const log: LogLine[] = [];
  const told: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      if (line.startsWith("{")) log.push(JSON.parse(line));
      else told.push(line);
    });
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string) =>
      reject(
        new Error(`The server did not start: ${reason}\n${told.join("\n")}\n${JSON.stringify(log, null, 1)}`),
      );
    const limit = setTimeout(() => {
      kill();
      fail(`not serving after ${START_MS / 1000} s`);
    }, START_MS);
    child.once("message", () => {
      clearTimeout(limit);
      resolve();
    });
    child.once("exit", (code) => {
      clearTimeout(limit);
      fail(`exit status ${code}`);
    });
  });

  const end = async () => {
    child.kill("SIGTERM");
    const limit = setTimeout(kill, STOP_MS);
    await ended;
    clearTimeout(limit);
  };
  const database = openTestDatabase(file);
  return {
    url,
    pid: child.pid ?? 0,
    database,
    log,
    end,
    async stop() {
      await end();
      process.off("exit", kill);
      removeTestDatabase(database);
    },
  };
}

/** A port of the loopback address that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
