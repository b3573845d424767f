import type { Span } from "./finding.ts";

/** Longest line that can be nothing but a mark with its decoration and its term. */
const LONGEST_LINE = 80;
/** What may stand around a mark on its own line. */
const DECORATION = /[\s*#＊※★☆◎●■□◆_=~>"'`.-]/g;
const LEVEL = "(?:絕對機密|極機密|(?:一般公務)?機密|密)";
const OWN_LINE = new RegExp(
  `^[([【〔<《]?${LEVEL}(?:件|文書|文件|公文|資料)?[)\\]】〕>》]?(?:[(【〔[]?(?:本件|至|保密|解密|於|\\d|附件|公布).{0,40})?$`,
);
const LETTER = /\p{L}/u;
const WORD = /[\p{L}\p{N}]/uy;
const ENGLISH_LEVEL = "(?:TOP[ -]SECRET|SECRET|CONFIDENTIAL|RESTRICTED)";
const ENGLISH_OWN_LINE = new RegExp(
  `^[([<]?(?:(?:CLASSIFIED|STRICTLY|OFFICIAL)[ -:/]{1,3})?${ENGLISH_LEVEL}(?:[)\\]>]?$|(?: ?//| ?[:-] | - | \\(|[)\\]>] ).{0,60}$)`,
);
const TITLE_OWN_LINE =
  /^[([<]?(?:(?:Strictly|Private and|Private &) (?:C|c)onfidential|Confidential|Top [Ss]ecret)[)\]>]?$/;
const LIST_ITEM =
  /^\s*(?:[-*+•] (?!.*[-*]\s*$)|\d{1,2}[.)、]|\(?[一二三四五六七八九十甲乙丙丁]{1,3}[、)]|\|)/;

/**
 * What stands before a level is looked at backwards from it, by the patterns themselves.
 * 密等及解密條件或保密期限：, 機密等級：: the place in a document's head where the level is filled in.
 */
