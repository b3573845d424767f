import { injectionsIn } from "./injection.ts";
import { choicesInEnglish } from "./labels-en.ts";
import { parseFields } from "./parse-fields.ts";
import { parseLimits } from "./parse-limits.ts";
import { parseRules } from "./parse-rules.ts";

/** Words that only instructions to a model hold; two kinds in one line make it an instruction. */
const FEATURES = [
  /[每各](?:一)?(?:個)?(?:點|項|條|句|則|行|重點)|\b(?:each|per) (?:point|bullet|item|line|sentence)|\b(?:words?|characters?) (?:each|max|or (?:less|fewer))/i,
  /(?:\d+|[一二兩三四五六七八九十百]+)\s*(?:個)?(?:字|點(?!\s*\d*\s*分)|句|重點|要點)(?!\d)(?:以內|之內|內|以下|為限)?|(?:at most|no more than|under|within|up to|maximum|max\.?|exactly|in) (?:\w+[- ]){1,3}(?:words?|bullets?|points?|sentences?|characters?)/i,
  /(?:不超過|不要超過|不得超過|以內|最多|至多|上限|字數)/,
  /(?:表格|條列|欄位|JSON|Markdown|標題列|項目符號|逗號分隔|\btable\b|\bcolumns?\b|\bfields?\b|bullet points?|numbered list)/i,
  /(?:摘要|摘錄|擷取|抽取|歸納|濃縮|重點|整理成|整理為|列成|幫我|幫忙|麻煩(?:你|您)?|請(?:你|您)|請(?:根據|依據|依照|用|以)|\bsummar|\bextract|\bcondense|\bplease (?:list|write|give|turn|read|take|pull|put|use|keep|do not|don't)|\bpull out)/i,
  /(?:未提供|未敘明|未載明|未提及|沒寫|沒有寫|沒提到|沒有提到|不要編|不可編|杜撰|自行補|腦補|捏造|\bnot (?:stated|provided|given|mentioned)\b|\binvent|\bmake (?:things|anything|it) up|\bguess)/i,
  /(?:^\s*(?:你|您)是|你的(?:任務|工作|角色)|扮演|^\s*(?:角色|任務|格式|要求|規則|限制|注意|讀者|背景|輸出)(?:[:：]|$)|^\s*you are (?:a|an|the)|\byour (?:task|job|role)|^\s*(?:role|task|format|rules?|requirements?|limits?|audience|output|reader)\s*:)/i,
  /(?:以下|(?<![樓梯橋桌椅床路車山腳底])[下上]面|下列|上述|以上(?:這|陳情|來信|內容|文字|資料|紀錄|文章|段落|公告)|這封|這份|這篇|此信|原文|開場白|前言|結語|客套|讀者|輸出|\bbelow\b|\babove\b|\bfollowing\b|\bpreamble|\boutput\b|\breader\b|\baudience\b)/i,
  /(?:只|僅)(?:要|需)?(?:輸出|列出|寫|給|留|保留)|不要(?:寫|加|列|有|照做|執行|放)|\b(?:only output|output only|return only|do not (?:add|include|write|follow)|don't (?:add|include|write|follow)|leave out|no intro)/i,
  /(?:請|幫我|幫忙|麻煩|煩請)[^,。\n處局科所室]{0,14}(?:擬|撰|改寫|重寫|寫一|寫成|翻譯|翻成|譯成|英譯|分類|歸類|判斷|判定|回答|作答|比較|比對|對照)|^\s*(?:請|幫我|麻煩)?(?:回覆|回復|答覆|函復)(?:民眾|市民|縣民|里民|陳情|來信|這|他|她)|^\s*(?:擬|撰|撰擬|草擬|代擬|起草|寫)(?:一|乙|1|成|出|個)|\b(?:write|draft|compose|prepare|produce|make)\b[^.\n]{0,40}\b(?:letter|memo|release|reply|minutes|response|notice|summary)\b|\b(?:kindly|please|pls) (?:write|draft|compose|prepare|rewrite|translate|classify|compare|answer|do|make|turn)\b|^\s*(?:please |kindly |now |then |help (?:me |us )?(?:to )?)?(?:write|draft|compose|prepare|rewrite|rephrase|translate|classify|compare|answer|make|turn|label|produce)\b/i,
];

/** Lines can be as long as a prompt; how one sounds, its beginning tells. */
const HEARD = 1000;

/** The kinds of words in a line that only instructions hold, each by its place in the list. */
export const featuresOf = (line: string): number[] =>
  FEATURES.flatMap((feature, index) => (feature.test(line.slice(0, HEARD)) ? [index] : []));

export function isOrder(line: string, needed = 2): boolean {
  const features = featuresOf(line).length;
  return features >= needed && (features >= 3 || injectionsIn(line.slice(0, HEARD)).length === 0);
}

export const soundsLikeOrder = (line: string) => isOrder(line, 1) || isRule(line);

/** Letters have commas too: only a line of three or more known names counts. */
export const namesFields = (line: string) =>
  line.length <= 80 && (parseFields(line)?.fields.filter((field) => field.kind !== "label").length ?? 0) >= 3;

/** A line that the parsers of limits, rules or fields understand (or that names labels to choose from), and that holds no injected order. */
export function isRule(line: string): boolean {
  if (line.length > 120 || injectionsIn(line).length > 0) return false;
  const rules = parseRules(line);
  const limits = parseLimits(line);
  const counted = limits.length.length > 0 || (limits.count !== null && line.length < 40);
  return (
    counted ||
    rules.gap !== null ||
    rules.bare ||
    rules.defended ||
    rules.grounded ||
    namesFields(line) ||
    /^\s*(?:分類|類別|選項|標籤|(?:categories|labels|classes) ?):[^,。\n]*[、/|,][^。\n]*$/i.test(line) ||
    choicesInEnglish(line).length > 0
  );
}
