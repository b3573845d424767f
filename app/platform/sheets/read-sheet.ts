import { readCsv } from "./read-csv.ts";
import { readOds } from "./read-ods.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { SheetFile, SheetRow } from "./sheet-file.ts";
import { MOST_FILE_BYTES, SheetError } from "./sheet-file.ts";
import { ZipFile } from "./unzip.ts";

const startsWith = (bytes: Uint8Array, ...signs: number[]) =>
  signs.every((sign, index) => bytes[index] === sign);

/** Begins an entry of a ZIP archive. */
const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
/** Microsoft's compound file: an Excel file of before 2007, or one of today with a password around it. */
const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
const isPdf = (bytes: Uint8Array) => startsWith(bytes, 0x25, 0x50, 0x44, 0x46);
const isRichText = (bytes: Uint8Array) => startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66);

/**
 * Opens a spreadsheet by what is in it, whatever its name says: CSV, XLSX or ODS.
 * @throws SheetError before or while its rows are read
 */
export async function readSheet(bytes: Uint8Array): Promise<SheetFile> {
  if (bytes.length === 0) throw new SheetError("empty");
  if (bytes.length > MOST_FILE_BYTES) throw new SheetError("too-large");
  const file = await recognised(bytes);
  return { ...file, rows: notEmpty(file.rows) };
}

async function recognised(bytes: Uint8Array): Promise<SheetFile> {
  if (isCompound(bytes)) {
    const name = Buffer.from("EncryptedPackage", "utf16le");
    throw new SheetError(Buffer.from(bytes).includes(name) ? "encrypted" : "old-excel");
  }
  if (isPdf(bytes) || isRichText(bytes)) throw new SheetError("not-a-sheet");
  if (!isZip(bytes)) return readCsv(bytes);
  const zip = new ZipFile(bytes);
  if (zip.has("xl/workbook.xml")) return readXlsx(zip);
  if (zip.has("content.xml")) return readOds(zip);
  throw new SheetError("not-a-sheet");
}

async function* notEmpty(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  let any = false;
  for await (const row of rows) {
    any = true;
    yield row;
  }
  if (!any) throw new SheetError("empty");
}
