import type { XmlListener } from "./read-xml.ts";
import { joined, readXml } from "./read-xml.ts";
import type { SheetFile, SheetRow } from "./sheet-file.ts";
import { MOST_ROWS, RowBuilder, SheetError } from "./sheet-file.ts";
import type { ZipFile } from "./unzip.ts";
import { dayText, numberText, showsDates } from "./xlsx-numbers.ts";

/** Characters of all shared strings together: they are held while the sheet is read. */
const MOST_SHARED_CHARACTERS = 50_000_000;

const WORKBOOK = "xl/workbook.xml";

type Workbook = {
  /** Paths of the sheets in the archive, in the order of the tabs. */
  sheets: string[];
  from1904: boolean;
  shared: string[];
  /** Whether a cell style shows dates. */
  dates: boolean[];
};

/** Reads the first sheet with anything in it of an Excel workbook. @throws SheetError `broken` where a part is missing */
export async function readXlsx(zip: ZipFile): Promise<SheetFile> {
  const { ids, from1904 } = await readTabs(zip);
  const targets = await readTargets(zip);
  const sheets = ids.map((id) => targets.get(id)).filter((path) => path !== undefined && zip.has(path));
  if (sheets.length === 0) throw new SheetError("broken");
  const workbook = {
    ...{ sheets: sheets as string[], from1904 },
    shared: zip.has("xl/sharedStrings.xml") ? await readShared(zip) : [],
    dates: zip.has("xl/styles.xml") ? await readDateStyles(zip) : [],
  };
  return { format: "xlsx", encoding: null, delimiter: null, rows: rowsOf(zip, workbook) };
}

async function* rowsOf(zip: ZipFile, workbook: Workbook): AsyncGenerator<SheetRow> {
  for (const path of workbook.sheets) {
    let any = false;
    for await (const row of readXml<SheetRow>(zip.open(path), (found) => rowReader(workbook, found))) {
      any = true;
      yield row;
    }
    if (any) return;
  }
}

/** Names of elements come with a prefix in files of some programs. */
const plain = (name: string) => name.slice(name.indexOf(":") + 1);
const nothing = () => {};

async function readTabs(zip: ZipFile): Promise<{ ids: string[]; from1904: boolean }> {
  const ids: string[] = [];
  let from1904 = false;
  const listener: XmlListener = {
    open(name, attributes) {
      if (plain(name) === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (plain(name) !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.includes(":") && plain(key) === "id");
      if (id) ids.push(id[1]);
    },
    ...{ close: nothing, text: nothing },
  };
  for await (const _ of readXml(zip.open(WORKBOOK), () => listener));
  return { ids, from1904 };
}

async function readTargets(zip: ZipFile): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const listener: XmlListener = {
    open(name, { Id, Target, Type }) {
      if (plain(name) !== "Relationship" || !Id || !Target || !Type?.endsWith("/worksheet")) return;
      targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
    ...{ close: nothing, text: nothing },
  };
  for await (const _ of readXml(zip.open("xl/_rels/workbook.xml.rels"), () => listener));
  return targets;
}

async function readShared(zip: ZipFile): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  const found = readXml<string>(zip.open("xl/sharedStrings.xml"), (take) => textReader("si", take));
  for await (const text of found) {
    characters += text.length;
    if (characters > MOST_SHARED_CHARACTERS) throw new SheetError("too-large");
    strings.push(text);
  }
  return strings;
}

/** Text of the elements of a name, its runs joined; what says how Japanese is read aloud is left out. */
function textReader(element: string, found: (text: string) => void): XmlListener {
  let text = "";
  let inText = false;
  let phonetic = false;
  return {
    open(name) {
      if (plain(name) === "rPh") phonetic = true;
      inText = plain(name) === "t" && !phonetic;
    },
    text(more) {
      if (inText) text = joined(text, more, null);
    },
    close(name) {
      inText = false;
      if (plain(name) === "rPh") phonetic = false;
      if (plain(name) !== element) return;
      found(unescaped(text));
      text = "";
    },
  };
}

/** What XML can't hold stands as `_x000D_` in Excel's texts. */
function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

async function readDateStyles(zip: ZipFile): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  const listener: XmlListener = {
    open(name, attributes) {
      if (plain(name) === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (plain(name) === "cellXfs") inCells = true;
      if (plain(name) === "xf" && inCells) formats.push(Number(attributes.numFmtId ?? "0"));
    },
    close(name) {
      if (plain(name) === "cellXfs") inCells = false;
    },
    text: nothing,
  };
  for await (const _ of readXml(zip.open("xl/styles.xml"), () => listener));
  return formats.map((id) => showsDates(id, codes.get(id)));
}

/** 0 for A7, 26 for AA7. */
function columnOf(place: string): number {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
  if (!letters) throw new SheetError("broken");
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function rowReader({ shared, dates, from1904 }: Workbook, found: (row: SheetRow) => void): XmlListener {
  let row: RowBuilder | null = null;
  let lastRow = 0;
  let column = -1;
  let type = "n";
  let style = 0;
  let text = "";
  let inValue = false;
  let phonetic = false;

  const value = (): string => {
    if (text === "") return "";
    switch (type) {
      case "s":
        return shared[Number(text)] ?? "";
      case "b":
        return text === "1" ? "TRUE" : "FALSE";
      case "n":
        return (dates[style] && dayText(Number(text), from1904)) || numberText(text);
      case "d":
        return text.replace(/T00:00:00.*$/, "");
      default:
        return unescaped(text);
    }
  };
  return {
    open(name, attributes) {
      switch (plain(name)) {
        case "row":
          lastRow = attributes.r === undefined ? lastRow + 1 : Number(attributes.r);
          if (!Number.isSafeInteger(lastRow) || lastRow < 1) throw new SheetError("broken");
          row = new RowBuilder(lastRow);
          column = -1;
          break;
        case "c":
          column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
          type = attributes.t ?? "n";
          style = Number(attributes.s ?? "0");
          text = "";
          break;
        case "rPh":
          phonetic = true;
          break;
        case "v":
        case "t":
          inValue = row !== null && !phonetic;
          break;
      }
    },
    text(more) {
      if (inValue) text = joined(text, more, row?.number ?? null);
    },
    close(name) {
      switch (plain(name)) {
        case "v":
        case "t":
          inValue = false;
          break;
        case "rPh":
          phonetic = false;
          break;
        case "c":
          row?.set(column, value());
          break;
        case "row": {
          const whole = row?.done();
          row = null;
          if (!whole) break;
          if (whole.number > MOST_ROWS) throw new SheetError("too-many-rows", whole.number);
          found(whole);
        }
      }
    },
  };
}
