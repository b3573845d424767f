import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { prepareDatabase } from "#app/journey/run-service.server.ts";
import { env, SettingsError } from "#app/platform/env.server.ts";
import { newFileKey } from "#app/platform/sealed-file.server.ts";
import { closeDatabase } from "#db/client.server.ts";
import { PEOPLE } from "#db/seed/ministry.ts";
import { makeDemoHistory } from "./demo-history.ts";

// npm run demo [-- --fresh]: makes the demo's database if there is none, serves it, and says how to get in.

const fresh = askedForFresh();
process.env.DATABASE_FILE ||= "data/demo.db";
process.env.LOG_LEVEL ||= "warn";
process.env.NODE_ENV = "production";
process.env.DEMO = "true";
process.argv.push("--demo");
process.env.NATIONAL_ID_AGENCIES ||= "A13";
process.env.SECRETS_KEY ||= keptKey(`${process.env.DATABASE_FILE}.key`);

try {
  const file = env().DATABASE_FILE;
  // Before anything else: --fresh must not take the database from under a demo that is running.
  await expectFreePort();
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
  const password = readFileSync(passwordFile, "utf8");
  const given = env().DEMO_PASSWORD;
  if (given && given !== password) {
    console.log("Its accounts keep the password they were made with; DEMO_PASSWORD counts with --fresh.");
  }
  serve(password);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}

/** The key that the demo seals secrets with: made once, kept beside its database. */
function keptKey(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, newFileKey(), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}

function askedForFresh(): boolean {
  try {
    return parseArgs({ options: { fresh: { type: "boolean", default: false } } }).values.fresh;
  } catch (error) {
    console.error(`${(error as Error).message}\n\nUsage: npm run demo [-- --fresh]`);
    process.exit(1);
  }
}

/** Ends the command where the port can't be had, before it makes or removes a database. */
function expectFreePort(): Promise<void> {
  const { HOST, PORT } = env();
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        console.error(
          `Port ${PORT} on ${HOST} is taken, perhaps by a demo that is running. Stop what runs there, or take another: PORT=${PORT + 1} npm run demo`,
        );
      } else console.error(`Nothing can listen on ${HOST}, port ${PORT}: ${error.message}`);
      process.exit(1);
    });
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
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
    hr@demo.example          reads the records, gives roles
    manager@demo.example     sees how far the team has come
    trainer@demo.example     sees how the labs are going, too
    auditor@demo.example     reads records, roles and the audit
    operator@demo.example    sees to the roles that run the system
  Password: ${password}

  Stop with Ctrl+C.
`);
  });
  server.on("exit", (code) => process.exit(code ?? 0));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
}
