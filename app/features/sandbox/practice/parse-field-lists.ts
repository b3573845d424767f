import { isReport } from "./clauses.ts";
import {
  blankLines,
  bracketed,
  headerRow,
  LEAD_ZH,
  namesInHan,
  pureNames,
  TAKE_ZH,
  unTailed,
} from "./field-names-zh.ts";
import { inlineListing, lineListings } from "./listings.ts";

/** 這封信的寄件人, 公文裡的日期: what the value belongs to is no part of its name. */
export const WHOSE =
  /^.{0,12}?(?:這|該|此|本|下列|以下|上述|來)[份封件則篇張個筆]?\p{Script=Han}{1,4}(?:[裡中內上](?:面)?的?|的)(?=\p{Script=Han})/u;

/** Names of fields in the order in which a prompt lists them, whatever they are called. */
export type NameList = { names: string[]; start: number; end: number };

/** A sentence with one of these lists what is to be taken out. */
const CUE =
  /擷取|抽[取出]|要抽|提取|萃取|截取|取出|抓|挑出|找出|摘出|撈|[拉拿撈抽挑讀挖圈揀抄調](?:一下|出)|填|登[錄打]|建檔|匯入|欄[位目名]|空格|_{3}|\bextract\w*|\bpull(?:ed)? out\b|\bpick(?:ed)? out\b|\btake out\b|\bget\b[^.\n]{0,80}\bout of\b|\bget me\b|\bfields?\b|\bcolumns?\b|\bdata needed\b|\bfill in\b|\bkeys?\b(?! (?:points?|messages?|words?|findings?|facts?|issues?))|\bcapture\b|\bpull\b[^.\n]{0,80}\bfrom\b|鍵值?|[一二兩三四五六七八九\d]\s*[個格]?欄|表頭|標題列/i;
/** Words that lead to fields where nothing is to be summarised; else they say what a summary shall hold. */
const WEAK_CUE =
  /[一二兩三四五六七八九\d]\s*個?欄|表頭|標題列|列出|整理|給我|告訴我|只要|只需|只留|我要的?是?|需要|樣|(?:下列|以下)(?:資料|資訊|項目|事項)|分別[是為]|\b(?:identify|capture|details|particulars|information|pull|note down|list|form|data|things?|items? (?:needed|required)|tell me|give me|what I need|record|look up|need)\b/i;
const SUMMARISES =
  /摘要|摘錄重點|重點|濃縮|歸納|[點句段]話?[以內。,]|改寫|回答|[擬撰寫](?:一|成)|第[一二三四五1-5][個點項條][寫說]|\bsummar\w+|\bcondens\w+|\b(?:points?|bullets?|sentences?|paragraphs?)\b|\b(?:draft|write|rewrite|classify|answer|compare|translate)\b/i;
const LEAD_EN =
  /^.*(?:\b(?:extract(?:ed|ing)?|pull(?:ed)?(?: out)?|identify|capture|list|note down|tell me|pick(?:ed)? out|take out|get(?: me)?|find|fields?(?: needed| to (?:be )?extract(?:ed)?)?|columns?|following|namely|collect|give me|are|is|only|need|want|fill in)\b|[:：→])\s*/iu;
const TAIL_EN =
  /(?:\s+(?:from|out of|as|of (?:the|this|that) (?:text|document|letter|minutes|notice|case|meeting|mail|report|record)|in (?:that|this|the|a)|into|to|mentioned|given|found|for|with|only|below|please|and nothing|if)\b.*|\s*(?<!\bNo)[.!?。])$/iu;
const SPLIT_EN = /\s*(?:,\s*and\s+|[,;/|→]|\s+and\s+)\s*/iu;
/** 擷取路段: an item that says itself that it is to be taken out. */
const TAKEN = /^(?:擷取|抽取|抽出|抓出?|提取|找出)/u;
/** Below a list: 請把上面這三項找出來. */
const POINTED_BACK = new RegExp(
  `^\\s*[^\\n]{0,30}(?:上[面列述]|[以這此][上幾些]?[一二兩三四五六七八九\\d]*[項個欄樣格些])[^\\n]{0,20}${TAKE_ZH}`,
  "u",
);
/** - 禁止加入致詞、報告: a line of names that are not wanted. */
const FORBIDS =
  /^[\s\d.、()（）*•・-]*(?:嚴?禁|請?勿|切[勿忌]|避免|不(?:要|得|可|用|必|需|應|准|許|含|包含)|毋|免|排除|略[去過]|省略|刪[除去掉]|去掉|拿掉)/u;
