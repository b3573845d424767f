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

// npm run bench:roster [-- csv|xlsx|ods [people]]: a roster of 50,000 people is compared, carried out and taken back,
// in this process as the thread would do it; prints seconds, and the process's largest memory.

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

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  const memory = Math.round(process.resourceUsage().maxRSS / 1000);
  console.log(
    `${what}: ${((performance.now() - start) / 1000).toFixed(1)} s, largest memory so far ${memory} MB`,
  );
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
database.$client.close();
