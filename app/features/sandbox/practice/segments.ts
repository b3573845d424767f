import { injectionsIn } from "./injection.ts";
import { parseFields } from "./parse-fields.ts";
import { parseLimits } from "./parse-limits.ts";
import { parseRules } from "./parse-rules.ts";
import type { Source } from "./reading.ts";

export type Segments = {
  source: Source | null;
  /** The prompt with the source blanked out, so that positions stay what they are. */
  instructions: string;
};

const LEAST_SOURCE = 30;
/** Stands for each character of the source in the instructions: no pattern takes it for a letter, mark or space. */
const BLANK = "\uE002";

/** Words that only instructions to a model hold; two kinds in one line make it an instruction. */
const FEATURES = [
  /[每各](?:一)?(?:個)?(?:點|項|條|句|則|行|重點)|\b(?:each|per) (?:point|bullet|item|line|sentence)|\b(?:words?|characters?) (?:each|max|or (?:less|fewer))/i,
  /(?:\d+|[一二兩三四五六七八九十百]+)\s*(?:個)?(?:字|點(?!\s*\d*\s*分)|句|重點|要點)(?!\d)(?:以內|之內|內|以下|為限)?|(?:at most|no more than|under|within|up to|maximum|max\.?|exactly|in) (?:\w+[- ]){1,3}(?:words?|bullets?|points?|sentences?|characters?)/i,
  /(?:不超過|不要超過|不得超過|以內|最多|至多|上限|字數)/,
  /(?:表格|條列|欄位|JSON|Markdown|標題列|項目符號|逗號分隔|\btable\b|\bcolumns?\b|\bfields?\b|bullet points?|numbered list)/i,
  /(?:摘要|摘錄|擷取|抽取|歸納|濃縮|重點|整理成|整理為|列成|幫我|幫忙|麻煩(?:你|您)?|請(?:你|您)|請(?:根據|依據|依照|用|以)|\bsummar|\bextract|\bcondense|\bplease (?:list|write|give|turn|read|take|pull|put|use|keep|do not|don't)|\bpull out)/i,
  /(?:未提供|未敘明|未載明|未提及|沒寫|沒有寫|沒提到|沒有提到|不要編|不可編|杜撰|自行補|腦補|捏造|\bnot (?:stated|provided|given|mentioned)\b|\binvent|\bmake (?:things|anything|it) up|\bguess)/i,
  /(?:^\s*(?:你|您)是|你的(?:任務|工作|角色)|扮演|^\s*(?:角色|任務|格式|要求|規則|限制|注意|讀者|背景|輸出)(?:[:：]|$)|^\s*you are (?:a|an|the)|\byour (?:task|job|role)|^\s*(?:role|task|format|rules?|requirements?|limits?|audience|output|reader)\s*:)/i,
  /(?:以下|下面|下列|上面|上述|這封|這份|這篇|此信|原文|開場白|前言|結語|客套|讀者|輸出|\bbelow\b|\babove\b|\bfollowing\b|\bpreamble|\boutput\b|\breader\b|\baudience\b)/i,
  /(?:只|僅)(?:要|需)?(?:輸出|列出|寫|給|留|保留)|不要(?:寫|加|列|有|照做|執行|放)|\b(?:only output|output only|return only|do not (?:add|include|write|follow)|don't (?:add|include|write|follow)|leave out|no intro)/i,
];
const LEAD =
  /(?:紀錄|記錄|內容|全文|原文|信件|來信|陳情|資料|文字|文件|材料|如下|以下|下面|下方|這裡|input|record|minutes|letter|text|below|following|source|material|document|content|here(?: it)? is|here's)[^:：\n]{0,16}[:：]\s*$/i;
const INLINE_LEAD =
  /^([^\n]{0,120}?(?:會議紀錄|紀錄全文|內容|全文|原文|信件|來信|陳情信|陳情內容|資料|文字|如下|以下|下面|record|minutes|letter|text|below|following)[^:：\n]{0,14}[:：])(?=[^\n]{6,})/i;
const NOT_SOURCE =
  /範例|例子|示例|範本|格式|輸出|規則|要求|指示|任務|角色|欄位|example|sample|format|output|rules?|instructions?|task|role|fields?|template/i;

const featuresOf = (line: string) => FEATURES.filter((feature) => feature.test(line)).length;
const isOrder = (line: string, needed = 2) =>
  featuresOf(line) >= needed && (injectionsIn(line).length === 0 || featuresOf(line) >= 3);

/** Tells the material from the instructions by what a reader has: delimiters, lead-in lines, and how lines sound. */
export function segmentsOf(folded: string): Segments {
  const source = enclosed(folded) ?? led(folded);
  if (!source) return { source: null, instructions: folded };
  const blank = folded.slice(source.start, source.end).replace(/[^\n]/g, BLANK);
  return { source, instructions: folded.slice(0, source.start) + blank + folded.slice(source.end) };
}

function enclosed(text: string): Source | null {
  const found = [...tags(text), ...fences(text), ...markers(text), ...rules(text)].filter(
    (candidate) => candidate.text.trim().length >= LEAST_SOURCE || candidate.delimiter === "tag",
  );
  const longest = found.sort((a, b) => b.text.length - a.text.length)[0];
  if (!longest) return null;
  // A short example in a fence doesn't make the long text beside it an instruction.
  const beside = led(
    text.slice(0, longest.start) +
      text.slice(longest.start, longest.end).replace(/[^\n]/g, " ") +
      text.slice(longest.end),
  );
  if (beside && longest.text.trim().length < LEAST_SOURCE && beside.text.length > 120) return null;
  return longest;
}

function* tags(text: string): Generator<Source> {
  const opens = [...text.matchAll(/<([\p{L}][\p{L}\p{N}_ -]{0,30})>/gu)].slice(0, 60);
  for (const name of new Set(opens.map((open) => open[1] ?? ""))) {
    const end = text.lastIndexOf(`</${name}>`);
    if (end < 0 || NOT_SOURCE.test(name)) continue;
    const own = opens.filter((open) => open[1] === name && open.index < end);
    // Prompts speak of <紀錄> before they open it: the one on a line of its own counts, else the last.
    const open = own.find((one) => /^[^\S\n]*\n/.test(text.slice(one.index + one[0].length))) ?? own.at(-1);
    if (open) yield part(text, open.index + open[0].length, end, "tag");
  }
}

function* fences(text: string): Generator<Source> {
  for (const mark of ["```", '"""', "'''", "~~~", "{{{", "<<<", "[[["]) {
    const close = { "{{{": "}}}", "<<<": ">>>", "[[[": "]]]" }[mark] ?? mark;
    let from = text.indexOf(mark);
    for (let seen = 0; from >= 0 && seen < 30; seen += 1) {
      const start = from + mark.length;
      const end = text.indexOf(close, start);
      if (end < 0) break;
      yield part(text, start, end, "fence");
      from = text.indexOf(mark, end + close.length);
    }
  }
  for (const pair of text.matchAll(/[「『“]([^「『“」』”]{60,})[」』”]/g)) {
    const start = pair.index + 1;
    yield part(text, start, start + (pair[1]?.length ?? 0), "quotes");
  }
  const [first, last] = [
    text.search(/[「『“"](?=[^」』”"\n]{0,80}\n)/),
    Math.max(text.lastIndexOf("」"), text.lastIndexOf("』"), text.lastIndexOf("”")),
  ];
  if (first >= 0 && last > first + 60) yield part(text, first + 1, last, "quotes");
}

/** 【紀錄開始】 ... 【紀錄結束】, [BEGIN LETTER] ... [END LETTER], === letter === ... === end ===. */
function* markers(text: string): Generator<Source> {
  const begin = /^[^\S\n]*[【[(<#=*-]{1,8}[^\n]{0,20}?(?:開始|起|start|begin)[^\n]{0,20}$/im.exec(text);
  if (!begin) return;
  const start = begin.index + begin[0].length;
  const end = /^[^\S\n]*[【[(<#=*-]{1,8}[^\n]{0,20}?(?:結束|完畢|迄|止|end|stop|finish)[^\n]{0,20}$/im.exec(
    text.slice(start),
  );
  yield part(text, start, end ? start + end.index : text.length, "marker");
}

function* rules(text: string): Generator<Source> {
  const lines = [...text.matchAll(/^[^\S\n]*(?:[-=*_#~]{3,}|[-=*#~]{2,}[^\n]{1,20}[-=*#~]{2,})[^\S\n]*$/gm)];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const start = line.index + line[0].length;
    const body = text.slice(start, next?.index ?? text.length);
    const orders = body.split("\n").filter((one) => isOrder(one)).length;
    if (body.trim().length >= LEAST_SOURCE && orders <= 1 && text.slice(0, line.index).trim() !== "") {
      yield part(text, start, next?.index ?? text.length, "rule");
    }
  }
}

/** Without delimiters: what a lead-in announces, else the longest run of lines that don't sound like orders. */
function led(text: string): Source | null {
  const lines = [...text.matchAll(/[^\n]+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const last = lastDataLine(lines);
  for (const [index, line] of lines.entries()) {
    if (index > last) break;
    const next = lines[index + 1];
    if (
      LEAD.test(line.text) &&
      !/above|上面|上述|以上|前述/i.test(line.text) &&
      !NOT_SOURCE.test(line.text.slice(-8)) &&
      next &&
      index < last &&
      !isOrder(next.text, 1)
    ) {
      return long(part(text, next.start, lines[last]?.end ?? text.length, null));
    }
    const inline = /above|上面|上述|以上/i.test(line.text) ? null : INLINE_LEAD.exec(line.text);
    if (
      inline &&
      !NOT_SOURCE.test(inline[0].slice(-10)) &&
      !namesFields(line.text.slice(inline[0].length)) &&
      !isOrder(line.text.slice(inline[0].length), 1) &&
      featuresOf(inline[0]) > 0
    ) {
      return long(part(text, line.start + inline[0].length, lines[last]?.end ?? text.length, null));
    }
  }
  return between(text, lines);
}

type Line = { text: string; start: number; end: number };

/** What is left between the orders at the top and the orders at the bottom. */
function between(text: string, lines: Line[]): Source | null {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1)?.at(-1);
    if (last && !/\n[^\S\n]*\n/.test(text.slice(last.end, line.start))) blocks.at(-1)?.push(line);
    else if (line.text.trim() !== "") blocks.push([line]);
  }
  const size = (block: Line[]) => block.reduce((sum, line) => sum + line.text.length, 0);
  const orders = (block: Line[]) => block.filter((line) => soundsLikeOrder(line.text));
  while (blocks.length > 1) {
    const [first = []] = blocks;
    const found = orders(first).length;
    const largest = blocks.every((block) => size(block) <= size(first));
    if (found === 0 || ((largest || size(first) > SHORT_BLOCK) && found * 2 < first.length)) break;
    blocks.shift();
  }
  while (blocks.length > 1) {
    const last = blocks.at(-1) ?? [];
    const kinds = FEATURES.filter((feature) =>
      last.some((line) => isOrder(line.text, 1) && feature.test(line.text)),
    ).length;
    if (size(last) > SHORT_BLOCK * 2 || (kinds < 2 && !last.some((line) => isRule(line.text)))) break;
    blocks.pop();
  }
  const rest = blocks.flat();
  while (rest.length > 0 && soundsLikeOrder(rest[0]?.text ?? "")) rest.shift();
  while (rest.length > 0 && isOrder(rest.at(-1)?.text ?? "", 1) && soundsLikeOrder(rest.at(-1)?.text ?? ""))
    rest.pop();
  // Nothing sounded like an order: a short first paragraph before longer text is one all the same.
  const [head = []] = blocks;
  if (rest.length === lines.length && blocks.length > 1 && size(head) * 4 < size(rest))
    rest.splice(0, head.length);
  const [top, bottom] = [rest[0], rest.at(-1)];
  return top && bottom ? long(part(text, top.start, bottom.end, null)) : null;
}

const SHORT_BLOCK = 240;
const soundsLikeOrder = (line: string) => isOrder(line, 1) || isRule(line);

/** Letters have commas too: only a line of three or more known names counts. */
const namesFields = (line: string) =>
  line.length <= 80 && (parseFields(line)?.fields.filter((field) => field.kind !== "label").length ?? 0) >= 3;

/** A line that the parsers of limits, rules or fields understand, and that holds no injected order. */
function isRule(line: string): boolean {
  if (line.length > 120 || injectionsIn(line).length > 0) return false;
  const rules = parseRules(line);
  const limits = parseLimits(line);
  const counted = limits.length.length > 0 || (limits.count !== null && line.length < 40);
  return counted || rules.gap !== null || rules.bare || rules.defended || rules.grounded || namesFields(line);
}

/** Orders after the material: from the end upwards, as long as lines sound like orders. */
function lastDataLine(lines: { text: string }[]): number {
  let last = lines.length - 1;
  while (last > 0 && isOrder(lines[last]?.text ?? "", [...(lines[last]?.text ?? "")].length <= 40 ? 1 : 2))
    last -= 1;
  return last;
}

const long = (source: Source): Source | null => (source.text.trim().length >= LEAST_SOURCE ? source : null);

const part = (text: string, start: number, end: number, delimiter: Source["delimiter"]): Source => ({
  text: text.slice(start, end),
  start,
  end,
  delimiter,
});
