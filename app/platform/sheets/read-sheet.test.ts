import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOM, csvLine } from "./csv.ts";
import { odsFile } from "./ods.ts";
import { readSheet } from "./read-sheet.ts";
import type { Sheet } from "./sheet.ts";
import { MOST_FILE_BYTES, SheetError } from "./sheet-file.ts";
import { xlsxFile } from "./xlsx.ts";
import { zip } from "./zip.ts";

const AT = "2026-11-26T01:30:00.000Z";
const utf8 = (text: string) => Buffer.from(text);

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const list: Buffer[] = [];
  for await (const piece of pieces) list.push(piece);
  return Buffer.concat(list);
}

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of (await readSheet(bytes)).rows) rows.push(cells);
  return rows;
}

/** What is said about a file that can't be read: the problem, and the row where it can be told. */
async function problemOf(bytes: Uint8Array): Promise<string> {
  try {
    await rowsOf(bytes);
  } catch (error) {
    if (error instanceof SheetError) return error.message;
    throw error;
  }
  return "none";
}

/** A ZIP archive of these parts. */
const archive = (parts: Record<string, string>) =>
  whole(
    zip(
      Object.entries(parts).map(([name, content]) => ({ name, content: [content] })),
      new Date(AT),
    ),
  );

const sheetXml = (rows: string) =>
  archive({
    "xl/workbook.xml":
      '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
const odsXml = (rows: string) =>
  archive({
    "content.xml": `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table>${rows}</table:table></office:document-content>`,
  });

describe("our own files, read back", () => {
  const texts = [
    "=1+1",
    "+886912345678",
    "-1",
    "@x",
    "00121",
    "莎韻‧達利",
    "𠮷",
    '<&">',
    "_x0041_",
    "a\nb",
    " 空白 ",
  ];
  const sheet: Sheet[] = [
    { name: "空", rows: [] },
    { name: "表", widths: [3, 3], asText: true, rows: [texts, [], ["", "二", 12, 0.5, { share: 0.25 }]] },
  ];
  it.each([
    ["XLSX", xlsxFile],
    ["ODS", odsFile],
  ])("%s keeps texts as they are, and numbers as numbers", async (_, write) => {
    expect(await rowsOf(await whole(write(sheet, AT)))).toEqual([texts, ["", "二", "12", "0.5", "0.25"]]);
  });

  it("CSV, whatever stands in a cell", async () => {
    // Without what our writer makes harmless, and what no text holds.
    const cell = fc
      .string({ unit: "binary", maxLength: 20 })
      .filter((text) => !/^[=+\-@\t\r＝＋－＠]|[\0\u0080-\u009f\uf8f0-\uf8ff]/.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (cells) => {
        const [row] = await rowsOf(utf8(`${BOM}a,b,c,d,e,f\r\n${csvLine([...cells, "end"])}`)).then((all) =>
          all.slice(1),
        );
        expect(row).toEqual([...cells, "end"]);
      }),
    );
  });
});

describe("files as programs write them", () => {
  it.each(["ods", "xlsx"])(
    "LibreOffice's %s: first sheet with data, dates, notes, repeated rows",
    async (ending) => {
      const { rows, format } = await readSheet(readFileSync(`tests/fixtures/sheets/libreoffice.${ending}`));
      expect(format).toBe(ending);
      const read = [];
      for await (const row of rows) read.push(row);
      expect(read).toEqual([
        { number: 1, cells: ["人員代碼", "姓名", "到職日", "備註"] },
        { number: 2, cells: ["00121", "莎韻‧達利", "2024-03-01", "第一行\n第  二行"] },
        { number: 6, cells: ["345", "林𠮷祥", "2024-03-01", "2"] },
        // LibreOffice itself left the formula out when it repeated the row.
        { number: 7, cells: ["345", "林𠮷祥", "2024-03-01"] },
        { number: 8, cells: ["=1+1", "+886", "+886"] },
      ]);
    },
  );

  it("Excel's shared strings, runs, readings, errors, truth and days since 1904", async () => {
    const file = await archive({
      "xl/workbook.xml":
        '<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet r:id="q"/></x:sheets></x:workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="q" Type="x/worksheet" Target="/xl/s.xml"/></Relationships>',
      "xl/styles.xml":
        '<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="57"/></cellXfs></styleSheet>',
      "xl/sharedStrings.xml":
        "<sst><si><t>陳</t></si><si><r><t>莎韻</t></r><r><t>‧達利</t></r><rPh><t>x</t></rPh></si></sst>",
      "xl/s.xml":
        '<x:worksheet><x:row><x:c t="s"><x:v>1</x:v></x:c><x:c s="1"><x:v>43890</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c r="H1"><x:f>1+1</x:f><x:v>1.2E+3</x:v></x:c></x:row></x:worksheet>',
    });
    expect(await rowsOf(file)).toEqual([["莎韻‧達利", "2024-03-01", "TRUE", "#N/A", "", "", "", "1200"]]);
  });

  it.each([
    ["UTF-8", utf8("姓名,代碼\r\n王晴,00121\r\n"), "utf-8", ","],
    ["UTF-8 with a mark", utf8("\uFEFF姓名;代碼\n王晴;00121"), "utf-8", ";"],
    ["UTF-16", Buffer.from("\uFEFF姓名\t代碼\r\n王晴\t00121\r\n", "utf16le"), "utf-16le", "\t"],
    [
      "UTF-16, the other way round",
      Buffer.from("\uFEFF姓名\t代碼\r王晴\t00121", "utf16le").swap16(),
      "utf-16be",
      "\t",
    ],
    ["Big5", Buffer.from("a96da6572ca54ebd580d0aa4fdb4b82c30303132310d0a", "hex"), "big5", ","],
  ])("CSV in %s", async (_, bytes, encoding, delimiter) => {
    const file = await readSheet(bytes);
    expect(file).toMatchObject({ format: "csv", encoding, delimiter });
    if (encoding !== "big5")
      expect(await rowsOf(bytes)).toEqual([
        ["姓名", "代碼"],
        ["王晴", "00121"],
      ]);
  });

  it("CSV of quotation marks, empty lines and lines inside of cells, with the numbers of the rows", async () => {
    const { rows } = await readSheet(utf8('"a, ""b""",c\r\n\r\n"x\r\ny",z"q\r\n,,\r\nlast'));
    const read = [];
    for await (const row of rows) read.push(row);
    expect(read).toEqual([
      { number: 1, cells: ['a, "b"', "c"] },
      { number: 3, cells: ["x\r\ny", 'z"q'] },
      { number: 5, cells: ["last"] },
    ]);
  });
});

describe("a file that can't be read says what is wrong with it", () => {
  const xlsx = () => whole(xlsxFile([{ name: "表", rows: [["一".repeat(200), "二"]] }], AT));

  it("nothing in it", async () => {
    expect(await problemOf(new Uint8Array())).toBe("empty");
    expect(await problemOf(utf8("\r\n,,,\r\n"))).toBe("empty");
    expect(await problemOf(await whole(odsFile([{ name: "表", rows: [] }], AT)))).toBe("empty");
  });

  it("too large, refused before it is looked at", async () => {
    expect(await problemOf(new Uint8Array(MOST_FILE_BYTES + 1))).toBe("too-large");
  });

  it("something else", async () => {
    expect(await problemOf(utf8("%PDF-1.7\n"))).toBe("not-a-sheet");
    expect(await problemOf(utf8("a,b\u0000\r\n"))).toBe("not-a-sheet");
    expect(await problemOf(utf8("{\\rtf1 a}"))).toBe("not-a-sheet");
    expect(await problemOf(await archive({ "word/document.xml": "<a/>" }))).toBe("not-a-sheet");
    expect(await problemOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe("old-excel");
  });

  it("with a password", async () => {
    const name = Buffer.from("EncryptedPackage", "utf16le");
    expect(await problemOf(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), name]))).toBe("encrypted");
    const manifest = "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    expect(await problemOf(await archive({ "META-INF/manifest.xml": manifest, "content.xml": "x" }))).toBe(
      "encrypted",
    );
  });

  it("cut off at any place", async () => {
    const file = await xlsx();
    for (let length = 4; length < file.length; length += 97) {
      expect(await problemOf(file.subarray(0, length))).toMatch(/^(broken|not-a-sheet|encoding)$/);
    }
  });

  it("any byte changed: another text or a problem, never a crash", async () => {
    const file = await xlsx();
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const changed = Buffer.from(file);
        changed[at] = byte;
        await problemOf(changed);
      }),
      { numRuns: 300 },
    );
  });

  it("a bomb: a few bytes that would become very many", async () => {
    expect(await problemOf(await sheetXml(" ".repeat(30_000_000)))).toBe("too-large");
  });

  it("a document type, entities, and what isn't XML", async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>';
    expect(await problemOf(await archive({ "content.xml": doctype }))).toBe("broken");
    expect(await problemOf(await archive({ "content.xml": "<a>&x;</a>" }))).toBe("broken");
    expect(await problemOf(await archive({ "content.xml": "<a><b></a>" }))).toBe("broken");
    expect(await problemOf(await archive({ "content.xml": "<a>".repeat(1000) }))).toBe("broken");
    expect(await problemOf(await sheetXml('<row r="x"><c/></row>'))).toBe("broken");
  });

  it("more rows, columns or characters than anybody needs", async () => {
    expect(await problemOf(utf8("a\n".repeat(200_001)))).toBe("too-many-rows, row 200001");
    expect(await problemOf(utf8(`a\n${",".repeat(256)}b`))).toBe("too-many-columns, row 2");
    expect(await problemOf(utf8(`a\n"${"x".repeat(40_000)}`))).toBe("cell-too-long, row 2");
    expect(await problemOf(await sheetXml('<row r="9"><c r="ZZZ9"><v>1</v></c></row>'))).toBe(
      "too-many-columns, row 9",
    );
    const cell = (text: string, times = 1) =>
      `<table:table-cell table:number-columns-repeated="${times}"><text:p>${text}</text:p></table:table-cell>`;
    const row = (cells: string, times = 1) =>
      `<table:table-row table:number-rows-repeated="${times}">${cells}</table:table-row>`;
    expect(await problemOf(await odsXml(row(cell("a"), 1_000_000)))).toBe("too-many-rows, row 1");
    expect(await problemOf(await odsXml(row(cell("a", 16_384))))).toBe("too-many-columns, row 1");
    expect(await problemOf(await odsXml(row(cell("", 16_384), 1_048_576) + row(cell("a"))))).toBe(
      "too-many-rows, row 1048577",
    );
  });

  it("a quotation mark without its other, and letters of no encoding", async () => {
    expect(await problemOf(utf8('a,b\r\n"c,d'))).toBe("quotes, row 2");
    expect(await problemOf(Buffer.from([0x61, 0xff, 0xff, 0x0a]))).toBe("encoding");
  });
});