const FIELD =
  /(?<=(?:密等(?:及解密條件)?(?:或保密期限)?|機密等級|機密性等級|保密等級|密級)\s?(?:[:=\t|]|為|是|列為)[\s*|]{0,4}[([【「『]?[■☑☒✓✔V]?[\s*]{0,3})/y;
/** 密等：□普通 ■密: the box that is ticked. */
const TICKED = /(?<=(?:密等|機密等級)[^\n]{0,32}[■☑☒✓✔] ?)/y;
/** 本件為機密: the text says it of itself. */
const STATEMENT =
  /(?<=本(?:件|文|案|函|簽|公文|文件|資料|報告|會議紀錄)(?:已)?(?:經)?(?:係屬?|屬於?|為|是|列為|核定為|標示為)(?:國家機密)?[「『(]?)/y;
/** A mark stands at a line's start or behind one of these, with which each of the patterns above ends. */
const MAY_STAND_BEHIND = /(?<=[\s*|:=為是係屬於([【〔「『■☑☒✓✔V>#]|國家機密)/y;
const LINE_START = /(?<=(?:^|[\n\r])[ \t>#*]{0,8})/y;
const DOCUMENT_HEAD = /[\s:]{1,6}(?:受文者|發文|檔號|主旨|說明|簽|函|擬辦|第\s?\d)/y;
const CLOSING: Record<string, string> = { "(": ")", "[": "]", "【": "】", "〔": "〕" };
/** Between the levels of an enumeration, which explains marks and doesn't set one. */
const ENUMERATION = /[)\]】」]?\s?(?:[、/|,]|或|及|與|和)\s?[「(【]?(?:絕對機密|極機密|機密|密|普通)/y;
/** 密等為「密」的公文、列為「機密」者: a rule about marks speaks of a kind of document, and marks none. */
const KIND_OF_DOCUMENT = /[」』]\s?(?:[的之者時]|(?:及其)?以[上下])/y;
const ENGLISH_FIELD = /\b(?:[Ss]ecurity )?[Cc]lassification(?: [Ll]evel)?\**\s?[:=]\s?\**[([]?$/;
const ENGLISH_WORD =
  /\b(?:TOP[ -]SECRET|SECRET|CONFIDENTIAL|RESTRICTED|Top [Ss]ecret|Secret|Confidential|Restricted)\b/g;

/** A mark of secrecy where marks stand; the word in a sentence (密切, 秘密, 機密性, 密件副本) is none. */
export function findClassification(text: string): Span[] {
  return [...chineseMarks(text), ...englishMarks(text)];
}

function chineseMarks(text: string): Span[] {
  const found: Span[] = [];
  const isAlone = aloneOnLine(text);
  for (let at = text.indexOf("密"); at >= 0; at = text.indexOf("密", at + 1)) {
    const start = levelStart(text, at);
    let end = at + 1;
    while (end < at + 5 && text[end] === " ") end += 1;
    end = text[end] === "件" ? end + 1 : at + 1;
    if (isAlone(start, end) || isMark(text, start, end)) found.push({ kind: "classification", start, end });
  }
  return found;
}

/** Where the level that ends in this 密 begins: 機, 極機 and 絕對機 may stand before it, spaced out. */
function levelStart(text: string, at: number): number {
  if (text[at - 1] !== "機" && text[at - 1] !== " ") return at;
  if (text[at - 1] === "機" && !/[極對 ]/.test(text[at - 2] ?? "")) return at - 1;
  const before = text.slice(Math.max(0, at - 8), at);
  return at - (/(?:絕 ?對 ?|極 ?)?機 ?$/.exec(before)?.[0].length ?? 0);
}

/** Asked from one level to the next: whether its line is nothing but a mark. */
function aloneOnLine(text: string): (start: number, end: number) => boolean {
  const lineAround = linesOf(text);
  let [last, isOwn] = ["", false];
  return (start, end) => {
    // Most often the word goes on (密切, 秘密): no need to look for the line's ends.
    if (!mayStandBehind(text.charCodeAt(end)) || !mayStandBefore(text.charCodeAt(start - 1))) return false;
    const line = lineAround(start);
    if (line === null) return false;
    if (line !== last) isOwn = !LIST_ITEM.test(line) && OWN_LINE.test(line.replace(DECORATION, ""));
    last = line;
    return isOwn;
  };
}

/** The common ideographs are told by their place, without a pattern. */
const isIdeograph = (unit: number) => unit >= 0x4e00 && unit <= 0x9fff;
const isLetter = (unit: number) => isIdeograph(unit) || LETTER.test(String.fromCharCode(unit));

/** Letters that may touch a mark which has a line to itself: 一般公務機密, 密文書, 機密公文, 機密資料. */
const mayStandBefore = (unit: number) => unit === 0x52d9 || !isLetter(unit);
const mayStandBehind = (unit: number) =>
  unit === 0x6587 || unit === 0x516c || unit === 0x8cc7 || !isLetter(unit);

function isMark(text: string, start: number, end: number): boolean {
  const next = text[end] ?? "";
  if (isIdeograph(text.charCodeAt(end)) || matchesAt(WORD, text, end))
    return next === "級" && matchesAt(FIELD, text, start);
  if (start > 0 && !matchesAt(MAY_STAND_BEHIND, text, start)) return false;
  if (matchesAt(ENUMERATION, text, end) || matchesAt(KIND_OF_DOCUMENT, text, end)) return false;
  if (
    matchesAt(FIELD, text, start) ||
    (text.slice(Math.max(0, start - 38), start).includes("等") && matchesAt(TICKED, text, start)) ||
    matchesAt(STATEMENT, text, start) ||
    isBracketed(text, start, end)
  )
    return true;
  return (
    matchesAt(LINE_START, text, start) &&
    (matchesAt(DOCUMENT_HEAD, text, end) || (text[end - 1] === "件" && (next === ":" || next === "\t")))
  );
}

/** 【密】 at the start of a line, or in one of the text's first lines. */
function isBracketed(text: string, start: number, end: number): boolean {
  const close = CLOSING[text[start - 1] ?? ""];
  if (!close || text[end] !== close) return false;
  if (matchesAt(LINE_START, text, start - 1)) return true;
  if (start > 200) return false;
  const lines = text
    .slice(0, start)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return (
    lines.length <= 3 && /^[^\p{L}\p{N}]*$/mu.test(/^[^\n]*/.exec(text.slice(end + 1, end + 60))?.[0] ?? "")
  );
}

function matchesAt(pattern: RegExp, text: string, place: number): boolean {
  pattern.lastIndex = place;
  return pattern.test(text);
}

function englishMarks(text: string): Span[] {
  const found: Span[] = [];
  const lineAround = linesOf(text);
  for (const match of text.matchAll(ENGLISH_WORD)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (isEnglishMark(text, start, end, lineAround)) found.push({ kind: "classification", start, end });
  }
  return found;
}

function isEnglishMark(text: string, start: number, end: number, lineAround: LineAround): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 16);
  if (
    ENGLISH_FIELD.test(before) &&
    !/^[\])*]{0,3}\s?(?:[,/|]|or\b|and\b)/.test(after) &&
    !/^ [a-z]/.test(after)
  )
    return true;
  if (/[([]$/.test(before) && /^[)\]]/.test(after) && matchesAt(LINE_START, text, start - 1)) return true;
  const line = lineAround(start);
  if (!line || LIST_ITEM.test(line)) return false;
  const bare = line.replace(/^[\s*#_=~>"'`.-]+|[\s*#_=~>"'`.-]+$/g, "");
  return ENGLISH_OWN_LINE.test(bare) || TITLE_OWN_LINE.test(bare);
}

/** The line around a place, null if it is too long to be nothing but a mark. */
type LineAround = (place: number) => string | null;

/** For places in order: no line's ends are looked for twice. */
function linesOf(text: string): LineAround {
  let [from, to] = [0, -1];
  let line: string | null = null;
  return (place) => {
    if (place <= to) return line;
    from = place;
    while (from > to + 1 && !isLineEnd(text.charCodeAt(from - 1))) from -= 1;
    to = place;
    while (to < text.length && !isLineEnd(text.charCodeAt(to))) to += 1;
    line = to - from > LONGEST_LINE ? null : text.slice(from, to);
    return line;
  };
}

const isLineEnd = (unit: number) => unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
