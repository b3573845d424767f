import type { Sheet, SheetCell } from "./sheet.ts";
import { archiveTime, escaped, MOST_WRITTEN_ROWS, sheetName } from "./sheet.ts";
import type { ZipEntry } from "./zip.ts";
import { zip } from "./zip.ts";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Numbers of the cell styles below. 49 is Excel's own format "text", 9 its percentage. */
const STYLE = { text: 1, share: 2, heading: 3 };
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}">
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>
</styleSheet>`;

/** Excel counts a column's width in characters of its font: some 0.19 cm each. */
const CM_A_CHARACTER = 0.19;

/**
 * An Excel workbook (ISO/IEC 29500, transitional). Text cells are text whatever they begin with: nothing is taken for
 * a formula, and what is typed over them later stays text too.
 * @param at the instant that its parts bear (ISO 8601)
 * @throws RangeError when a sheet has more rows than programs open
 */
export function xlsxFile(sheets: Sheet[], at: string): AsyncGenerator<Buffer> {
  const part = (index: number) => `worksheets/sheet${index + 1}.xml`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (list: string[]) =>
    `${HEAD}<Relationships xmlns="${RELATIONS}">${list.join("")}</Relationships>`;
  const type = (name: string, of: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${of}+xml"/>`;
  const entries: ZipEntry[] = [
    {
      name: "[Content_Types].xml",
      content: [
        `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
        type("workbook.xml", "sheet.main"),
        type("styles.xml", "styles"),
        ...sheets.map((_, index) => type(part(index), "worksheet")),
        "</Types>",
      ],
    },
    { name: "_rels/.rels", content: [relations([relation("rId1", "officeDocument", "xl/workbook.xml")])] },
    {
      name: "xl/workbook.xml",
      content: [
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`,
        ...sheets.map(
          ({ name }, index) =>
            `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
        ),
        "</sheets></workbook>",
      ],
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: [
        relations([
          ...sheets.map((_, index) => relation(`rId${index + 1}`, "worksheet", part(index))),
          relation("styles", "styles", "styles.xml"),
        ]),
      ],
    },
    { name: "xl/styles.xml", content: [STYLES] },
    ...sheets.map((sheet, index) => ({ name: `xl/${part(index)}`, content: sheetXml(sheet) })),
  ];
  return zip(entries, archiveTime(at));
}

function* sheetXml({ widths = [], headings, asText, rows }: Sheet): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}">`;
  if (widths.length > 0) {
    const style = asText ? ` style="${STYLE.text}"` : "";
    const columns = widths.map(
      (cm, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${(cm / CM_A_CHARACTER).toFixed(1)}" customWidth="1"${style}/>`,
    );
    yield `<cols>${columns.join("")}</cols>`;
  }
  yield "<sheetData>";
  let count = 0;
  for (const row of rows) {
    const heading = headings?.has(count) ?? false;
    count += 1;
    if (count > MOST_WRITTEN_ROWS) throw new RangeError(`a sheet ends at ${MOST_WRITTEN_ROWS} rows`);
    yield `<row r="${count}">${row.map((cell, index) => cellXml(cell, columnName(index) + count, heading)).join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}

function cellXml(cell: SheetCell, place: string, heading: boolean): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === "object") return `<c r="${place}" s="${STYLE.share}"><v>${cell.share}</v></c>`;
  const style = heading ? STYLE.heading : STYLE.text;
  const text = escaped(cell.replace(/\r\n|\r/g, "\n")).replace(LOOKS_ESCAPED, "_x005F_$1");
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Programs read `_x0041_` as an A: where somebody wrote just that, its first sign is written that way. */
const LOOKS_ESCAPED = /_(x[0-9A-Fa-f]{4}_)/g;

/** A for 0, Z for 25, AA for 26. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
