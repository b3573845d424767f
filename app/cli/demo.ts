import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { prepareDatabase } from "#app/journey/run-service.server.ts";
import { env, SettingsError } from "#app/platform/env.server.ts";
import { closeDatabase } from "#db/client.server.ts";
import { PEOPLE } from "#db/seed/ministry.ts";
import { makeDemoHistory } from "./demo-history.ts";

// npm run demo [-- --fresh]: makes the demo's database if there is none, serves it, and says how to get in.

const fresh = process.argv.includes("--fresh");
process.env.DATABASE_FILE ||= "data/demo.db";
process.env.LOG_LEVEL ||= "warn";
process.env.NODE_ENV = "production";
process.env.DEMO = "true";
process.argv.push("--demo");

try {
  const file = env().DATABASE_FILE;
  const passwordFile = `${file}.password`;
  const ready = `${file}.seeded`;
  // A seeding that was cut off half-way left no mark, and begins again.
  if (fresh || !existsSync(ready)) {
    for (const suffix of ["", "-wal", "-shm", ".seeded", ".password"]) rmSync(file + suffix, { force: true });
    const password = env().DEMO_PASSWORD ?? randomBytes(9).toString("base64url");
    console.log(`Making the demo's ministry: ${PEOPLE.length} people and what they have learned so far …`);
    await prepareDatabase();
    await makeDemoHistory(password);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    writeFileSync(ready, new Date().toISOString());
  } else console.log(`Going on with the demo in ${file} (npm run demo -- --fresh starts over).`);
  closeDatabase();
  serve(readFileSync(passwordFile, "utf8"));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}

function serve(password: string): void {
  const server = spawn(process.execPath, ["build/server.mjs", "--demo"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: process.env,
  });
  server.on("message", (message: { type?: string; port?: number }) => {
    if (message.type !== "serving") return;
    const host = ["0.0.0.0", "::"].includes(env().HOST) ? "localhost" : env().HOST;
    console.log(`
  公務 AI 學堂 / Public Service AI Academy — demo
  Open  http://${host}:${message.port}/      (English: http://${host}:${message.port}/en)

  Sign in with one of these accounts:
    learner@demo.example     takes the course
    hr@demo.example          sees the records
    trainer@demo.example     for now, what a learner sees
    operator@demo.example    for now, what a learner sees
  Password: ${password}

  Stop with Ctrl+C.
`);
  });
  server.on("exit", (code) => process.exit(code ?? 0));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
}
