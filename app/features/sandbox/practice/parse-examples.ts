import { barred, jsonLines, turns } from "./example-forms.ts";
import type { Example } from "./reading.ts";

/** Few-shot examples of a prompt, and the open place after them where the material stands. */
export type FoundExamples = { examples: Example[]; slot: { start: number; end: number } | null };

type Line = { text: string; start: number; end: number };
/** `alone`: even a single pair is an example, since it is called one and an open place follows. */
type Pairs = { pairs: Example[]; key: string | null; sure: boolean; alone?: boolean };

const MOST_LINES = 4000;
const LONGEST = 400;
const ARROW = /^(.{0,300}?)\s*(?:→|->|=>|⇒|-->|➜|⟶|>>)\s*(.{0,40}?)\s*$/u;
const NUMBERED =
  /^\s*(?:(?:例子?|範例|示例|樣本|案例|第)\s?[一二三四五六七八九十\dA-Z]{0,3}[筆則個]?(?:例子?)?\s*[.:：、)]?|(?:(?:first|second|third|fourth|fifth) )?(?:examples?|samples?|e\.g\.,?|case|shot)\s?[\dA-Z]{0,2}\s*[:.)]?|\(?\d{1,2}[.)、]|\d{1,2}\s+(?=\p{Script=Han})|[①-⑳]|[-*•])\s*/iu;
