import { z } from "zod";
import { m } from "#app/i18n/messages.js";
import { alternatives, comparableCell } from "../normalise.ts";
import { numbersIn, valuesOf } from "../numbers.ts";
import { tableOf } from "../table.ts";
import { bounds, boundsText } from "./bounds.ts";
import { defineCheck, fail, pass } from "./check-type.ts";
import { shortened } from "./points.ts";

/** A Markdown table with these columns in this order, and this many rows of data. */
export const tableShape = defineCheck({
  type: "table-shape",
  on: "output",
  config: z.object({ columns: z.array(z.string().min(1)).min(1), rows: bounds.optional() }),
  run({ columns, rows }, { text, locale }) {
    const found = tableOf(text);
    if (!found) return fail(m.lab_check_no_table({}, { locale }));
    const { table } = found;
    const join = (names: string[]) => names.join(m.lab_check_list_separator({}, { locale }));
    const same =
      table.columns.length === columns.length &&
      columns.every((name, index) => alike(name, table.columns[index] ?? ""));
    if (!same) {
      return fail(
        m.lab_check_table_columns({ expected: join(columns), found: join(table.columns) }, { locale }),
        [{ start: table.start, end: table.end }],
      );
    }
    const count = table.rows.length;
    if (rows && (count < rows.min || count > rows.max)) {
      return fail(m.lab_check_table_rows({ rows: count, expected: boundsText(rows, locale) }, { locale }));
    }
    return pass(m.lab_check_table_pass({ columns: columns.length, rows: count }, { locale }));
  },
});

/** Nothing but the table. */
export const onlyTable = defineCheck({
  type: "only-table",
  on: "output",
  config: z.object({}),
  run(_, { text, locale }) {
    const found = tableOf(text);
    if (!found) return fail(m.lab_check_no_table({}, { locale }));
    const first = found.beside[0];
    return first
      ? fail(
          m.lab_check_only_table_fail({ text: shortened(text.slice(first.start, first.end)) }, { locale }),
          found.beside,
        )
      : pass(m.lab_check_only_table_pass({}, { locale }));
  },
});

const KINDS = ["text", "date", "amount", "phone", "includes"] as const;

/**
 * A column's cell in the first row equals a value, whatever the width, 台/臺, calendar (dates), notation (amounts) or
 * hyphens (phones). `includes`: the value stands in the cell. "a | b" is either. `gaps` are words for "not stated".
 */
export const tableCell = defineCheck({
  type: "table-cell",
  on: "output",
  config: z.object({
    column: z.string().min(1),
    value: z.string().min(1),
    as: z.enum(KINDS).default("text"),
    gaps: z.array(z.string()).default([]),
  }),
  run({ column, value, as, gaps }, { text, locale }) {
    const found = tableOf(text);
    if (!found) return fail(m.lab_check_no_table({}, { locale }));
    const index = found.table.columns.findIndex((name) => alike(name, column));
    const cell = index < 0 ? undefined : found.table.rows[0]?.[index];
    if (!cell) return fail(m.lab_check_cell_no_column({ column }, { locale }));
    if (alternatives(value).some((one) => equal(cell.text, one, as)))
      return pass(m.lab_check_cell_pass({ column }, { locale }));
    const expected = alternatives(value)[0] ?? value;
    const shown = cell.text === "" ? m.lab_check_cell_empty({}, { locale }) : cell.text;
    const reason = gaps.includes(expected)
      ? m.lab_check_cell_gap({ column, expected, found: shown }, { locale })
      : m.lab_check_cell_fail({ column, expected, found: shown }, { locale });
    return fail(reason, [{ start: cell.start, end: cell.end }]);
  },
});

function equal(cell: string, value: string, as: (typeof KINDS)[number]): boolean {
  const [found, expected] = [comparableCell(cell), comparableCell(value)];
  if (found === expected) return true;
  if (as === "includes") return found.includes(expected);
  if (as === "phone") return /\d{6}/.test(bare(value)) && bare(found) === bare(expected);
  if (as === "amount") return amount(cell) !== null && amount(cell) === amount(value);
  if (as === "date") return date(cell) !== null && date(cell) === date(value);
  return false;
}

const bare = (text: string) => text.replace(/[\s()-]/g, "");
const alike = (a: string, b: string) => comparableCell(a) === comparableCell(b);

/** The first number in the text, 國字 (參萬貳仟) and mixtures (3萬2千) included. */
function amount(text: string): string | null {
  return numbersIn(formalToPlain(text.normalize("NFKC")))[0]?.values[0] ?? null;
}

const formalToPlain = (text: string) =>
  text.replace(
    /[壹貳參肆伍陸柒捌玖拾佰仟]/gu,
    (unit) => "一二三四五六七八九十百千"["壹貳參肆伍陸柒捌玖拾佰仟".indexOf(unit)] ?? unit,
  );

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** year-month-day in the Gregorian calendar; month-day when no year is given. */
function date(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\([^)]*\)/g, "")
    .toLowerCase();
  const month = MONTHS.findIndex((name) => plain.includes(name)) + 1;
  const numbers = (plain.match(/\d+|[零一二三四五六七八九十百]+/g) ?? []).map((part) =>
    /\d/.test(part) ? Number(part) : Math.min(...[...valuesOf(`${part}月`)].map(Number)),
  );
  if (month > 0) {
    const day = numbers.find((one) => one <= 31);
    const year = numbers.find((one) => one > 31);
    return day ? (year ? `${year}-${month}-${day}` : `${month}-${day}`) : null;
  }
  const [a, b, c] = numbers;
  if (a !== undefined && b !== undefined && c !== undefined) return `${a < 1000 ? a + 1911 : a}-${b}-${c}`;
  return a !== undefined && b !== undefined ? `${a}-${b}` : null;
}
