/** A share of one is a number that the sheet shows as a percentage. */
export type SheetCell = string | number | { share: number } | null;

/** A table of a document: rows come one at a time, so that long ones need no memory. */
export type Sheet = {
  name: string;
  /** Widths in centimetres, from the first column on; others keep the program's own. */
  widths?: number[];
  /** Numbers of the rows (from 0) that are headings: shown bold. */
  headings?: ReadonlySet<number>;
  /** Has the columns that have a width take what is typed into them as text, so that 00121 stays 00121. */
  asText?: boolean;
  rows: Iterable<readonly SheetCell[]>;
};

/** Where a sheet of LibreOffice and Excel ends. */
export const MOST_WRITTEN_ROWS = 1_048_576;

/** Files bear Taipei's time, which is ahead of UTC by this. */
const TAIPEI_MS = 8 * 3_600_000;

/** The time of a file's parts, as an archive wants it. @param at ISO 8601 */
export const archiveTime = (at: string): Date => new Date(Date.parse(at) + TAIPEI_MS);

/** What XML 1.0 can't hold (control characters, half a surrogate pair) becomes the replacement character. */
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as it stands in XML, between tags or in an attribute. */
export const escaped = (text: string): string =>
  text
    .replace(UNWRITABLE, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** Names of sheets may not hold these signs, nor be longer than 31 characters, in one program or another. */
export const sheetName = (name: string): string =>
  [...name.replace(/[[\]*?:/\\']/g, " ").trim()].slice(0, 31).join("") || "1";