/** Between the input and the output of a numbered or quoted example. */
const ELLIPSIS = /^(.{2,300}?)\s*(?:\u2026{1,3}|\.{3,6}|-{2,}|~)\s*([^\u2026.~-]{1,12})$/u;
const WEAK: RegExp[] = [
  /^(.{2,300}?)\s*[=＝]\s*([^=]{1,30})$/u,
  /^(.{2,300}?)\s+(?:—|–|--|-)\s*([^—–]{1,30})$/u,
  ELLIPSIS,
  /^(.{2,300}?)\s*\|\s*([^|]{1,30})$/u,
  /^((?:«.{2,300}?»|[「『"“].{2,300}?[」』"”]))\s*[:：]?\s*([^\s:：「"“].{0,29})$/u,
  /^(.{2,300}?)\s*[（(]([^（）()]{1,16})[)）]$/u,
];
const KEY =
  /^\s*(?:[-•>]\s+|\*\s+)?(?:\*\*|[[【(（])?([\p{L}][\p{L}\p{N} ]{0,18}?)[\]】)）]?(?:\*\*)?\s*[:：](?:\*\*)?\s*(.*)$/u;
const TWO_KEYS =
  /^\s*([\p{L}][\p{L}\p{N} ]{0,14}?)\s*[:：]\s*(.{1,300}?)[\s/.,;；，。|=—–-]+([\p{L}]{1,10}(?: [\p{L}]{1,10})?)\s*[:：]\s*(.{0,40}?)\s*$/u;
const PAIR_WORDS =
  /^(?:輸入|輸出|原文|改寫|白話|譯文|改後|來文|分文|處理|問題|答覆|回覆|標題|摘要|主旨|內文|判定|情境|題目|解答|建議|反映|狀況|訊息|公文|說法|範例|例|示例|樣本|內容|案件|信件|來信|留言|句子|文|文字|意見|標註|標籤|類別|分類|分級|類型|結果|判斷|案例|歸類|口語|書面|input|output|text|label|example|sample|case|message|letter|comment|opinion|stance|class|category|type|unit|result|priority|ticket|document|invoice|sentence|review|sentiment|tag|level|decision)/iu;
/** What transcripts have too: certain only with an open place at the end. */
const TALK = /^(?:問|答|q|a|user|assistant|question|answer|使用者|助理|助手)$/i;
const SAID =
  /例|範本|比如|譬如|歸|照格式|學這|仿照|怎麼分|像這樣|樣本|學我|這樣分|分類|歸類|類別|判斷|標籤|\bexamples?\b|\bsamples?\b|\bclassif|\bclassfy|\bcategor|\blabel|\bsort\b|\blike (?:so|this)\b|\bchoose\b|\bassign\b/i;

/** Words that announce an example, or the case that it was given for. */
const SINGLE = /(?:範例|例子|示例|案例|樣本|例如|參考案|\bexample\b|\bsample\b)/iu;

const plainKey = (key: string) =>
  key
    .trim()
    .toLowerCase()
    .replace(
      /^(?:[甲乙丙丁戊])(?=例|案|則)|^(?:第)?[\d一二三四五六七八九十]{1,3}[筆則個]?|\s*[\da-z一二三四五六七八九十]$(?<=[^a-z][a-z]|[\d一二三四五六七八九十])|(?<=[例案])[甲乙丙丁戊己]$/gu,
      "",
    )
    .trim() || key.trim().toLowerCase();
const unquoted = (text: string) => text.trim().replace(/^[「『"“«\s]+|[」』"”»\s。.]+$/gu, "");

/** Finds pairs of an input and an output that stand there at least twice in the same form. */
export function parseExamples(text: string): FoundExamples {
  const lines = linesOf(text);
  const ways = [
    arrows(text, lines),
    keyed(lines),
    twoKeys(lines),
    weak(lines),
    table(text, lines),
    quoted(text),
    barred(lines),
    jsonLines(lines),
    turns(text),
  ];
  const best = ways.reduce<Pairs | null>(
    (most, way) =>
      way?.sure &&
      way.pairs.length >= ("alone" in way && way.alone ? 1 : 2) &&
      way.pairs.length > (most?.pairs.length ?? 0)
        ? way
        : most,
    null,
  );
  const last = best?.pairs.at(-1);
  if (!best || !last) return { examples: [], slot: null };
  return { examples: best.pairs, slot: slotOf(text, last.end, best.key) };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (match[0].trim() === "") continue;
    lines.push({ text: match[0], start: match.index, end: match.index + match[0].length });
    if (lines.length >= MOST_LINES) break;
  }
  return lines;
}

const example = (input: string, output: string, start: number, end: number): Example => ({
  input: unquoted(input.replace(NUMBERED, "").replace(/^[\p{L} ]{1,16}\s*[:：]\s*(?=["「“])/u, "")),
  output: unquoted(output),
  start,
  end,
});

/** "水管破裂 → 急件"; the arrow may begin a line of its own, or end the last one. */
function arrows(text: string, lines: Line[]): Pairs {
  const pairs: Example[] = [];
  let open = false;
  for (const [index, line] of lines.entries()) {
    if (line.text.length > LONGEST) continue;
    const match = ARROW.exec(line.text);
    if (!match) continue;
    const [, before = "", after = ""] = match;
    const above = lines[index - 1];
    if (after.trim() === "") open = true;
    else if (before.trim() !== "") pairs.push(example(before, after, line.start, line.end));
    else if (above) pairs.push(example(above.text.replace(KEY, "$2"), after, above.start, line.end));
  }
  return { pairs, key: null, sure: open || SAID.test(text.slice(0, 20_000)) };
}

/** Lines with a key each, two keys taking turns: 輸入：… / 輸出：…. */
function keyed(lines: Line[]): Pairs | null {
  const keys = lines.flatMap((line, index) => {
    const match = line.text.length <= LONGEST ? KEY.exec(line.text) : null;
    return match?.[1] ? [{ index, key: plainKey(match[1]), value: match[2] ?? "", ...line }] : [];
  });
  // A key that stands there without a value, at the end, asks for what the examples show.
  const asks = new Set(keys.filter((one) => one.value.trim() === "").map((one) => one.key));
  const counts = new Map<string, Example[]>();
  for (const [at, one] of keys.entries()) {
    const next = keys[at + 1];
    if (!next || next.key === one.key || next.index - one.index > 4) continue;
    if (one.value.trim() === "" && next.index === one.index + 1) continue;
    const output = next.value.trim();
    const isPair = PAIR_WORDS.test(one.key) && PAIR_WORDS.test(next.key);
    if (output === "" || output.length > (asks.has(next.key) ? LONGEST : isPair ? 120 : 30)) continue;
    const found = counts.get(`${one.key}\n${next.key}`) ?? [];
    found.push(example(one.value, output, one.start, next.end));
    counts.set(`${one.key}\n${next.key}`, found);
  }
  const [best] = [...counts].sort((a, b) => b[1].length - a[1].length);
  if (!best) return null;
  const [input = "", output = ""] = best[0].split("\n");
  const open = asks.has(output);
  const isNamed = lines.some((line) => line.text.length < 60 && SINGLE.test(line.text));
  const isTalk = TALK.test(input) && TALK.test(output);
  return {
    pairs: best[1],
    key: input,
    alone: open && isNamed,
    sure: open || (!isTalk && (PAIR_WORDS.test(input) || PAIR_WORDS.test(output))),
  };
}

/** Both on a line: "Sample 1: Press release. Result: Public". */
function twoKeys(lines: Line[]): Pairs | null {
  const counts = new Map<string, Example[]>();
  for (const line of lines) {
    const body = line.text.replace(
      /^\s*(?:案例|範例|例子?|示例|樣本|第)\s?[一二三四五六七八九十\d甲乙丙丁]{0,3}[筆則個]?(?:\s*[,、]|\s)\s*/u,
      "",
    );
    const match = line.text.length <= LONGEST ? TWO_KEYS.exec(body) : null;
    if (!match?.[1] || !match[3] || !match[4]?.trim()) continue;
    const key = `${plainKey(match[1])}\n${plainKey(match[3])}`;
    const found = counts.get(key) ?? [];
    found.push(example(match[2] ?? "", match[4], line.start, line.end));
    counts.set(key, found);
  }
  const [best] = [...counts].sort((a, b) => b[1].length - a[1].length);
  const [input = "", output = ""] = best?.[0].split("\n") ?? [];
  return best
    ? { pairs: best[1], key: input, sure: PAIR_WORDS.test(input) || PAIR_WORDS.test(output) }
    : null;
}

/** Members of a JSON object name fields and say what belongs there: they are no examples. */
function withoutTemplates(lines: Line[]): Line[] {
  let inside = false;
  return lines.filter(({ text }) => {
    if (/^\s*\{\s*$/.test(text)) inside = true;
    else if (/^\s*\}/.test(text)) inside = false;
    return !(inside && /^\s*"[^"]{1,40}"\s*:/.test(text));
  });
}

/** Numbered, named or quoted inputs with a lighter mark before the output. */
function weak(all: Line[]): Pairs | null {
  const lines = withoutTemplates(all);
  let best: Example[] = [];
  for (const pattern of WEAK) {
    const pairs: Example[] = [];
    for (const line of lines) {
      if (line.text.length > LONGEST) continue;
      const prefix =
        NUMBERED.exec(line.text)?.[0] ?? /^\s*[\p{L}]{1,12}\s*[:：]\s*(?=["「“])/u.exec(line.text)?.[0] ?? "";
      const body = line.text
        .slice(prefix.length)
        .replace(/^[:：\s]+/, "")
        .trim();
      const isMarked =
        /例|第|範|樣|ex|sample|e\.g|first|second|third|case|[:：]\s*$/i.test(prefix) ||
        (pattern === ELLIPSIS && /\d/.test(prefix)) ||
        /^[「『"“«]/.test(body);
      const match = isMarked ? pattern.exec(body) : null;
      if (match?.[1] && match[2]) pairs.push(example(match[1], match[2], line.start, line.end));
    }
    if (pairs.length > best.length) best = pairs;
  }
  if (best.length === 0) best = unmarked(lines);
  const outputs = new Set(best.map((one) => one.output));
  return { pairs: best, key: null, sure: outputs.size > 1 || best.length > 1 };
}

/** Bare lines of one form, when a last one leaves the place of its output open: 路燈不亮（養工）above …（　）. */
function unmarked(lines: Line[]): Example[] {
  if (!lines.slice(-3).some(({ text }) => /[（(]\s*[)）]\s*$/u.test(text.slice(-20)))) return [];
  return lines.flatMap(({ text, start, end }) => {
    const match =
      text.length <= LONGEST ? /^\s*([^（(：:]{4,60})[（(]([^（）()]{1,12})[)）]\s*$/u.exec(text) : null;
    return match?.[1] && match[2]?.trim() ? [example(match[1], match[2], start, end)] : [];
  });
}

/** A table of two columns, the second one the answers. */
function table(text: string, lines: Line[]): Pairs | null {
  const at = lines.findIndex(
    (line, index) => /^\s*\|/.test(line.text) && /^[\s|:-]{5,}$/.test(lines[index + 1]?.text ?? ""),
  );
  const cells = (line: Line | undefined) =>
    (line?.text ?? "")
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  if (at < 0 || cells(lines[at]).length !== 2) return null;
  const pairs: Example[] = [];
  for (const line of lines.slice(at + 2)) {
    const [input = "", output = ""] = cells(line);
    if (!/^\s*\|/.test(line.text) || output === "" || /^[.…]+$/.test(output)) break;
    pairs.push(example(input, output, line.start, line.end));
  }
  // | T1 | login trouble |: codes and what they stand for, to choose from.
  const isKey = pairs.length > 0 && pairs.every(({ input }) => /^[A-Z]{1,3}-?\d{1,3}$/.test(input));
  return { pairs, key: null, sure: !isKey && SAID.test(text.slice(0, 20_000)) };
}

/** In running text: 「…」是最速件，「…」是普通件. */
function quoted(text: string): Pairs | null {
  const pairs: Example[] = [];
  for (const match of text.matchAll(
    /[「『"“]([^「『」』"”\n]{4,80})[」』"”]\s*(?:[,的]?(?:我們|要|應該?|則|都|就|這種|通常|一律)*(?:是|為|屬於?|歸(?:[為入到類給在]|類為)?|算是?|列為?|應為|標[為成]?|分[到給為]|轉(?!知)|填|寫成?|回)|寫成|\b(?:is|would be|counts as|becomes?|turns? into|is turned into|should read|is shortened to)\b|→|->)\s*(?:[「『"“]([^「」『』"“”\n]{1,80})[」』"”]|([^,。.;、「」『』"“”\n]{1,30}))/g,
  ))
    pairs.push(
      example(match[1] ?? "", match[2] ?? match[3] ?? "", match.index, match.index + match[0].length),
    );
  // 像活動中心漏水那件寫成「…」: the case in a few words, what became of it in quotation marks.
  for (const match of text.matchAll(
    /(?:像|例如|譬如|比如)(?:[他她]|主任|科長|長官|上次)?把?([^「」,。\n]{3,40}?)(?:[這那]一?[件則案])?(?:寫成|改成|濃縮成|縮成|改寫成|寫作)「([^「」\n]{2,120})」/gu,
  ))
    pairs.push(example(match[1] ?? "", match[2] ?? "", match.index, match.index + match[0].length));
  const said = text.slice(0, 20_000);
  return {
    pairs,
    key: null,
    alone: /(?:一個?|個)例[子:]|範例|範本|\b(?:example|sample)\b/i.test(said),
    sure: SAID.test(said),
  };
}

const LEAD =
  /(?:^|\n)[^\S\n]*[[【]?(?:待分類(?:內容)?|題目|案件|留言|請分類|請判斷|請分級|內容|輸入|信件|來信|接下來[^:：\n]{0,8}|現在[^:：\n]{0,8}|換你[^:：\n]{0,4}|第[一二三四五六七八九十\d]+筆|now[^:：\n]{0,20}|your turn|(?:third|fourth|fifth|next)(?: one)?|ticket|document|text|input|case|clipping|message|letter|comment|target)[\]】]?[^\S\n]*[:：]/giu;

/** The input without an output after the last example: from its key, else after what leads to it. */
function slotOf(text: string, from: number, key: string | null): FoundExamples["slot"] {
  const tail = text.slice(from);
  const lines = linesOf(tail);
  let start: number | null = null;
  for (const line of lines) {
    const match = key === null ? null : KEY.exec(line.text.slice(0, LONGEST));
    if (match?.[1] && plainKey(match[1]) === key) {
      start = line.end - (line.text.length - line.text.search(/[:：]/)) + 1;
      break;
    }
  }
  const lead = start === null ? [...tail.matchAll(LEAD)].at(0) : undefined;
  if (lead) start = lead.index + lead[0].length;
  if (start === null) return null;
  const end =
    tail.length -
    (/\s*(?:\n\s*[\p{L}][\p{L} ]{0,14}\s*[:：]|\s[/|]?\s*[\p{L}]{1,10}\s*[:：]|→|->|=>|—|\|)\s*$/u.exec(
      tail.slice(-60),
    )?.[0].length ?? 0);
  return end - start >= 4 ? { start: from + start, end: from + end } : null;
}
