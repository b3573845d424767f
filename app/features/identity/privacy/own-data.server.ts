import { getTableConfig } from "drizzle-orm/sqlite-core";
import { formatDayIso, formatTime } from "#app/platform/calendar.ts";
import type { Locale } from "#app/platform/locale.ts";
import { htmlLang, LOCALES } from "#app/platform/locale.ts";
import type { ZipEntry } from "#app/platform/sheets/zip.ts";
import type { Database } from "#db/client.server.ts";
import type { PersonalTable } from "#db/personal-data.server.ts";
import { PERSONAL_TABLES } from "#db/personal-data.server.ts";
import type { OwnDataJob, OwnDataWords } from "./own-data.ts";

const TABLES = Object.entries(PERSONAL_TABLES) as [string, PersonalTable][];

/** The format of `data.json`. A change of what stands where is a new number. */
const FORMAT = 1;

type Column = { name: string; type: string };
type Row = Record<string, unknown>;

/** The files of somebody's copy: one for programs, and one to read in each language. */
export function ownDataFiles(job: OwnDataJob, database: Database): ZipEntry[] {
  return [
    { name: "data.json", content: jsonFile(job, database) },
    ...LOCALES.map((locale) => ({
      name: job.words[locale].file,
      content: htmlFile(job, locale, database),
    })),
  ];
}

function columnsOf({ table, leftOut }: PersonalTable): Column[] {
  return getTableConfig(table)
    .columns.filter(({ name }) => leftOut?.[name] === undefined)
    .map(({ name, dataType }) => ({ name, type: dataType }));
}

/** Somebody's rows of a table, one by one, with values as they mean: objects for JSON, true and false for 1 and 0. */
function* rowsOf(
  name: string,
  personal: PersonalTable,
  personId: string,
  database: Database,
): Generator<Row> {
  const columns = columnsOf(personal);
  const selected = columns.map((column) => {
    const instead = personal.instead?.[column.name];
    return instead ? `${instead} AS ${column.name}` : `"${column.name}"`;
  });
  const statement = database.$client.prepare(
    `SELECT ${selected.join(", ")} FROM ${name} WHERE ${personal.mine} ORDER BY rowid`,
  );
  for (const row of statement.iterate({ person: personId }) as Iterable<Row>) {
    yield Object.fromEntries(columns.map((column) => [column.name, meant(row[column.name], column.type)]));
  }
}

function meant(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  if (type === "json") return JSON.parse(String(value));
  return type === "boolean" ? value === 1 : value;
}

function* jsonFile(job: OwnDataJob, database: Database): Generator<string> {
  const { words } = job;
  const said = (say: (words: OwnDataWords) => string | undefined) =>
    Object.fromEntries(LOCALES.map((locale) => [locale, say(words[locale]) ?? ""]));
  const head = {
    format: FORMAT,
    madeAt: job.at,
    personId: job.personId,
    explained: said(({ lede }) => lede),
  };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "tables": {`;
  for (const [index, [name, personal]] of TABLES.entries()) {
    const leftOut = Object.entries(personal.leftOut ?? {}).map(([column, why]) => ({
      column,
      why: said(({ leftOut: reasons }) => reasons[why]),
    }));
    const about = JSON.stringify({ about: said(({ tables }) => tables[name]), leftOut }, null, 1);
    yield `${index === 0 ? "" : ","}\n"${name}": ${about.slice(0, -2)},\n "rows": [`;
    let rows = 0;
    for (const row of rowsOf(name, personal, job.personId, database)) {
      yield `${rows === 0 ? "" : ","}\n  ${JSON.stringify(row)}`;
      rows += 1;
    }
    yield "\n ]}";
  }
  yield "\n}}\n";
}

const STYLE = `body{font:1rem/1.7 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:1px solid #999;padding-bottom:.3rem}
dl{display:grid;grid-template-columns:minmax(6rem,12rem) 1fr;gap:.2rem 1rem;border-bottom:1px solid #ddd;padding-bottom:.8rem}
dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
@media (max-width:30rem){dl{grid-template-columns:1fr}}`;

function* htmlFile(job: OwnDataJob, locale: Locale, database: Database): Generator<string> {
  const words = job.words[locale];
  yield `<!doctype html>\n<html lang="${htmlLang(locale)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escaped(words.title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(words.title)}</h1><p>${escaped(words.made)}</p><p>${escaped(words.lede)}</p>\n`;
  for (const [name, personal] of TABLES) {
    yield `<h2>${escaped(words.tables[name] ?? name)}</h2>\n`;
    const named = columnsOf(personal).filter((column) => words.columns[column.name] !== undefined);
    let rows = 0;
    for (const row of rowsOf(name, personal, job.personId, database)) {
      rows += 1;
      const facts = named.filter((column) => row[column.name] !== null && row[column.name] !== "");
      if (facts.length === 0) continue;
      yield `<dl>${facts
        .map(({ name: column }) => {
          const value = readable(column, row[column], words);
          return `<dt>${escaped(words.columns[column] ?? column)}</dt><dd>${escaped(value)}</dd>`;
        })
        .join("")}</dl>\n`;
    }
    if (rows === 0) yield `<p>${escaped(words.none)}</p>\n`;
    const leftOut = [...new Set(Object.values(personal.leftOut ?? {}))];
    if (leftOut.length > 0) {
      const reasons = leftOut.map((why) => words.leftOut[why] ?? why).join(" ");
      yield `<p>${escaped(words.leftOutTitle)} ${escaped(reasons)}</p>\n`;
    }
  }
  yield "</body></html>\n";
}

/** A value as people read it; instants as Taipei's day and time. */
function readable(column: string, value: unknown, words: OwnDataWords): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (column === "action") return words.actions[String(value)] ?? String(value);
  if (typeof value === "object") return JSON.stringify(value, null, 2);
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z$/.test(text)
    ? `${formatDayIso(text)} ${formatTime(text)}`
    : text;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
