import { fork, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Database } from "#db/client.server.ts";

// What nothing can be faster than: measured in the same run, on the same machine, beside our own figures.

export type Floor = { url: string; stop: () => void };

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Node's own server with three bytes to say. */
export function startPlainHttp(): Promise<Floor> {
  return serve(file("./plain-http.mjs"));
}

/** A Remix application with one empty route, built for production and served by its own Express adapter. */
export function startEmptyRemix(): Promise<Floor> {
  const cwd = file("./empty-remix/");
  const build = spawnSync("npx", ["remix", "vite:build"], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (build.status !== 0) throw new Error(`the empty Remix application did not build:\n${build.stderr}`);
  return serve(file("./empty-remix/serve.mjs"));
}

function serve(script: string): Promise<Floor> {
  const child = fork(script, [], { execArgv: [], env: { ...process.env, NODE_ENV: "production" } });
  process.once("exit", () => child.kill());
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code}`)));
    child.once("message", ({ port }: { port: number }) =>
      resolve({ url: `http://127.0.0.1:${port}/`, stop: () => child.kill() }),
    );
  });
}

/** Milliseconds of each of some transactions that insert one small row and nothing else. */
export function bareInserts(database: Database, count: number): number[] {
  const { $client: sqlite } = database;
  sqlite.exec("CREATE TABLE IF NOT EXISTS bench_bare (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT");
  const insert = sqlite.prepare("INSERT INTO bench_bare VALUES (?, ?)");
  const write = sqlite.transaction((id: string) => insert.run(id, "an answer of an ordinary length"));
  return Array.from({ length: count }, (_, index) => {
    const started = performance.now();
    write.immediate(`${process.pid}-${performance.now()}-${index}`);
    return performance.now() - started;
  });
}
