// What the readers of CSV, XLSX and ODS have in common. A file from outside is never trusted: each of these limits
// ends the reading with a problem that a page can say in words.

/** Largest file that is read; a roster of 50,000 people has 2 to 6 MB. */
export const MOST_FILE_BYTES = 20_000_000;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 256;
/** Where a cell of Excel ends, and LibreOffice's agrees. */
export const MOST_CELL_CHARACTERS = 32_767;

export type SheetProblem =
  /** No bytes, or no cell with anything in it. */
  | "empty"
  | "too-large"
  | "too-many-rows"
  | "too-many-columns"
  | "cell-too-long"
  /** Neither text nor a spreadsheet: a PDF, a picture, a program. */
  | "not-a-sheet"
  /** Excel's format of before 2007. */
  | "old-excel"
  | "encrypted"
  /** It begins as a spreadsheet and isn't whole or isn't one. */
  | "broken"
  /** Text of which nobody can say which characters it means. */
  | "encoding"
  /** A quotation mark in a CSV that is never closed. */
  | "quotes";

/** Why a file can't be read, for a page to say in words. */
export class SheetError extends Error {
  override name = "SheetError";
  readonly problem: SheetProblem;
  /** Number of the row, counted as spreadsheets do, where it can be told. */
  readonly row: number | null;
  constructor(problem: SheetProblem, row: number | null = null) {
    super(row === null ? problem : `${problem}, row ${row}`);
    this.problem = problem;
    this.row = row;
  }
}

/** A row with something in it: its number in the file (from 1), and its cells as text, up to the last that isn't empty. */
export type SheetRow = { number: number; cells: string[] };

export type SheetFormat = "csv" | "xlsx" | "ods";
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "big5";
export type Delimiter = "," | ";" | "\t";

/**
 * A file as it was recognised, with its rows to come. Text cells are what was typed; numbers are written without
 * grouping, dates as 2026-11-24, and of a formula its last result.
 */
export type SheetFile = {
  format: SheetFormat;
  /** Of a CSV. */
  encoding: TextEncoding | null;
  delimiter: Delimiter | null;
  /** Ends with a SheetError where the file turns out to be wrong. */
  rows: AsyncIterable<SheetRow>;
};

/** Collects the cells of a row: sets one, checks the limits, and drops what is empty at the end. */
export class RowBuilder {
  #cells: string[] = [];
  number: number;
  constructor(number: number) {
    this.number = number;
  }

  set(column: number, text: string): void {
    if (text === "") return;
    if (column >= MOST_COLUMNS) throw new SheetError("too-many-columns", this.number);
    if (text.length > MOST_CELL_CHARACTERS) throw new SheetError("cell-too-long", this.number);
    while (this.#cells.length < column) this.#cells.push("");
    this.#cells[column] = text;
  }

  /** The row; null where nothing is in it. */
  done(): SheetRow | null {
    return this.#cells.length === 0 ? null : { number: this.number, cells: this.#cells };
  }
}
