/** First characters that make a spreadsheet take a cell for a formula, in full width too. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

/**
 * One CSV cell (RFC 4180): quoted where it must be. A cell that a spreadsheet would run as a formula gets an
 * apostrophe in front (OWASP, CSV Injection); the page says so.
 */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = typeof value === "string" && FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Tells spreadsheets that the file is UTF-8. */
export const BOM = "\uFEFF";

export const CSV_TYPE = "text/csv; charset=utf-8";
