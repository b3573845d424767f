import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { enqueue } from "#app/platform/jobs/queue.server.ts";
import { inTransaction, useDatabase as makeOwn, openDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { startJobProcess } from "../support/job-processes.ts";
import { Figures, toTable } from "./figures.ts";

// tsx tests/load/jobs-bench.ts: 5,000 jobs that do next to nothing, by four processes, every commit kept through a power
// cut. Aim: under 5 s from the moment they are put down until the last one is written down as done.

const JOBS = 5000;
const PROCESSES = 4;
const ROUNDS = 3;

const figures = new Figures();
const folder = mkdtempSync(join(tmpdir(), "academy-jobs-bench-"));
try {
  for (let round = 0; round < ROUNDS; round++) {
    const file = join(folder, `${round}.db`);
    const database = openDatabase(file);
    migrate(database);
    makeOwn(database);
    const processes = Array.from({ length: PROCESSES }, () => startJobProcess(file, join(folder, "notes")));
    await Promise.all(processes.map(({ said }) => said("ready")));
    const started = performance.now();
    await inTransaction((tx) => {
      for (let index = 0; index < JOBS; index++)
        enqueue(tx, { key: `job-${index}`, kind: "test.note", payload: {} });
    });
    const left = database.$client.prepare("SELECT count(*) FROM job WHERE outcome IS NULL").pluck();
    while ((left.get() as number) > 0) await pause(20);
    figures.add(`${JOBS} jobs by ${PROCESSES} processes`, "s", (performance.now() - started) / 1000);
    const { attempts } = database.$client.prepare("SELECT sum(attempts) AS attempts FROM job").get() as {
      attempts: number;
    };
    if (attempts !== JOBS) throw new Error(`${attempts} tries for ${JOBS} jobs`);
    await Promise.all(processes.map(({ stop }) => stop()));
    database.$client.close();
  }
  console.log(toTable(figures.all()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
