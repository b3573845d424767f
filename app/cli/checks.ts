import { readFileSync } from "node:fs";
import { runItem } from "#app/features/lab/assert/run-assertions.ts";
import { ownTypes } from "#app/features/lab/checks/as-assertion.ts";
import { LOCALES } from "#app/platform/locale.ts";

const USAGE = `Usage: npm run --silent checks [-- --lang zh-TW|en] < items.json

Standard input: a JSON array of {"output", "assert": [...], "vars"?, "threshold"?}, assertions in promptfoo's form.
Standard output: a JSON array of {"pass", "score", "reason", "results": [{"type", "pass", "score", "reason"}]} in the
same order. An error in an item's checks fails that item, with a reason that begins with "Author error". Exit status 2
when the input is no JSON array.`;

const words = process.argv.slice(2);
const given = words[0] === "--lang" && words.length === 2 ? words[1] : words.length === 0 ? "en" : "";
const locale = LOCALES.find((one) => one === given);
if (!locale) usage(USAGE);

let items: unknown;
try {
  // A byte order mark is how some editors begin a file; it isn't part of the JSON.
  items = JSON.parse(readFileSync(0, "utf8").replace(/^\ufeff/, ""));
} catch (error) {
  usage(`Standard input isn't JSON: ${error instanceof Error ? error.message : String(error)}`);
}
if (!Array.isArray(items)) usage("Standard input must be a JSON array of items.");

const others = ownTypes(locale);
process.stdout.write(`${JSON.stringify(items.map((item) => runItem(item, others)))}\n`);

function usage(message: string): never {
  console.error(message);
  process.exit(2);
}
