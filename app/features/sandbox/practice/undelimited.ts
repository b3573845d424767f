import { NOT_SOURCE, part } from "./delimiters.ts";
import { lineListings } from "./listings.ts";
import { featuresOf, isOrder, isRule, namesFields, soundsLikeOrder } from "./orders.ts";
import type { Source } from "./reading.ts";

/** Fewer characters are no material. */
export const LEAST_SOURCE = 30;
const LEAD =
  /(?:紀錄|記錄|內容|全文|原文|信件|來信|陳情|資料|文字|文件|材料|如下|以下|下面|下方|這裡|input|record|minutes|letter|text|below|following|source|material|document|content|here(?: it)? is|here's)[^:：\n]{0,16}[:：]\s*$|^[^\n]{0,60}\b(?:for|of)\s?:\s*$/i;
const INLINE_LEAD =
  /^([^\n]{0,120}?(?:會議紀錄|紀錄全文|內容|全文|原文|信件|來信|陳情信|陳情內容|資料|文字|如下|以下|下面|record|minutes|letter|text|below|following)[^:：.。\n]{0,14}[:：])(?=[^\n]{6,})/i;

/** 依以下內容解答：報名費能退嗎 leads to a question, not to material. */
const QUESTION_END =
  /(?:[?？]|[嗎呢]|多少|幾[天年個次歲元日]|怎麼[^,。]{0,6}|什麼[^,。]{0,4}|能不能[^,。]{0,8}|可不可以[^,。]{0,8}|(?:誰|哪|何[時日處人]|什麼|是否|有沒有|能否|可否)[^,。\n]{0,16})\s*$/;

/** Without delimiters: what a lead-in announces, else the longest run of lines that don't sound like orders. */
export function led(text: string): Source | null {
  const lines: Line[] = [...text.matchAll(/[^\n]+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const last = lastDataLine(lines);
  for (const [index, line] of lines.entries()) {
    if (index > last) break;
    const next = lines[index + 1];
    if (isLead(line.text) && next && index < last && !isOrder(next.text, 1) && !leadsToNames(text, line)) {
      return long(part(text, next.start, lines[last]?.end ?? text.length, null));
    }
    const inline = /above|上面|上述|以上/i.test(line.text) ? null : INLINE_LEAD.exec(line.text);
    if (
      inline &&
      !NOT_SOURCE.test(inline[0].slice(-10)) &&
      !namesFields(line.text.slice(inline[0].length)) &&
      !isList(line.text.slice(inline[0].length)) &&
      !QUESTION_END.test(line.text) &&
      !isOrder(line.text.slice(inline[0].length), 1) &&
      featuresOf(inline[0]).length > 0
    ) {
      return long(part(text, line.start + inline[0].length, lines[last]?.end ?? text.length, null));
    }
  }
  return behindColon(text, lines[last]) ?? between(text, lines);
}

/** Sum this up in two sentences: The library will close …: an order and its material in one line, apart at a colon. */
function behindColon(text: string, line: Line | undefined): Source | null {
  if (!line || /above|上面|上述|以上/i.test(line.text.slice(0, MOST_BEFORE_COLON))) return null;
  const colon = /[:：](?![/\d])/.exec(line.text.slice(0, MOST_BEFORE_COLON));
  if (!colon) return null;
  const [head, rest] = [line.text.slice(0, colon.index), line.text.slice(colon.index + 1)];
  const isText =
    /[。！!]|\.(?:\s|$)/.test(rest) && weightOf(rest) >= LEAST_SOURCE && !QUESTION_END.test(rest);
  if (!isText || NOT_SOURCE.test(head.slice(-10)) || featuresOf(head).length === 0) return null;
  const [first = ""] = rest.split(/(?<=[。！？!?])|(?<=\.)\s/);
  // A Chinese comma parts clauses; names in a row are set apart by 、 or a stroke.
  const isNames = isList(/\p{Script=Han}/u.test(rest) ? rest.replace(/,/g, "") : rest);
  if (isOrder(first, 1) || isRule(first) || namesFields(rest) || isNames) return null;
  return part(text, line.start + colon.index + 1, line.end, null);
}

const MOST_BEFORE_COLON = 160;
/** A Chinese character says as much as a short English word's half. */
const weightOf = (text: string): number => text.trim().length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);

/** # 依據, 【原文】: a heading that is the name of material. */
const HEADING =
  /^\s*(?:#{1,6}\s*|【|\[|\*\*|〔)(?:附件|參考|原始|依據的?|待\p{Script=Han}{1,3}的?|會議|來文|相關)?(?:依據|資料|原文|內容|文件|來信|信件|紀錄|記錄|全文|法規|規定|條文|公告|本文|文字|來函|material|source|text|document|input)(?:內容|全文|原文)?\s*(?:】|\]|\*\*|〕)?\s*$/iu;

/** A line that announces material below it: "來信如下：". */
export const isLead = (line: string): boolean =>
  HEADING.test(line) ||
  (LEAD.test(line) && !/above|上面|上述|以上|前述/i.test(line) && !NOT_SOURCE.test(line.slice(-8)));

const NAMES_FOLLOW =
  /分類|歸|類別|標籤|選項|擷取|抽取|找出|抓|欄位|標題|小標|架構|章節|步驟|順序|[做作方]法|程序|流程|照做|不(?:要|必|用|需|寫|列)|省略|排除|免|著重|涵蓋|\b(?:into|classif\w+|categor\w+|labels?|codes?|tags?|tick|choose|pick|one of|which|sort|extract\w*|pull|fields?|columns?|headings?|sections?|headed|steps?|omit|exclude|leave out|do not|don't|not to be|cover|fill in)\b/i;

/** "Classify the text into:" and a few short lines: what follows the colon are names, and the material stands below them. */
function leadsToNames(text: string, head: Line): boolean {
  if (!NAMES_FOLLOW.test(head.text)) return false;
  const [list] = lineListings(text.slice(head.start, head.start + 1200));
  return (
    list?.start === 0 &&
    list.items.every((item) => item.length <= 30) &&
    /^[^\S\n]*\n[^\S\n]*\n\s*\S/.test(text.slice(head.start + list.end, head.start + list.end + 80))
  );
}

/** Short names set apart by commas: labels or fields, not material. */
function isList(rest: string): boolean {
  const pieces =
    rest.length <= 160
      ? rest
          .replace(/^\s*[(（]\d{1,2}[)）]/, "")
          .split(/[、,;/|]|[(（]\d{1,2}[)）]|\s(?:and|or)\s|[和跟與及或]/)
      : [];
  return (
    pieces.length >= 2 &&
    pieces.every((piece) => piece.trim().length <= (/\p{Script=Han}/u.test(piece) ? 12 : 28))
  );
}

type Line = { text: string; start: number; end: number };
type Block = { lines: Line[]; size: number };

/** What is left between the orders at the top and the orders at the bottom. */
function between(text: string, lines: Line[]): Source | null {
  const blocks = blocksOf(text, lines);
  let [first, last] = [0, blocks.length - 1];
  /** The size of the largest block from each one on. */
  const largest: number[] = [];
  for (let index = last; index >= 0; index -= 1)
    largest[index] = Math.max(blocks[index]?.size ?? 0, largest[index + 1] ?? 0);
  for (; first < last; first += 1) {
    const block = blocks[first];
    if (!block || block.lines.length > MOST_ORDERS) break;
    const found = block.lines.filter((line) => soundsLikeOrder(line.text)).length;
    const isLong = block.size > SHORT_BLOCK || block.size === largest[first];
    if (found === 0 || (isLong && found * 2 < block.lines.length)) break;
  }
  for (; last > first; last -= 1) {
    const block = blocks[last];
    if (!block || block.size > SHORT_BLOCK * 2) break;
    const kinds = new Set(
      block.lines.flatMap((line) => (isOrder(line.text, 1) ? featuresOf(line.text) : [])),
    );
    if (kinds.size < 2 && !block.lines.some((line) => isRule(line.text))) break;
  }
  const rest = blocks.slice(first, last + 1).flatMap((block) => block.lines);
  let [top, bottom] = [0, rest.length - 1];
  while (top <= bottom && soundsLikeOrder(rest[top]?.text ?? "")) top += 1;
  while (bottom >= top && closesWithOrder(rest[bottom]?.text ?? "")) bottom -= 1;
  // Nothing sounded like an order: a short first paragraph before longer text is one all the same.
  const head = blocks[first];
  const whole = rest.reduce((sum, line) => sum + line.text.length, 0);
  const isShort = head && (head.lines.length <= FEW_LINES ? head.size * 1.5 : head.size * 4) < whole;
  if (bottom - top + 1 === lines.length && first < last && head && isShort) top = head.lines.length;
  const [from, to] = [rest[top], rest[bottom]];
  // A prompt of one line that ends by asking is a question, without anything to answer it from.
  if (lines.length === 1 && /[?？]\s*$/.test(text)) return null;
  return from && to && top <= bottom ? long(part(text, from.start, to.end, null)) : null;
}

const SHORT_BLOCK = 240;
/** A first paragraph of so few lines is likelier an order than the material's own beginning. */
const FEW_LINES = 6;
/** A block of more lines is material, however its lines sound. */
const MOST_ORDERS = 80;

/** Lines between blank lines. */
function blocksOf(text: string, lines: Line[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    const before = block?.lines.at(-1);
    if (block && before && !/\n[^\S\n]*\n/.test(text.slice(before.end, line.start))) {
      block.lines.push(line);
      block.size += line.text.length;
    } else if (line.text.trim() !== "") blocks.push({ lines: [line], size: line.text.length });
  }
  return blocks;
}

/** Orders after the material: from the end upwards, as long as lines sound like orders. */
function lastDataLine(lines: { text: string }[]): number {
  let last = lines.length - 1;
  while (last > 0 && closesWithOrder(lines[last]?.text ?? "")) last -= 1;
  return last;
}

/** A line below the material. A long one may ask for help in its own name (還要有人幫忙關瓦斯): one such word is no order. */
const closesWithOrder = (line: string): boolean => isOrder(line, [...line].length <= 40 ? 1 : 2);

const long = (source: Source): Source | null => (weightOf(source.text) >= LEAST_SOURCE ? source : null);
