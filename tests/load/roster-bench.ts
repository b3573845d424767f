import { Worker } from "node:worker_threads";
import { rosterById } from "#app/features/identity/roster/rosters.queries.server.ts";
import { commitRoster } from "#app/journey/commit-roster.server.ts";
import { receiveRoster } from "#app/journey/plan-roster.server.ts";
import { undoRoster } from "#app/journey/undo-roster.server.ts";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { BOM, csvLine } from "#app/platform/sheets/csv.ts";
import { odsFile } from "#app/platform/sheets/ods.ts";
import { xlsxFile } from "#app/platform/sheets/xlsx.ts";
import { openDatabase, useDatabase as writeInto } from "#db/client.server.ts";
import { makeAgencyTree, makePerson } from "../support/factories.ts";
import { copyTemplateDatabase } from "../support/template-database.ts";

// npm run bench:roster [-- csv|xlsx|ods [people]]: a roster of 50,000 people is compared, carried out, moves everybody,
// and is taken back, in this process as the thread would do it; prints seconds, the process's largest memory, and how long
// somebody else who wants to write (a second connection, all the time) waited at most.

const [format = "xlsx", people = "50000"] = process.argv.slice(2);
const count = Number(people);

const file = copyTemplateDatabase();
const database = openDatabase(file);
writeInto(database);
const agencies = await makeAgencyTree();
const hr = await makePerson({ agency: agencies.bureau, roles: [{ role: "hr", agency: agencies.bureau }] });
const officer = {
  actorId: hr.personId,
  chargeIds: [agencies.bureau.id, agencies.county.id],
  requestId: newId(),
};

function* rows(): Generator<string[]> {
  yield ["人員代碼", "姓名", "電子郵件", "機關代碼", "職稱", "到職日"];
  for (let n = 1; n <= count; n += 1) {
    const number = `P${String(n).padStart(6, "0")}`;
    yield [
      number,
      `測試人員${n}`.replace(/\d/g, (digit) => "零一二三四五六七八九"[Number(digit)] ?? ""),
      `${number}@load.example`,
      agencies.county.code,
      "科員",
      "113/03/01",
    ];
  }
}

async function content(): Promise<Buffer> {
  if (format === "csv") return Buffer.from(BOM + [...rows()].map(csvLine).join(""));
  const pieces: Buffer[] = [];
  const write = format === "ods" ? odsFile : xlsxFile;
  for await (const piece of write([{ name: "名冊", rows: rows() }], now())) pieces.push(piece);
  return Buffer.concat(pieces);
}

const bytes = await content();

// Which driver: see db/client.server.ts.
/** Somebody else who writes: a thread that takes the lock again and again, and notes in microseconds how long it waited. */
const waited = new Int32Array(new SharedArrayBuffer(4));
const turns = new Int32Array(new SharedArrayBuffer(4));
const driver = Number(process.versions.node.split(".")[0]) >= 22 ? "better-sqlite3" : "better-sqlite3-12";
const neighbour = new Worker(
  `const { workerData } = require("node:worker_threads");
   const client = new (require(workerData.driver))(workerData.file, { timeout: 60000 });
   for (;;) {
     const start = performance.now();
     client.exec("BEGIN IMMEDIATE");
     const took = Math.round((performance.now() - start) * 1000);
     client.exec("COMMIT");
     if (took > Atomics.load(workerData.waited, 0)) Atomics.store(workerData.waited, 0, took);
     Atomics.add(workerData.turns, 0, 1);
     Atomics.notify(workerData.turns, 0);
     Atomics.wait(workerData.pause, 0, 0, 5);
   }`,
  {
    eval: true,
    workerData: { file, waited, turns, driver, pause: new Int32Array(new SharedArrayBuffer(4)) },
  },
);

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  Atomics.store(waited, 0, 0);
  const start = performance.now();
  const result = await work();
  const memory = Math.round(process.resourceUsage().maxRSS / 1000);
  // Whoever waits now hasn't said so yet.
  for (let turn = 0; turn < 2; turn += 1) Atomics.wait(turns, 0, Atomics.load(turns, 0), 2_000);
  const others = (Atomics.load(waited, 0) / 1e6).toFixed(2);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${what}: ${seconds} s, others waited ${others} s at most, largest memory so far ${memory} MB`);
  return result;
}

const roster = () => ({
  ...{ id: newId(), agencyId: agencies.county.id, mode: "whole" as const },
  ...{ uploadedBy: hr.personId, fileName: `roster.${format}` },
});
const first = roster();
console.log(`${count} people, ${format}, ${(bytes.length / 1e6).toFixed(1)} MB`);
await timed("compared, all new", () => receiveRoster(database, first, bytes, officer));
const shownHash = rosterById(first.id, database)?.planHash ?? "";
console.log(
  await timed("carried out", () => commitRoster(database, first.id, { ...officer, shownHash, reason: "x" })),
);
const second = roster();
await timed("compared again, all unchanged", () => receiveRoster(database, second, bytes, officer));
console.log(rosterById(second.id, database)?.counts);
console.log(await timed("taken back", () => undoRoster(database, first.id, officer)));
await neighbour.terminate();
database.$client.close();
