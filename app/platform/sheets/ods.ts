import type { Sheet, SheetCell } from "./sheet.ts";
import { archiveTime, escaped, MOST_WRITTEN_ROWS, sheetName } from "./sheet.ts";
import type { ZipEntry } from "./zip.ts";
import { zip } from "./zip.ts";

export const ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";

const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODS_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
`;

const NAMESPACES = ["office", "table", "text", "style", "number"]
  .map(
    (name) =>
      `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === "number" ? "datastyle" : name}:1.0"`,
  )
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .join(" ");

/**
 * An OpenDocument spreadsheet (ODF 1.3), the form in which Taiwan's agencies exchange editable tables. Text cells are
 * text whatever they begin with: nothing is taken for a formula.
 * @param at the instant that its parts bear (ISO 8601)
 * @throws RangeError when a sheet has more rows than programs open
 */
export function odsFile(sheets: Sheet[], at: string): AsyncGenerator<Buffer> {
  const entries: ZipEntry[] = [
    // Programs know the format by this entry, which stands first and is not compressed.
    { name: "mimetype", content: [ODS_TYPE], stored: true },
    { name: "META-INF/manifest.xml", content: [MANIFEST] },
    { name: "content.xml", content: contentXml(sheets) },
  ];
  return zip(entries, archiveTime(at));
}

function* contentXml(sheets: Sheet[]): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMESPACES} office:version="1.3">`;
  yield `<office:automatic-styles>${stylesXml(sheets)}</office:automatic-styles><office:body><office:spreadsheet>`;
  for (const [index, sheet] of sheets.entries()) yield* tableXml(sheet, index);
  yield "</office:spreadsheet></office:body></office:document-content>";
}

function stylesXml(sheets: Sheet[]): string {
  const columns = sheets.flatMap(({ widths = [] }, sheet) =>
    widths.map(
      (width, column) =>
        `<style:style style:name="${columnStyle(sheet, column)}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
    ),
  );
  return [
    ...columns,
    '<number:percentage-style style:name="percent"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>',
    '<style:style style:name="share" style:family="table-cell" style:data-style-name="percent"/>',
    '<number:text-style style:name="as-text"><number:text-content/></number:text-style>',
    '<style:style style:name="text" style:family="table-cell" style:data-style-name="as-text"/>',
    '<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>',
  ].join("");
}

const columnStyle = (sheet: number, column: number) => `column-${sheet}-${column}`;

function* tableXml({ name, widths = [], headings, asText, rows }: Sheet, sheet: number): Generator<string> {
  yield `<table:table table:name="${escaped(sheetName(name))}">`;
  yield widths
    .map(
      (_, column) =>
        `<table:table-column table:style-name="${columnStyle(sheet, column)}"${asText ? ' table:default-cell-style-name="text"' : ""}/>`,
    )
    .join("");
  let count = 0;
  for (const row of rows) {
    const style = headings?.has(count) ? "heading" : null;
    count += 1;
    if (count > MOST_WRITTEN_ROWS) throw new RangeError(`a sheet ends at ${MOST_WRITTEN_ROWS} rows`);
    yield `<table:table-row>${row.map((cell) => cellXml(cell, style)).join("")}</table:table-row>`;
  }
  if (count === 0) yield "<table:table-row><table:table-cell/></table:table-row>";
  yield "</table:table>";
}

function cellXml(cell: SheetCell, style: string | null): string {
  const styled = style ? ` table:style-name="${style}"` : "";
  if (cell === null || cell === "") return `<table:table-cell${styled}/>`;
  if (typeof cell === "number") {
    return `<table:table-cell${styled} office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  }
  if (typeof cell === "object") {
    return `<table:table-cell table:style-name="share" office:value-type="percentage" office:value="${cell.share}"><text:p>${Math.round(cell.share * 100)}%</text:p></table:table-cell>`;
  }
  const paragraphs = cell.split(/\r\n|\r|\n/).map((line) => `<text:p>${textXml(line)}</text:p>`);
  return `<table:table-cell${styled} office:value-type="string">${paragraphs.join("")}</table:table-cell>`;
}

/** ODF folds white space: what is more than a single space inside a line has elements of its own. */
const textXml = (line: string): string =>
  escaped(line)
    .replaceAll("\t", "<text:tab/>")
    .replace(/^ +| {2,}| +$/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
