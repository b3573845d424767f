import { isReport, sentencesIn } from "./clauses.ts";
import type { Steps } from "./cut-steps.ts";
import { cutBy, tidy } from "./cut-steps.ts";
import { lineListings } from "./listings.ts";
import { NUMBER, numberOf } from "./numerals.ts";
import type { Evidence } from "./reading.ts";

const HAN_ORDER = "一二三四五六七八九十";
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi"];
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩";
/** 步驟一, 第一步, Step 1, Step A: a head that says of itself that a step follows. */
const NAMED_HEAD =
  /(?:步驟|階段|順序)\s*([一二三四五六七八九十]|\d{1,2})|第\s*([一二三四五六七八九十]|\d{1,2})\s*(?:個)?(?:步驟|步|階段|件事|動作|[遍輪道關](?![路卡])|[次回](?=先|再|才|請|把|將|只|讀|看|寫|找|挑|抓|標|整理|檢查|自己|[,:]))|第\s*([一二三四五六七八九十]|\d{1,2})(?=\s*[,、:])|其([一二三四五])(?=\s*[,、:])|\b(\d)(?:st|nd|rd|th)\b(?=\s*[,:])|\b(?:step|phase|stage|round|pass)\s*#?\s*(\d{1,2}|i{1,3}\b|iv\b|vi?\b|[a-j]\b|one\b|two\b|three\b|four\b|five\b|six\b|[一二三四五六七八九十])/giu;
/** 1. / (1) / 1) / a) / ① / 一、: heads of any list; only beside a word of order, or before verbs of work, do they head steps. */
const LIST_HEAD =
  /(?<![A-Za-z\d])\((\d{1,2}|i{1,3}|iv|vi?|[a-j]|[一二三四五六七八九十])\)|(?<![\p{L}\p{N}.])(?:(\d{1,2}|[a-j])(?:[.)、]|(?<=\n\s*\d):)(?=\s*[^\d\s])|([一二三四五六七八九十])、)|([①②③④⑤⑥⑦⑧⑨⑩])/giu;
const CUE =
  /步驟|流程|程序(?!法|表)|循序|依序|照順序|[按照依](?:照|著)?(?:以下|下列|下面|這個?)?(?:的)?(?:順序|次序)|下列順序|以下順序|順序(?:如下|辦理|是)|分[一二兩三四五六七八九十\d]+(?:個)?步|[一二兩三四五六七八九十\d]+個?(?:步驟|階段|動作)|\bsteps?\b|\bprocedure\b|\bin (?:the |this |that )?(?:following |given |exact |right )?(?:order|sequence)\b|\border of work\b|\bproceed as follows\b|\bin (?:the |this )?sequence\b|\brounds?\b|\bworkflow\b|\bstages?\b|\bprocess:|\bfollowing order\b|\bone after (?:the other|another)\b/i;
const WORK =
  /^(?:please |then |now |you |to |and )*(?:re-?read|read|mark|find|list|extract|identify|collect|gather|group|sort|rank|check|compare|classify|summari[sz]e|condense|write|draft|compose|produce|underline|highlight|select|order|count|translate|analy[sz]e|review|remove|delete|add|match|note|outline|pick|look|go|work|make|turn|put|prepare|decide|determine|verify|rewrite|polish|combine|merge|number|shorten|edit|throw|drop|keep|discard|scan|skim|think|note|proof-?read|cut|set out|assign|separate|tick|put)\b|^(?:請|先|再|然後|最後|把|將)*(?:閱讀|通讀|略讀|瀏覽|讀|看|找|查|挖|撈|揀|數|填|校|修|縮|砍|補|套|對|記|逐[案項點段條一]|依|按|每[案項點段個]|用|交|標|列|抓|挑|擷|摘|整理|彙整|歸納|分類|分組|排|比對|比較|核對|確認|判斷|撰|寫|擬|濃縮|翻譯|潤|檢查|刪|圈|畫|劃|統計|計算|篩|合併|改寫|輸出|分析|理解|辨識|指出|釐清|列出|區分|概述|略述|描述|歸|併|換|評估|思考|想|做|加|給|附|重[讀看寫]|自行|自己)/i;

