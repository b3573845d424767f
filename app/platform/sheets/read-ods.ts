import type { Attributes, XmlListener } from "./read-xml.ts";
import { joined, readXml } from "./read-xml.ts";
import type { SheetFile, SheetRow } from "./sheet-file.ts";
import { MOST_ROWS, RowBuilder, SheetError } from "./sheet-file.ts";
import type { ZipFile } from "./unzip.ts";

/**
 * Reads the first table with anything in it of an OpenDocument spreadsheet.
 * @throws SheetError `encrypted` for one with a password
 */
export async function readOds(zip: ZipFile): Promise<SheetFile> {
  if (zip.has("META-INF/manifest.xml")) {
    const manifest = readXml<true>(zip.open("META-INF/manifest.xml"), (found) => ({
      open: (name) => name.endsWith(":encryption-data") && found(true),
      close: () => {},
      text: () => {},
    }));
    for await (const _ of manifest) throw new SheetError("encrypted");
  }
  return { format: "ods", encoding: null, delimiter: null, rows: rowsOf(zip) };
}

async function* rowsOf(zip: ZipFile): AsyncGenerator<SheetRow> {
  let table: number | null = null;
  for await (const { row, ...found } of readXml(zip.open("content.xml"), tableReader)) {
    table ??= found.table;
    if (found.table !== table) return;
    yield row;
  }
}

/** What a cell says, as its attributes have it; null where its paragraphs do. */
function statedValue(attributes: Attributes): string | null {
  switch (attributes["office:value-type"]) {
    case "float":
    case "currency":
    case "percentage":
      return attributes["office:value"] ?? null;
    case "date":
      return attributes["office:date-value"]?.replace(/T00:00:00(\.0+)?$/, "").replace("T", " ") ?? null;
    case "boolean":
      return attributes["office:boolean-value"]?.toUpperCase() ?? null;
    case "string":
      return attributes["office:string-value"] ?? null;
    default:
      return null;
  }
}

function timesOf(attributes: Attributes, name: string): number {
  const times = Number(attributes[name] ?? "1");
  if (!Number.isSafeInteger(times) || times < 1) throw new SheetError("broken");
  return times;
}

/** Finds the rows of all tables; `table` counts them. */
function tableReader(found: (item: { table: number; row: SheetRow }) => void): XmlListener {
  let table = -1;
  let inTable = false;
  let nextRow = 1;
  let row: RowBuilder | null = null;
  let rowTimes = 1;
  let column = 0;
  let cell: { value: string | null; text: string; paragraphs: number; times: number } | null = null;
  /** Inside a note, a drawing or a table of its own, whose text isn't the cell's; counts how deep. */
  let aside = 0;
  let inParagraph = false;
  const add = (text: string) => {
    if (cell && inParagraph && aside === 0) cell.text = joined(cell.text, text, row?.number ?? null);
  };

  const endRow = () => {
    const whole = row?.done();
    row = null;
    if (whole) {
      if (whole.number + rowTimes - 1 > MOST_ROWS) throw new SheetError("too-many-rows", whole.number);
      for (let time = 0; time < rowTimes; time += 1) {
        found({ table, row: { number: whole.number + time, cells: whole.cells } });
      }
    }
    nextRow += rowTimes;
  };
  const endCell = () => {
    if (!cell || !row) return;
    const text = cell.value ?? cell.text;
    // Empty ones are repeated to the sheet's edge; those that say something end at the limit of columns.
    if (text !== "") for (let time = 0; time < cell.times; time += 1) row.set(column + time, text);
    column += cell.times;
    cell = null;
  };

  return {
    open(name, attributes) {
      if (aside > 0) {
        aside += 1;
        return;
      }
      switch (name) {
        case "table:table":
          // One inside of another isn't part of it.
          if (inTable) aside = 1;
          else {
            inTable = true;
            table += 1;
            nextRow = 1;
          }
          break;
        case "table:table-row":
          rowTimes = timesOf(attributes, "table:number-rows-repeated");
          row = new RowBuilder(nextRow);
          column = 0;
          break;
        case "table:table-cell":
        case "table:covered-table-cell":
          cell = {
            value: statedValue(attributes),
            text: "",
            paragraphs: 0,
            times: timesOf(attributes, "table:number-columns-repeated"),
          };
          break;
        case "office:annotation":
        case "draw:frame":
        case "table:shapes":
          aside = 1;
          break;
        case "text:p":
          inParagraph = true;
          if (cell && cell.paragraphs > 0) add("\n");
          if (cell) cell.paragraphs += 1;
          break;
        case "text:s":
          add(" ".repeat(Math.min(timesOf(attributes, "text:c"), 1000)));
          break;
        case "text:tab":
          add("\t");
          break;
        case "text:line-break":
          add("\n");
          break;
      }
    },
    text: add,
    close(name) {
      if (aside > 0) aside -= 1;
      else if (name === "text:p") inParagraph = false;
      else if (name === "table:table-cell" || name === "table:covered-table-cell") endCell();
      else if (name === "table:table-row") endRow();
      else if (name === "table:table") inTable = false;
    },
  };
}