const NO_FIELDS_BELOW = /規則|要求|注意|步驟|\b(?:rules?|steps?|notes?)\b/i;
const QUOTED = /[「『【"“]([^「『【」』】"”\n]{1,60})[」』】"”]/gu;
const NO_NAME =
  /^(?:各(?!項|類|單位)|不|請(?![假求款領示])|每|若|如|沒|其他|其餘|並|共|一列|只|hi\b|have\b|we\b|i\b|go\b|read\b|no\b|if\b|do\b|one row|nothing|please|each$|them$|it$|below$|data$|hi$|so$)|[。!?！？:：\uE002]|(?:不用|不要|即可|以內|以下)$|^重點$|^(?:write|put|give|show|list|name (?:the|each|who)|make|say|use|output|two|three|four|five|six|\d+)\b|\d+\s*[點項字句]/iu;

/** Whether words ask outright for something to be taken out, and don't merely lead to a list. */
export const takesOut = (text: string): boolean => CUE.test(text);

/** Lists after or before a verb of taking out, or below a line with one. */
export function nameLists(text: string): NameList[] {
  const cue = SUMMARISES.test(text) ? CUE : new RegExp(`${CUE.source}|${WEAK_CUE.source}`, "i");
  const found = lineListings(text)
    .filter(
      ({ head, items, end }) =>
        (cue.test(head) ||
          POINTED_BACK.test(text.slice(end, end + 60)) ||
          items.every((item) => TAKEN.test(item))) &&
        !NO_FIELDS_BELOW.test(head),
    )
    .flatMap(({ items, start, end }) => {
      const names = allNames(items.map((item) => item.replace(/\s*[:：(（].*$/u, "").replace(LEAD_ZH, "")));
      return names.length >= 2 ? [{ names, start, end }] : [];
    });
  const isCued = cue.test(text.slice(0, 4000));
  if (isCued) found.push(...headerRow(text, cleaned), ...blankLines(text, cleaned));
  for (const line of text.matchAll(/[^\n]+/g)) {
    if (line[0].length > 1000) continue;
    const [start, end] = [line.index, line.index + line[0].length];
    if (isCued && start < 4000 && !FORBIDS.test(line[0])) {
      const pure = pureNames(line[0], cleaned);
      if (pure.length >= 2) found.push({ names: pure, start, end });
    }
    if (!cue.test(line[0])) continue;
    for (const names of bracketed(line[0], cleaned)) found.push({ names, start, end });
    for (const match of line[0].matchAll(/(?:(?![。！？!?]|\.\s)[^\n])+/g)) {
      const start = line.index + match.index;
      if (!cue.test(match[0]) || isReport(match[0])) continue;
      const names = namesIn(match[0]);
      if (names.length >= 2) found.push({ names, start, end: start + match[0].length });
    }
  }
  return found;
}

function namesIn(sentence: string): string[] {
  const quoted = [...sentence.matchAll(QUOTED)];
  if (quoted.length === 1 && /、/.test(quoted[0]?.[1] ?? ""))
    return allNames((quoted[0]?.[1] ?? "").split(/、/));
  if (quoted.length >= 2) {
    const between = quoted.slice(1).map((one, index) => {
      const before = quoted[index];
      return sentence.slice((before?.index ?? 0) + (before?.[0].length ?? 0), one.index);
    });
    if (between.every((gap) => /^\s*(?:[、,，/|;和及或與跟]|以及|還有|,?\s*and)?\s*$/i.test(gap)))
      return allNames(quoted.map((one) => one[1] ?? ""));
  }
  const listing = inlineListing(sentence);
  if (listing) return allNames(listing.items.map(unTailed));
  const isHan = /\p{Script=Han}/u.test(sentence);
  return isHan ? namesInHan(sentence, cleaned) : longestRun(sentence.split(SPLIT_EN), LEAD_EN, TAIL_EN);
}

function allNames(pieces: string[]): string[] {
  const names = pieces.map((piece) => cleaned(piece.replace(/[,;、，；和及與]\s*$/u, "")));
  return names.every((name) => name !== null) ? names : [];
}

/** The longest run of names; the first without what leads to it, the last without what follows. */
function longestRun(pieces: string[], lead: RegExp, tail: RegExp): string[] {
  let best: string[] = [];
  let run: string[] = [];
  for (const piece of pieces.slice(0, 80)) {
    const bare = piece.trim();
    if (bare === "") continue;
    const led = bare.replace(lead, "");
    // "and extract each action item": the verb begins the list anew.
    const whole =
      run.length > 0 &&
      !/\b(?:extract|pull|get|columns?|fields?|identify|list|note down|capture|find|give me|tell me)\b/i.test(
        bare,
      )
        ? cleaned(bare.replace(tail, ""))
        : null;
    const name = whole ?? cleaned(led.replace(tail, ""));
    run = name === null ? [] : whole !== null ? [...run, whole] : [name];
    if (run.length > best.length) best = run;
    const body = whole === null ? led : bare;
    if (body.replace(tail, "") !== body && !/[.。]$/.test(body)) run = [];
  }
  return best;
}

function cleaned(raw: string): string | null {
  const name = raw
    .replace(/\s*[(（][^)）]*[)）]\s*$/u, "")
    .replace(/^[「『【"“'`*\s]+|[」』】"”'`*\s。;,，；]+$/gu, "")
    .replace(/(?<!\bNo)\.$/i, "")
    .replace(WHOSE, "")
    .replace(/^(?:(?:the|a|an|all|each|every|its|their|his|her|this|that|these)\s+)+/i, "")
    .trim();
  if (name === "" || NO_NAME.test(name) || !/\p{L}/u.test(name)) return null;
  return (/\p{Script=Han}/u.test(name) ? [...name].length <= 10 : name.split(/\s+/).length <= 4)
    ? name
    : null;
}