/** Below the list: 請照上面順序做, 按①到⑥操作. */
const CUE_AFTER =
  /(?:按|照|依|循)(?:照|序|著|次|上面|以上|上述|前述|這個?|此|這樣|[①②③1一A-Ja-j]|[到至~-]|[⑩\d一二三四五六七八九十④⑤⑥⑦⑧⑨]|的|[一二三四五六七八九十\d]個?)*(?:順序|步驟|流程|次序|先後|操作|執行|進行|辦理|處理|來做|[做走跑])|(?:上述|以上|上面|這[一二三四五六七八九十\d]個?)(?:步驟|順序|流程|程序|步)|一步一步|逐步/;

const DO_THIS =
  /這樣做|這麼做|做法|作法|方式處理|照著做|辦理如下|做[一二三四五六七八九\d]件事|\b(?:do this|do the following|do these|as follows|approach|method|your job|how to)\b/i;
const NOT_STEPS = /規則|要求|注意|格式|範例|\b(?:rules?|requirements?|notes?|format|examples?)\b/i;

/** Words of order that a document writes with one character, at a clause's beginning only: 首應…次就…末擬…. */
const AT_START = "(?<=^|[\\s,、;。:請應宜])";
const DOING = "[就將把應宜列看抓找述敘擬撰寫依以由及再則為附整彙歸校行]";
const FIRST_ZH = new RegExp(
  `(?:首先|一開始|起先|起初|起手|最先|先行|第一步|頭一步|第一(?=先|個?動作|,|要先)|${AT_START}首(?=${DOING})|(?<![事優預率領原早起首提搶])先(?![生進前行民例予知天後期導]|後順序|不|別|勿|謝))`,
  "u",
);
const NEXT_ZH = new RegExp(
  `(?:接下來|接續|接著|緊接著|然後|隨後|其次|其後|之後|而後|爾後|後續再|繼而|繼之|再來|末了|最終|最後(?:一步)?|收尾|中間(?=[把將再整看列])|末尾|末段|${AT_START}(?:次|續|嗣|繼|末|終)(?=${DOING})|嗣後?|末則?(?=就|將|把|寫|撰|整|再)|(?<!先)(?:[做列看讀找寫整理挑完排標分抓]{1,3}完)(?:之後|以後|後)?(?:,?再)?|(?<=[,;、。\\s]|以後|完|後)後(?=[翻寫摘整列擬分判])|(?<=[,;\\p{Script=Han}])(?<![正現不所存實])在(?=[抓寫看列找排挑擬摘整])|(?<![一不])再(?!說|見|三|次|度|者|加|也|多|問|發生|展延)(?:據以)?|第[二三四五](?=步|再|,|要|才)(?:步)?(?:再|才)?|才(?=[寫濃縮撰擬整列把將輸出最給開動])|→|->|=>)`,
  "gu",
);
/** 看完全文再寫: what has to be done first is said by its end. */
const DONE_ZH =
  /(?<![\p{Script=Han}][不沒])(?:看|讀|列|找|整理|分|抓|挑|標|排|核對|確認|理解|消化)(?:完|好|畢|清楚)[^,。;\n]{0,12},?\s?(?:再|才|接著|然後)(?=\p{Script=Han})/u;
/** Who does these things one after the other, where the prompt tells of it. */
const OTHERS_DO =
  /(?:會議|主席|現場|活動|工程|典禮|議程|他們?|她們?|民眾|廠商|業者|委員|與會者|當天|會中|會上|里長|議員)[^,。:]{0,2}$/;
const FIRST_EN =
  /\b(?:first(?:ly)?(?: of all)?|to begin(?: with)?|begin(?:ning)? (?:by|with)|start(?:ing)? (?:by|with|off)|to start(?: with)?|initially)\b|\b\w+ first(?=[.;,]|$)/i;
