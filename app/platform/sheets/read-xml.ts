import { SaxesParser } from "saxes";
import { MOST_CELL_CHARACTERS, SheetError } from "./sheet-file.ts";

export type Attributes = Readonly<Record<string, string>>;

/** What somebody who reads XML is told, in the order of the document. Names come with their prefix. */
export type XmlListener = {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
};

/** Spreadsheets nest some ten deep. */
const MOST_DEEP = 64;

/**
 * Reads a part of a spreadsheet piece by piece and hands on what the listener found in each. A document type, and with
 * it every entity of the document's own, is refused.
 * @param make gets where to put what was found
 * @throws SheetError `broken` for what isn't well-formed UTF-8 XML
 */
export async function* readXml<Item>(
  pieces: AsyncIterable<Buffer>,
  make: (found: (item: Item) => void) => XmlListener,
): AsyncGenerator<Item> {
  const items: Item[] = [];
  const listener = make((item) => items.push(item));
  const parser = new SaxesParser({ xmlns: false, position: false });
  const broken = () => {
    throw new SheetError("broken");
  };
  let deep = 0;
  parser.on("error", broken);
  parser.on("doctype", broken);
  parser.on("opentag", ({ name, attributes }) => {
    deep += 1;
    if (deep > MOST_DEEP) broken();
    listener.open(name, attributes as Attributes);
  });
  parser.on("closetag", ({ name }) => {
    deep -= 1;
    listener.close(name);
  });
  parser.on("text", (text) => listener.text(text));
  parser.on("cdata", (text) => listener.text(text));

  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (piece?: Buffer) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new SheetError("broken");
    }
  };
  for await (const piece of pieces) {
    parser.write(decode(piece));
    yield* items.splice(0);
  }
  parser.write(decode()).close();
  yield* items.splice(0);
}

/** Adds to a text that is being collected; longer than a cell can be it is refused. */
export function joined(text: string, more: string, row: number | null): string {
  if (text.length + more.length > MOST_CELL_CHARACTERS) throw new SheetError("cell-too-long", row);
  return text + more;
}
