import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/client.server.ts";
import { startServer } from "../support/server.ts";
import { copyTemplateDatabase } from "../support/template-database.ts";
import { measureBrowser } from "./browser-weight.ts";
import { WATCHED } from "./event-loop.ts";
import { Figures, toTable } from "./figures.ts";
import { startEmptyRemix, startPlainHttp } from "./floors.ts";
import { measureAudit, measureRights, measureSignIns } from "./identity.ts";
import { measureLabClass } from "./lab-class.ts";
import { measureLabHistory } from "./lab-history.ts";
import { measureLabInBrowser } from "./lab-in-browser.ts";
import { fillWithCompletions } from "./load-data.ts";
import type { Bench, Site } from "./measures.ts";
import {
  measureCsv,
  measureLabRuns,
  measurePages,
  measureRecords,
  measureTransactions,
  measureWrites,
} from "./measures.ts";
import { CONNECTIONS } from "./requests.ts";

// npm run bench [-- --quick] [-- --json FILE]: seeds databases, starts the production server and the floors, and
// prints minimum, median and maximum of several runs.

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" } },
});
const bench: Bench = {
  figures: new Figures(),
  runs: values.quick ? 2 : 5,
  seconds: values.quick ? 2 : 4,
};
const completions = { few: 1_000, many: values.quick ? 5_000 : 100_000 };

const say = (text: string) => console.error(text);

/** A database filled with completions and a production server on it. */
async function makeSite(count: number) {
  const database = openDatabase(copyTemplateDatabase());
  const world = await fillWithCompletions(database, count);
  const server = await startServer({ DATABASE_FILE: database.$client.name, ...WATCHED });
  const site: Site = { url: server.url, pid: server.pid, database, world };
  return { count, site, stop: () => server.stop() };
}

say(`Making databases with ${completions.few} and ${completions.many} completions …`);
const few = await makeSite(completions.few);
const many = await makeSite(completions.many);
say("Building the empty Remix application …");
const floors = { plainHttp: await startPlainHttp(), emptyRemix: await startEmptyRemix() };

say("Pages, beside the floors …");
await measurePages(bench, many.site, floors);
say("Sign-ins, rights, the audit …");
await measureRights(bench, many.site);
await measureAudit(bench, many.site);
await measureSignIns(bench, many.site);
say("Quiz answers and lessons completed …");
await measureWrites(bench, many.site);
say("Lab runs …");
await measureLabRuns(bench, many.site);
say("A lab page with a long history …");
await measureLabHistory(bench, many.site);
say("A lab in the browser …");
await measureLabInBrowser(bench, many.site);
say("A class of two hundred in a lab …");
await measureLabClass(bench, many.site);
say("HR's list …");
await measureRecords(bench, [few, many]);
say("The CSV, and a lesson meanwhile …");
await measureCsv(bench, many.site, completions.many);
say("Transactions …");
await measureTransactions(bench, many.site);
say("What a browser loads …");
await measureBrowser(bench, many.site);

floors.plainHttp.stop();
floors.emptyRemix.stop();
await few.stop();
await many.stop();

const figures = bench.figures.all();
console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}; the load comes from the same machine.`,
);
console.log(
  `${bench.runs} runs of ${bench.seconds} s at ${CONNECTIONS} connections; one server process; ${completions.many} completions.\n`,
);
console.log(toTable(figures));
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exit(0);
