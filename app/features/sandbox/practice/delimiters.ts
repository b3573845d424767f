import type { Source } from "./reading.ts";

/** Material between marks, as prompts enclose it: every candidate, the mentions of marks and examples too. */
export function enclosures(text: string): Source[] {
  const lines = markLines(text);
  return [...tags(text), ...fences(text), ...quotes(text), ...markers(text, lines), ...rules(text, lines)];
}

/** Names of tags and headings that hold no material. */
export const NOT_SOURCE =
  /範例|例子|示例|範本|格式|輸出|規則|要求|指示|任務|角色|欄位|問題|回答|類別|標籤|受文|發文|收文|example|sample|format|output|rules?\b|instructions?|task|role|fields?|template|question|answer|query|labels?|categor|recipient|sender|addressee|context_rules/i;

const OPEN_TAG = /<([\p{L}][\p{L}\p{N}_.:-]{0,30}(?: [\p{L}\p{N}_-]{1,20}){0,2})((?:\s[^<>\n]{0,80})?)>/gu;

function* tags(text: string): Generator<Source> {
  const opens = [...text.matchAll(OPEN_TAG)].slice(0, 200);
  for (const name of new Set(opens.map((open) => open[1] ?? ""))) {
    const end = text.lastIndexOf(`</${name}>`);
    if (end < 0 || NOT_SOURCE.test(name)) continue;
    const own = opens.filter((open) => open[1] === name && open.index < end);
    // Prompts speak of <紀錄> before they open it: the ones at the start of a line count, else the last.
    const atStart = own.filter((one) =>
      /(?:^|\n)[^\S\n]{0,20}$/.test(text.slice(Math.max(0, one.index - 21), one.index)),
    );
    const alone = atStart.filter((one) =>
      /^[^\S\n]{0,20}\n/.test(text.slice(one.index + one[0].length, one.index + one[0].length + 21)),
    );
    const real = alone.length > 0 ? alone : atStart.length > 0 ? atStart : own.slice(-1);
    for (const [index, open] of real.entries()) {
      const start = open.index + open[0].length;
      // Only what opens the next one ends this one early: a closing tag within the material may be forged.
      const before = real[index + 1]?.index ?? text.length;
      const close = text.lastIndexOf(`</${name}>`, before);
      if (close >= start) yield part(text, start, close, "tag", titleOf(open[2] ?? "") ?? name);
    }
  }
}

const titleOf = (attributes: string): string | null =>
  /(?:title|name|source|label|id|名稱|標題)\s*=\s*["'“]?([^"'”>]{1,40})/i.exec(attributes)?.[1]?.trim() ??
  null;

const FENCES: [string, string, NonNullable<Source["delimiter"]>][] = [
  ["```", "```", "fence"],
  ["~~~", "~~~", "fence"],
  ['"""', '"""', "quotes"],
  ["'''", "'''", "quotes"],
  ["“““", "”””", "quotes"],
  ["{{{", "}}}", "fence"],
  ["<<<", ">>>", "fence"],
  ["[[[", "]]]", "fence"],
];

function* fences(text: string): Generator<Source> {
  for (const [mark, close, delimiter] of FENCES) {
    let from = text.indexOf(mark);
    for (let seen = 0; from >= 0 && seen < 30; seen += 1) {
      let start = from + mark.length;
      while (text.startsWith(mark[0] ?? "", start) && start - from < 20) start += 1;
      // ```markdown
      if (delimiter === "fence")
        start += /^[A-Za-z]{0,12}(?=[^\S\n]{0,20}\n)/.exec(text.slice(start, start + 40))?.[0].length ?? 0;
      const end = text.indexOf(close, start);
      if (end < 0) break;
      yield part(text, start, end, delimiter, leadBefore(text, from));
      from = text.indexOf(mark, end + close.length);
    }
  }
}

const QUOTES: [string, string][] = [
  ["「", "」"],
  ["『", "』"],
  ["“", "”"],
  ["«", "»"],
];

function* quotes(text: string): Generator<Source> {
  for (const pair of text.matchAll(/[「『“«]([^「『“«」』”»]{60,})[」』”»]/g)) {
    const start = pair.index + 1;
    yield part(text, start, start + (pair[1]?.length ?? 0), "quotes", leadBefore(text, pair.index));
  }
  // Around material that holds quotation marks of its own: from one that a line ends with or begins to the last.
  for (const [open, close] of QUOTES) {
    const last = text.lastIndexOf(close);
    for (const line of text.matchAll(new RegExp(`(?:^|\\n)[^\\n]{0,40}?${open}`, "g"))) {
      const start = line.index + line[0].length;
      const lineEnd = text.indexOf("\n", start);
      if (lineEnd < 0 || lineEnd > last) break;
      if (text.slice(start, lineEnd).includes(close)) continue;
      if (last > start + 60) yield part(text, start, last, "quotes", leadBefore(text, start - 1));
      break;
    }
  }
  const open = /(?:^|\n|[:：]\s?)"(?=[^"\n]{0,200}\n)/.exec(text);
  const end = text.search(/"\s*$/) >= 0 ? text.lastIndexOf('"') : text.lastIndexOf('"\n');
  const start = (open?.index ?? 0) + (open?.[0].length ?? 0);
  if (open && end > start + 60) yield part(text, start, end, "quotes", leadBefore(text, start - 1));
}