const NEXT_EN =
  /\b(?:and then|then|next|after (?:that|this|which)|afterwards?|subsequently|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|finally|lastly|last|to finish|to end|in the end|at the end|once (?:that|this) is done|when (?:that|this) is done|followed by|continue (?:with|by)|go on (?:with|to)|end (?:with|by)|finish (?:with|by|off)|conclude (?:with|by)|in a second step|as a (?:second|third|last|final) step)\b|→|->|=>/gi;
/** 寫摘要之前，先把決議列出來: the later step is said first. */
const BEFORE_ZH =
  /([寫撰擬摘整做產輸回][^,。\n]{0,10}?)(?:之前|以前|前)\s*[,，]?\s*(?:請|要|務必|須)?先([^,。;\n]{2,40})/u;
/** "Before writing the summary, list the facts"; 寫之前先…: the later step is said first. */
const BEFORE =
  /\bbefore (?:you )?(?:\w+ing|write|start|draft|summari[sz]e|begin)\b[^.\n]{0,60}?,?\s*(?:please |you (?:should|must) )?(?:first |do )?(?:make|list|find|read|check|identify|extract|mark|collect|work|go|write|note|look|count|sort|group|verify|pick)|\bonce you(?: have|'ve) \w+|\bafter (?:you have |having |you )?(?:\w+ing|\w+ed|listed|read|found)\b[^.\n]{0,60}, ?(?:please |then |go |you )?(?:\w+)/i;
const AFTER_THAT = /\b(?:after that|at the end|next|finally|lastly)\b/i;

/** Steps that the prompt puts in order: by their heads (步驟一, Step 1), by 先…再…最後, or after "in three steps:". */
export function parseSteps(text: string, evidence: Evidence[]): string[] {
  const found =
    headed(text, NAMED_HEAD, false) ??
    stages(text) ??
    announced(text) ??
    arrows(text) ??
    listed(text) ??
    cuedList(text) ??
    sequence(text);
  if (!found) return [];
  evidence.push({ part: "steps", start: found.start, end: found.end });
  return found.steps;
}

const STAGE =
  /(?:^|[\n.;]\s*|\b(?:and|the) )(?:the )?(?:(first|start|begin)|(?:(?:second|third|fourth|next|then|continue|after that)|(end|last|final(?:ly)?))(?: and (?:last|final))?)(?: (?:step|stage|task|thing))?(?:\s*[:=]|,? (?:step|stage) (?:is|will be|shall be)(?: to)?| is to)\s*([^.;\n\uE002]{3,160})/gi;

/** "Start: list the speakers. Continue: … End: …", "The first step is to … The last step is to …" */
function stages(text: string): Steps | null {
  const found = [...text.matchAll(STAGE)].slice(0, 12);
  const from = found.findIndex((one) => one[1] !== undefined);
  const run = from < 0 ? [] : found.slice(from);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.length < 2) return null;
  const steps = run.map((one) => tidy(one[3] ?? ""));
  return { steps, start: first.index, end: last.index + last[0].length };
}

type Head = { rank: number; kind: string; start: number; end: number };

