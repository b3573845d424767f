/** What a prompt lists: names or rules under a line that announces them, or behind marks within a line. */
export type Listing = {
  /** The line (or the part of one) that announces the items. */
  head: string;
  items: string[];
  /** Whether the items carry marks of a list; bare lines may as well be sentences. */
  marked: boolean;
  start: number;
  end: number;
};

const MOST = 30;
const LONGEST_HEAD = 120;
const LONGEST_ITEM = 80;
/** The sign before an item: - / 1. / (1) / a) / 甲、 / ①. */
const MARK =
  /^\s*(?:#{1,4}\s+|[-*•・●○◆■□▪‧–—>]\s*|(?:\(?\d{1,2}[.)、]|[([]\d{1,2}[)\]]|[([][一二三四五六七八九十]{1,2}[)\]]|[一二三四五六七八九十]{1,2}、|\(?[a-hA-H][.)、]|[([][a-hA-H][)\]]|[甲乙丙丁戊己庚辛][、.:])(?!\d)\s*|[①-⑳]\s*)/u;
/** A bare line is an item only below one that says that a list follows. */
const ANNOUNCES = /(?:[:：?？]|如下|如次|下列|以下|之一|其一|一類|一種|following|below)[。.]?\s*$/iu;

/** Lists of lines: a head, and right below it lines that carry marks, or short bare lines behind a colon. */
export function lineListings(text: string): Listing[] {
  const found: Listing[] = [];
  const lines = [...text.matchAll(/[^\n]+/g)].filter((line) => line[0].trim() !== "");
  // A list may begin the prompt, its head then being nothing.
  const heads = MARK.test(lines[0]?.[0] ?? "") ? [-1, ...lines.keys()] : lines.keys();
  for (const index of heads) {
    const head = lines[index] ?? { 0: "", index: 0 };
    if (head[0].length > LONGEST_HEAD || head[0].includes("\uE002")) continue;
    const below = lines.slice(index + 1, index + 1 + MOST);
    const marked = MARK.test(below[0]?.[0] ?? "");
    if (!marked && !ANNOUNCES.test(head[0])) continue;
    const items: string[] = [];
    let end = head.index + head[0].length;
    for (const line of below) {
      const apart = /\n[^\S\n]*\n/.test(text.slice(end, line.index)) && items.length > 0;
      // A heading among items marked otherwise begins something else.
      const isHeading = /^\s*#/.test(line[0]);
      if (items.length > 0 && isHeading !== /^\s*#/.test(below[0]?.[0] ?? "")) break;
      const item = marked ? markedItem(line[0]) : bareItem(line[0]);
      if (apart || item === null) break;
      items.push(item);
      end = line.index + line[0].length;
    }
    if (items.length >= 2) found.push({ head: head[0], items, marked, start: head.index, end });
  }
  return found;
}

function markedItem(line: string): string | null {
  const mark = MARK.exec(line)?.[0];
  if (mark === undefined || line.length > LONGEST_ITEM + mark.length || line.includes("\uE002")) return null;
  return line.slice(mark.length).trim() || null;
}

function bareItem(line: string): string | null {
  const item = line.trim();
  const isShort = /\p{Script=Han}/u.test(item) ? [...item].length <= 16 : item.split(/\s+/).length <= 5;
  return isShort && !/[。,，!！?？;；\uE002]|\.$/u.test(item) ? item : null;
}

/** Kinds of marks that may stand within a line, each with the order that it counts in. */
const SERIES: [RegExp, string][] = [
  [/[([](\d)[)\]]\s*/gu, "123456789"],
  [/(?<![\d.])(\d)[.)、](?!\d)\s*/gu, "123456789"],
  [/[([]([一二三四五六七八九十])[)\]]\s*/gu, "一二三四五六七八九十"],
  [/(?<=^|[\s:：,，;；。])([一二三四五六七八九十])、\s*/gu, "一二三四五六七八九十"],
  [/([①-⑩])\s*/gu, "①②③④⑤⑥⑦⑧⑨⑩"],
  [/[([]([a-h])[)\]]\s*/giu, "abcdefgh"],
  [/(?<![\p{L}\p{N}])([a-h])[.)、:：]\s*/giu, "abcdefgh"],
  [/(?<![\p{L}\p{N}])([A-H])\s?(?=\p{Script=Han}{2})/gu, "abcdefgh"],
  [/([甲乙丙丁戊己庚辛])[、.:：]\s*/gu, "甲乙丙丁戊己庚辛"],
];

/** Items behind marks within a line: 甲、人事；乙、會計, "(a) venue (b) time", ①案號②金額. */
export function inlineListing(line: string): Listing | null {
  if (line.length > 600) return null;
  for (const [pattern, order] of SERIES) {
    const marks = inOrder([...line.matchAll(pattern)], order);
    const [first] = marks;
    if (!first || marks.length < 2) continue;
    const items = marks.map((mark, index) =>
      line
        .slice(mark.index + mark[0].length, marks[index + 1]?.index ?? line.length)
        .replace(/^\s+|(?:\s|[,，;；、/|]|\b(?:and|or)\b|[和與及或])+$/giu, ""),
    );
    if (items.some((item) => item === "" || item.length > LONGEST_ITEM)) continue;
    return { head: line.slice(0, first.index), items, marked: true, start: first.index, end: line.length };
  }
  return null;
}

/** The marks that count up from the first sign of their order; others are part of the text. */
function inOrder(marks: RegExpExecArray[], order: string): RegExpExecArray[] {
  const counted: RegExpExecArray[] = [];
  for (const mark of marks) if ((mark[1] ?? "").toLowerCase() === order[counted.length]) counted.push(mark);
  return counted;
}