type MarkLine = { start: number; end: number; kind: "rule" | "begin" | "end"; title: string };

const RULE = /^\s*([-=*_#~+—－‐–─━═☆★◆●])(?:[^\S\n]{0,3}\1){2,}\s*$/u;
const TITLED = /^\s*[-=*#~_+<>—─━═]{2,20}([^\n]{1,40}?)[-=*#~_+<>—─━═]{2,20}\s*$/u;
const BRACKETED =
  /^\s*(?:[【[(<〔〈《{]{1,8}\s*([^\n]{1,30}?)\s*[】\])>〕〉》}]{1,8}|[-=*#~_]{2,20}\s*([^\n]{1,30}?)\s*[-=*#~_]{0,20}|((?:BEGIN|END|START|STOP)\b[A-Z ]{0,30}))[:：]?\s*$/u;
const BEGIN =
  /開始|起點|起頭|^以下[為是]|(?:^|[^\p{L}])起始?$|起$|始$|\bstarts?\b|\bbegins?\b|^begin|^start/iu;
const END = /結束|終點|^以上[為是]|完畢|[迄止訖完終]$|\bends?\b|\bstop\b|\bfinish\b|^\s*\/|到此/iu;

/** Lines that do nothing but divide. */
function markLines(text: string): MarkLine[] {
  const found: MarkLine[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    if (line[0].length > 80) continue;
    const at = { start: line.index, end: line.index + line[0].length };
    if (RULE.test(line[0])) {
      found.push({ ...at, kind: "rule", title: "" });
      continue;
    }
    const titled = TITLED.exec(line[0])?.[1]?.trim();
    const bracketed = BRACKETED.exec(line[0])
      ?.slice(1)
      .find((one) => one !== undefined);
    const title = (bracketed ?? titled ?? "").trim();
    if (END.test(title)) found.push({ ...at, kind: "end", title });
    else if (BEGIN.test(title) && (!/^以下/.test(title) || /[(【[<〔]\s*以上[為是]/.test(text)))
      found.push({ ...at, kind: "begin", title });
    else if (titled !== undefined && titled !== "") found.push({ ...at, kind: "rule", title: titled });
    else if (/^\s*\[[^\]\n]{1,30}\]\s*$/.test(line[0]) && text.includes(`[/${title}]`))
      found.push({ ...at, kind: "begin", title });
  }
  return found;
}

/** 【紀錄開始】 ... 【紀錄結束】, [BEGIN LETTER] ... [END LETTER], [TEXT] ... [/TEXT]. */
function* markers(text: string, lines: MarkLine[]): Generator<Source> {
  for (const [index, line] of lines.entries()) {
    if (line.kind !== "begin") continue;
    const later = lines.slice(index + 1, index + 60);
    const next = later.findIndex((one) => one.kind === "begin");
    // The last end before the next beginning: an end in the middle may be forged.
    const ends = later.slice(0, next < 0 ? later.length : next).filter((one) => one.kind === "end");
    const end = ends.at(-1)?.start ?? later[next]?.start ?? text.length;
    const name = line.title
      .replace(/開始|起點|起頭|^以下[為是]|起始?$|始$|\b(?:starts?|begins?)\b(?: of)?|[[\]:：]/giu, "")
      .trim();
    if (NOT_SOURCE.test(name)) continue;
    yield part(text, line.end, end, "marker", name === "" ? null : name);
  }
}

function* rules(text: string, lines: MarkLine[]): Generator<Source> {
  const dividing = lines.filter((line) => line.kind === "rule");
  for (const [index, line] of dividing.entries()) {
    const next = dividing[index + 1];
    const isFirst = text.slice(0, line.start).trim() === "";
    if (isFirst && (!next || text.slice(next.end).trim() === "")) continue;
    if (NOT_SOURCE.test(line.title)) continue;
    const name = line.title === "" ? leadBefore(text, line.start) : line.title;
    yield part(text, line.end, next?.start ?? text.length, "rule", name);
  }
}

/** What leads to a delimiter, when it is a name and nothing more: "文件一：", "## 舊版". */
function leadBefore(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - 60), at).replace(/\s+$/, "");
  const line = before.slice(before.lastIndexOf("\n") + 1).trim();
  const name = line.replace(/^[#*【[（(\s]+|[】\]）)*:：\s]+$/g, "");
  const isName = line !== name && name !== "" && name.length <= 24 && !/[。,，!?！？;；]/.test(name);
  return isName && !NOT_SOURCE.test(name) ? name : null;
}

export const part = (
  text: string,
  start: number,
  end: number,
  delimiter: Source["delimiter"],
  name: string | null = null,
): Source => ({ text: text.slice(start, end), start, end, delimiter, name });
