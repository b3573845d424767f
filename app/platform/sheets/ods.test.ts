import { strFromU8, unzipSync } from "fflate";
import { Window } from "happy-dom";
import { expect, it } from "vitest";
import { ODS_TYPE, odsFile } from "./ods.ts";
import type { Sheet } from "./sheet.ts";

const AT = "2026-11-26T01:30:00.000Z";

async function written(sheets: Sheet[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of odsFile(sheets, AT)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The file opened again by others' code: an unzipper and an XML parser that refuses what isn't well-formed. */
async function opened(sheets: Sheet[]) {
  const files = unzipSync(await written(sheets));
  const { DOMParser } = new Window();
  const xml = new DOMParser().parseFromString(
    strFromU8(files["content.xml"] ?? new Uint8Array()),
    "text/xml",
  );
  expect(xml.querySelector("parsererror")).toBeNull();
  const cells = [...xml.getElementsByTagName("table:table-row")].map((row) =>
    [...row.getElementsByTagName("table:table-cell")].map((cell) => ({
      type: cell.getAttribute("office:value-type"),
      value: cell.getAttribute("office:value"),
      lines: [...cell.getElementsByTagName("text:p")].map((line) => line.textContent),
    })),
  );
  return { files, xml, cells };
}
const sheet = (...rows: Sheet["rows"][]) => [{ name: "表", rows: rows.flatMap((part) => [...part]) }];

it("says first, uncompressed, what kind of file it is", async () => {
  const file = await written(sheet([["一"]]));
  expect(file.readUInt16LE(8)).toBe(0);
  expect(file.subarray(30, 38).toString()).toBe("mimetype");
  expect(file.subarray(38, 38 + ODS_TYPE.length).toString()).toBe(ODS_TYPE);
});

it("keeps texts as texts: formulas, leading zeros, signs of XML, rare characters", async () => {
  const texts = ["=1+1", "@SUM(A1)", "-1", "+886 2", "00121", '<a&"b">', "𠮷田‧比吼", "'"];
  const { cells } = await opened(sheet([texts]));
  expect(cells[0]).toEqual(texts.map((text) => ({ type: "string", value: null, lines: [text] })));
});

it("keeps numbers as numbers and a share as a percentage", async () => {
  const { cells } = await opened(sheet([[12, 0.5, { share: 0.256 }, null, ""]]));
  expect(cells[0]?.map(({ type, value }) => [type, value])).toEqual([
    ["float", "12"],
    ["float", "0.5"],
    ["percentage", "0.256"],
    [null, null],
    [null, null],
  ]);
});

it("keeps lines and spaces inside a cell, and writes what XML can't hold as a sign of replacement", async () => {
  const { cells, xml } = await opened(sheet([["一\r\n二", " a  b\tc ", "\u0000\ud800x\udc00"]]));
  expect(cells[0]?.map(({ lines }) => lines)).toEqual([["一", "二"], ["abc"], ["��x�"]]);
  expect([...xml.getElementsByTagName("text:s")].map((spaces) => spaces.getAttribute("text:c"))).toEqual([
    "1",
    "2",
    "1",
  ]);
  expect(xml.getElementsByTagName("text:tab")).toHaveLength(1);
});

it("has a sheet without rows, and names that programs take", async () => {
  const { xml } = await opened([
    { name: "甲/乙：[期末] 彙整表彙整表彙整表彙整表彙整表彙整表彙整表", rows: [] },
  ]);
  const name = xml.getElementsByTagName("table:table")[0]?.getAttribute("table:name") ?? "";
  expect(name).not.toMatch(/[[\]*?:/\\]/);
  expect([...name].length).toBeLessThanOrEqual(31);
});

it("ends with the error of what makes its rows", async () => {
  function* rows() {
    yield ["一"];
    throw new Error("the database went away");
  }
  await expect(written([{ name: "表", rows: rows() }])).rejects.toThrow("the database went away");
});

it("is whole at many rows, which it doesn't hold", async () => {
  function* rows() {
    for (let row = 0; row < 50_000; row += 1) yield [`第 ${row} 列`, row];
  }
  const files = unzipSync(await written([{ name: "表", rows: rows() }]));
  const lines = strFromU8(files["content.xml"] ?? new Uint8Array())
    .split("<table:table-row>")
    .slice(1);
  expect(lines).toHaveLength(50_000);
  expect(lines.at(-1)).toContain("第 49999 列");
});
