import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvLine } from "./csv.ts";

/** Reads one CSV line back, by RFC 4180. */
function parse(line: string): string[] {
  const cells: string[] = [];
  let rest = line.replace(/\r\n$/, "");
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const cell = quoted ? quoted[0] : (/^[^,]*/.exec(rest)?.[0] ?? "");
    cells.push(quoted ? (quoted[1] ?? "").replaceAll('""', '"') : cell);
    rest = rest.slice(cell.length);
    if (!rest.startsWith(",")) return cells;
    rest = rest.slice(1);
  }
}

describe("csv", () => {
  it("reads back as it was written, whatever stands in a cell", () => {
    const cell = fc.string({ unit: "binary" }).filter((text) => !/^[=+\-@\t\r＝＋－＠]/.test(text));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        expect(parse(csvLine(cells))).toEqual(cells);
      }),
    );
  });

  it.each(["=1+1", "+886912345678", "-1", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("http://x")'])(
    "disarms %j",
    (text) => {
      expect(parse(csvCell(text))[0]).toBe(`'${text}`);
    },
  );

  it("leaves our own numbers alone, negative ones too", () => {
    expect(csvLine([-1, 0.5, null])).toBe("-1,0.5,\r\n");
  });
});