function headsIn(text: string, pattern: RegExp): Head[] {
  return [...text.matchAll(pattern)].map((match) => {
    const kind = match.slice(1).findIndex((group) => group !== undefined);
    const sign = (match[kind + 1] ?? "").toLowerCase();
    return {
      rank: rankOf(sign),
      kind: `${kind}${ROMAN.includes(sign) ? "roman" : /^[a-j]$/.test(sign) ? "letter" : ""}`,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

function rankOf(sign: string): number {
  if (CIRCLED.includes(sign)) return CIRCLED.indexOf(sign) + 1;
  if (HAN_ORDER.includes(sign)) return HAN_ORDER.indexOf(sign) + 1;
  if (ROMAN.includes(sign)) return ROMAN.indexOf(sign) + 1;
  return /^[a-j]$/.test(sign) ? sign.charCodeAt(0) - 96 : numberOf(sign);
}

/** The longest run 1, 2, 3 … of one kind of head. */
function runOf(heads: Head[]): Head[] {
  let best: Head[] = [];
  let run: Head[] = [];
  for (const head of heads) {
    if (head.rank === 1) run = [head];
    else if (run.length > 0 && head.rank === run.length + 1 && head.kind === run[0]?.kind) run.push(head);
    if (run.length > best.length) best = [...run];
  }
  return best;
}

const LAST_ZH =
  /^[^\n\uE002]{0,100}?[,;。\s]\s*(?:最後(?:一?個?(?:步驟|步|階段|遍))?|最終)\s*[,:]?\s*([^,。\n\uE002]{2,60})/u;

function headed(text: string, pattern: RegExp, needsWork: boolean): Steps | null {
  const run = runOf(headsIn(text, pattern));
  const first = run[0];
  if (run.length < 2 || !first) return null;
  const steps = run.map((head, index) => {
    const next = run[index + 1];
    const body = text.slice(head.end, next?.start ?? Math.min(text.length, head.end + 200));
    return tidy(next ? body : (/^[^\n。\uE002]*/.exec(body.trimStart())?.[0] ?? ""));
  });
  if (steps.some((step) => step === "")) return null;
  if (needsWork && !steps.every((step) => WORK.test(step))) return null;
  // 第一階段已經完工: stages of something that happened.
  if (steps.every((step) => /\p{Script=Han}/u.test(step) && isReport(step))) return null;
  // 第一步…第二步…最後…: the last one goes without a number.
  const end = run.at(-1)?.end ?? first.end;
  const tail = pattern === NAMED_HEAD ? LAST_ZH.exec(text.slice(end, end + 160)) : null;
  if (tail?.[1]) steps.push(tidy(tail[1]));
  return { steps, start: first.start, end: run.at(-1)?.end ?? first.end };
}

const ANNOUNCED = new RegExp(
  `(${NUMBER})\\s*(?:個)?(?:步驟|階段|動作|步|\\s(?:\\w+ )?(?:steps|stages|phases))[^:\\n。.]{0,16}[:]\\s*([^\\n。.\\uE002]{3,300})`,
  "giu",
);

/** "Follow five steps: read, select, group, order, write." */
function announced(text: string): Steps | null {
  for (const match of text.matchAll(ANNOUNCED)) {
    const count = numberOf(match[1] ?? "");
    const parts = (match[2] ?? "")
      .split(/[①②③④⑤⑥⑦⑧⑨⑩]|\(\d\)|[,;、→]|->|\s\d[.)]\s|再|然後|最後/u)
      .map((part) => tidy(part.replace(/^\s*and\s/i, "")))
      .filter(Boolean);
    if (count >= 2 && parts.length === count)
      return { steps: parts, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const ARROW = /→|->|=>|[➔⇒➜»]|(?<=\p{Script=Han})\s?>+\s?(?=\p{Script=Han})/u;

/** 流程：讀完→抓重點→寫摘要, "Procedure: read, mark, write." */
function arrows(text: string): Steps | null {
  for (const sentence of sentencesIn(text)) {
    const cue = CUE.exec(sentence.text);
    const colon = sentence.text.search(/[:：]|=(?!>)/);
    const body = sentence.text.slice(colon + 1);
    const isArrows = ARROW.test(body);
    const parts = body.split(isArrows ? ARROW : /[,、]/).map((part) => tidy(part.replace(/^\s*and\s/i, "")));
    if (parts.length < 2 || parts.some((part) => part === "" || part.length > 60)) continue;
    const isWork = parts.filter((part) => WORK.test(part)).length * 2 >= parts.length;
    if (isArrows ? cue || (parts.length > 2 && isWork) : cue && colon >= 0 && cue.index < colon && isWork)
      return { steps: parts, start: sentence.start, end: sentence.end };
  }
  return null;
}

/** Lists of lines below "Do this:" or 請這樣做：, marked by dashes. */
function listed(text: string): Steps | null {
  for (const { head, items, marked, start, end } of lineListings(text)) {
    const isCued = CUE.test(head) || DO_THIS.test(head);
    if (
      !isCued ||
      NOT_STEPS.test(head) ||
      !marked ||
      !items.every((item) => WORK.test(item) || CUE.test(head))
    )
      continue;
    return { steps: items.map(tidy), start, end };
  }
  return null;
}

function cuedList(text: string): Steps | null {
  const cue = CUE.exec(text);
  const cued = cue ? headed(text.slice(cue.index), LIST_HEAD, false) : null;
  if (cue && cued) return { ...cued, start: cued.start + cue.index, end: cued.end + cue.index };
  // A list that a line right below it tells to go through.
  const run = headed(text, LIST_HEAD, false);
  const below =
    run && /^[^\n\uE002]{0,160}\n?[^\n\uE002]{0,60}/u.exec(text.slice(run.end, run.end + 240))?.[0];
  if (run && below && (CUE_AFTER.test(below) || /依序|循序|照順序/.test(below))) return run;
  return headed(text, LIST_HEAD, true);
}

/** 先…再…最後; first … then … finally: from the first word of order on, as far as words of order go on. */
function sequence(text: string): Steps | null {
  const sentences = sentencesIn(text);
  for (const [index, sentence] of sentences.entries()) {
    if (isReport(sentence.text)) continue;
    const stretch =
      text
        .slice(sentence.start, sentences[Math.min(sentences.length - 1, index + 4)]?.end)
        .split("\uE002")[0] ?? "";
    const han = /\p{Script=Han}/u.test(sentence.text);
    const found = han ? inOrderZh(stretch) : inOrderEn(stretch, sentence.text);
    if (found) return { ...found, start: found.start + sentence.start, end: found.end + sentence.start };
  }
  return null;
}

function inOrderZh(stretch: string): Steps | null {
  const turned = BEFORE_ZH.exec(stretch);
  if (turned && !/然後|接著|最後|再/.test(stretch.slice(turned.index + turned[0].length)))
    return {
      steps: [tidy(turned[2] ?? ""), tidy(turned[1] ?? "")],
      start: turned.index,
      end: turned.index + turned[0].length,
    };
  const first = FIRST_ZH.exec(stretch);
  if (!first || first.index > 60) {
    const done = DONE_ZH.exec(stretch);
    const found = done && done.index <= 60 ? cutBy(stretch, done.index, 1, NEXT_ZH) : null;
    if (!done || !found) return null;
    const [head = "", ...rest] = found.steps;
    return { ...found, steps: [stretch.slice(done.index, done.index + 1) + head, ...rest] };
  }
  const lead = /[^。;\n]*$/.exec(stretch.slice(0, first.index))?.[0] ?? "";
  if (OTHERS_DO.test(lead) || isReport(lead)) return null;
  return cutBy(stretch, first.index, first[0].length, NEXT_ZH);
}

function inOrderEn(stretch: string, sentence: string): Steps | null {
  const first = FIRST_EN.exec(sentence);
  const before = BEFORE.exec(sentence);
  if (before && AFTER_THAT.test(sentence)) {
    // "Before you write, note the questions; after that draft": what is to be done before is the first step.
    const start = before.index + before[0].search(/,/) + 1;
    return cutBy(stretch, start, 0, NEXT_EN);
  }
  if (before && !/\bthen\b/i.test(sentence))
    return {
      steps: sentence.split(/,\s*/).slice(0, 2).map(tidy),
      start: before.index,
      end: before.index + before[0].length,
    };
  if (
    !first ||
    /\bfirst (?:point|line|sentence|paragraph|bullet|item|word|letter|column|row|half|name|place|page|part|thing|meeting|time|reading|draft|column|quarter|one)/i.test(
      sentence.slice(first.index),
    )
  )
    return null;
  if (/^\w+ first$/i.test(first[0])) {
    const parts = stretch
      .split(/[.;]\s*|,\s*/)
      .filter((part) => /\b(?:first|second|third|next|then|last|after)\b/i.test(part));
    return parts.length >= 2 ? { steps: parts.map(tidy), start: 0, end: stretch.length } : null;
  }
  return cutBy(stretch, first.index, first[0].length, NEXT_EN);
}
