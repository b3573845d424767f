import { createHash } from "node:crypto";
import { readSheet } from "#app/platform/sheets/read-sheet.ts";
import type { SheetFile, SheetRow } from "#app/platform/sheets/sheet-file.ts";
import { SheetError } from "#app/platform/sheets/sheet-file.ts";
import type { RosterColumns } from "./roster-columns.ts";
import { headerScore, recogniseColumns } from "./roster-columns.ts";
import type { PlanLine } from "./roster-plan.ts";
import { wrongLine } from "./roster-plan.ts";
import type { RosterEntry, RowContext } from "./roster-row.ts";
import { readRosterRow } from "./roster-row.ts";

/** Titles and remarks may stand above the names of the columns, but not many. */
const ROWS_ABOVE = 10;
/** Longest name of a column that is kept. */
const HEADER_LENGTH = 60;

export type RosterHead = Pick<SheetFile, "format" | "encoding" | "delimiter"> & {
  headerRow: number;
  header: string[];
  /** As far as they are clear from their names. */
  columns: RosterColumns;
};

/**
 * Finds the row of column names: the one of the first rows in which most are known, or else simply the first.
 * @throws SheetError where the file can't be read
 */
export async function readHead(bytes: Uint8Array): Promise<RosterHead> {
  const { rows, format, encoding, delimiter } = await readSheet(bytes);
  const first: SheetRow[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length === ROWS_ABOVE) break;
  }
  const best = first.reduce(
    (a, b) => (headerScore(b.cells) > headerScore(a.cells) ? b : a),
    first[0] ?? EMPTY,
  );
  if (best === EMPTY) throw new SheetError("empty");
  const header = best.cells.map((text) => [...text].slice(0, HEADER_LENGTH).join(""));
  const columns = recogniseColumns(header);
  return { format, encoding, delimiter, headerRow: best.number, header, columns };
}

const EMPTY: SheetRow = { number: 0, cells: [] };

/**
 * Reads the people of a roster, row by row; a row of column names further down (a second language) is passed over.
 * @throws SheetError where the file can't be read to its end
 */
export async function readRosterRows(
  bytes: Uint8Array,
  headerRow: number,
  context: RowContext,
): Promise<(RosterEntry | PlanLine)[]> {
  const read: (RosterEntry | PlanLine)[] = [];
  for await (const { number, cells } of (await readSheet(bytes)).rows) {
    if (number <= headerRow || headerScore(cells) >= 2) continue;
    const row = readRosterRow(number, cells, context);
    read.push("entry" in row ? row.entry : wrongLine(number, row.problems, row));
  }
  if (read.length === 0) throw new SheetError("empty");
  return read;
}

/** Says of a plan that it is this one and no other. */
export function hashPlan(lines: readonly PlanLine[]): string {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(`${JSON.stringify(line)}\n`);
  return hash.digest("hex");
}
