import type { Delimiter, SheetFile, SheetRow, TextEncoding } from "./sheet-file.ts";
import { MOST_CELL_CHARACTERS, MOST_ROWS, RowBuilder, SheetError } from "./sheet-file.ts";

/** Bytes that are decoded at a time. */
const PIECE = 65_536;
const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];

/**
 * Reads a CSV (RFC 4180, and what programs make of it). Its encoding is what a byte order mark says, else UTF-8 where
 * every byte fits, else Big5 where every byte fits; nothing is guessed.
 * @throws SheetError `not-a-sheet` with a NUL in it, `encoding` where neither fits
 */
export function readCsv(bytes: Uint8Array): SheetFile {
  const encoding = encodingOf(bytes);
  const delimiter = delimiterOf(firstLine(bytes, encoding));
  return { format: "csv", encoding, delimiter, rows: rowsOf(bytes, encoding, delimiter) };
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fitting(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fitting(bytes, "utf-16be");
  if (bytes.includes(0)) throw new SheetError("not-a-sheet");
  return fits(bytes, "utf-8") ? "utf-8" : fitting(bytes, "big5");
}

function fitting(bytes: Uint8Array, encoding: TextEncoding): TextEncoding {
  if (!fits(bytes, encoding)) throw new SheetError("encoding");
  return encoding;
}

/** NUL, and what some decoders make of the bytes 80 and FF, which stand for nothing in Big5. */
const NO_TEXT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000\u0080-\u009f\uf8f0-\uf8ff]/;

function fits(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    for (const text of decoded(bytes, encoding)) if (NO_TEXT.test(text)) return false;
    return true;
  } catch {
    return false;
  }
}

/** The text piece by piece, without its byte order mark. @throws TypeError at a byte that doesn't fit */
function* decoded(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield decoder.decode(bytes.subarray(from, from + PIECE), { stream: true });
  }
  yield decoder.decode();
}

function firstLine(bytes: Uint8Array, encoding: TextEncoding): string {
  let text = "";
  for (const piece of decoded(bytes, encoding)) {
    text += piece;
    const line = /^\s*\S[^\r\n]*[\r\n]/.exec(text);
    if (line) return line[0];
    if (text.length > MOST_CELL_CHARACTERS) break;
  }
  return text;
}

/** The sign that stands most often in the first line, outside of quotation marks; a comma where there is none. */
function delimiterOf(line: string): Delimiter {
  const bare = line.replace(/"[^"]*"?/g, "");
  const count = (sign: string) => bare.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

async function* rowsOf(
  bytes: Uint8Array,
  encoding: TextEncoding,
  delimiter: Delimiter,
): AsyncGenerator<SheetRow> {
  const reader = new CsvReader(delimiter);
  for (const text of decoded(bytes, encoding)) yield* reader.take(text);
  yield* reader.end();
}

/** Cuts text into rows, however it comes in pieces. */
class CsvReader {
  readonly #delimiter: string;
  #row = new RowBuilder(1);
  #column = 0;
  #cell = "";
  /** `after`: a quotation mark that ends the cell, or is the first of two. */
  #state: "plain" | "quoted" | "after" = "plain";
  /** The sign before was a carriage return: a line feed now belongs to it. */
  #returned = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  *take(text: string): Generator<SheetRow> {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at];
      const feed = sign === "\n" && this.#returned;
      this.#returned = sign === "\r" && this.#state !== "quoted";
      if (feed) {
        from = at + 1;
      } else if (this.#state === "quoted") {
        if (sign !== '"') continue;
        this.#add(text.slice(from, at));
        this.#state = "after";
        from = at + 1;
      } else if (sign === '"' && (this.#state === "after" || (this.#cell === "" && from === at))) {
        if (this.#state === "after") this.#add('"');
        this.#state = "quoted";
        from = at + 1;
      } else if (sign === this.#delimiter || sign === "\n" || sign === "\r") {
        this.#add(text.slice(from, at));
        this.#endCell();
        from = at + 1;
        if (sign !== this.#delimiter) yield* this.#endRow();
      } else this.#state = "plain";
    }
    this.#add(text.slice(from));
  }

  *end(): Generator<SheetRow> {
    if (this.#state === "quoted") throw new SheetError("quotes", this.#row.number);
    this.#endCell();
    yield* this.#endRow();
  }

  #add(text: string): void {
    this.#cell += text;
    if (this.#cell.length > MOST_CELL_CHARACTERS) throw new SheetError("cell-too-long", this.#row.number);
  }

  #endCell(): void {
    this.#row.set(this.#column, this.#cell);
    this.#column += 1;
    this.#cell = "";
    this.#state = "plain";
  }

  *#endRow(): Generator<SheetRow> {
    const row = this.#row.done();
    this.#row = new RowBuilder(this.#row.number + 1);
    this.#column = 0;
    if (row === null) return;
    if (row.number > MOST_ROWS) throw new SheetError("too-many-rows", row.number);
    yield row;
  }
}
