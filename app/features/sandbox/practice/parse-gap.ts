import { isReport } from "./clauses.ts";
import { headed } from "./headed.ts";
import type { Evidence } from "./reading.ts";

/** That something isn't there: 找不到, 未載明, "isn't stated", "if there is none". */
const ABSENT =
  /沒\p{Script=Han}{2,5}(?=就|則|的話|時|者)|(?<!還)沒(?:有|附|寫|提|講|說|資料|載|填|交代|給|明|列)|未(?:載|提|敘|註|說|寫|明|定|填|列|記|交代|標|述)|(?:找|查|看|讀|抓|對|問)不(?:到|出)|不(?:明|詳|確定|知道|清楚|足|夠|存在|在)|缺|若無|如無|倘無|空(?:的|白|著|格|欄)|看不(?:出|懂)|無法[^,。]{0,6}(?:得知|確認|判斷|辨識|確定|查)|無\p{Script=Han}{0,2}者|資料不全|不全|無(?:資料|此|該|相關|明確|值|內容|記載|紀錄|規定)|無\p{Script=Han}{1,4}(?:者|時)|還沒|尚未|漏(?:掉|的)|有疑義|\b(?:missing|absen(?:t|ce)|lack(?:s|ing)?|silent|blank|empty|unknown|unclear|unstated|unspecified|undetermined|unavailable|gaps?|omit(?:s|ted)|leaves? out|left out|(?:no|nothing|none|neither|without|zero)\b(?! need| more| longer| preamble| intro| greeting)|not (?:\w+ )?(?:in|there|given|stated|mentioned|found|available|specified|provided|known|fixed|named|set|listed|recorded|clear|sure|certain|present|shown|covered|decided|contain|have|say|state|mention|give|find|include|specify|appear|exist|be found|yet)\b|leaves? (?:it |them )?open|left open|fails? to|(?:isn|aren|hasn|haven|wasn|weren|doesn|don|didn|can|couldn)['’]?t (?:\w+ )?(?:in|there|any|given|stated|mentioned|found|available|specified|provided|known|fixed|named|set|clear|sure|been|have|say|state|mention|give|find|cover|specify|contain|include|exist|know|appear|show|tell|see|be found)\b|(?:can['’]?t|cannot|can not) be (?:filled|found|read|seen|made out)|n['’]t be (?:filled|found)|cannot (?:\w+ )?(?:find|be found|tell|see|determine)|unable to)/giu;
const FILL =
  "(?:填寫為|填寫|(?<=[請應須均則])書|填入|填上|填成|填|寫成|寫上|寫為|寫|標示為?|標註為?|標記為?|標為|標|註明|註記為?|註|以|用|補上|顯示為?|輸出|回答|回覆|回|放|記為|記|打上|打|放|留|擺|說|講|呈現為?|帶入|代替|一律|則為|為|\\b(?:write|put|enter|say|use|mark(?:ed)?(?: it| them| that)?(?: as)?|put down|insert|note|label(?:led)?|fill(?: it)? in(?: with)?|fill|state|give|indicate|show[n]?|with|as|type|answer|reply|respond(?: with)?|return|display(?:ed)?|record(?:ed)?|read|get[s]?|is|be|just|then)\\b|→|->|=>|=|:)";
const WORDS =
  "(?:\\s*(?:上|入|為|成|作|the (?:word|words|phrase|text)|simply|just|a|an|it|that|as|with|in|down|is|:))*\\s*";
const QUOTED =
  /「([^「」\n]{0,24})」|『([^『』\n]{0,24})』|“([^“”\n]{0,30})”|"([^"\n]{0,30})"|(?<![\p{L}\p{N}])['‘]([^'’\n]{1,30})['’](?![\p{L}\p{N}])|`([^`\n]{0,24})`|(?<=[寫填標註打回入上為])\((\p{Script=Han}{1,6})\)|(?<=[用填寫標註打放為以])(\(\p{Script=Han}{2,6}\))(?=表示|代替|標示|呈現|$)|(?<=\b(?:write|put|enter|say|use|insert|type|with|as|words?|leave|mark|show|read|a|an|the) )(\[[^[\]\n]{1,30}\])/gu;
/** Words that stand for a gap without quotation marks. */
const BARE_ZH =
  "(?:未提供|未敘明|未載明|未註明|未說明|未提及|未提到|未記載|未填|未定|未知|原文未提|原文未載|信中未提|查無資料|查無|無資料|無紀錄|查無紀錄|無記錄|無相關資料|不詳|不明|待補|待確認|待查|待定|待釐清|資料不足|缺漏|從缺|空白|略|無|N/A|n/a|NA|—|–|-|x|X)";
const BARE_EN =
  "(?:n/?a|tb[cda]|nil|none(?: stated| given)?|unknown|unspecified|unclear|missing|pending|blank|not (?:provided|stated|specified|mentioned|given|recorded|available|applicable|known|found|decided|in source|in the source)|no (?:information|data|record|answer|entry)|to be (?:confirmed|decided|determined|announced|advised)|data missing)";
/** The last verb of filling in before a quote; what stands before it is in the first group. */
const FILL_LAST = new RegExp(
  `^(.*)(?:${FILL}|\\b(?:leave|keep|want to (?:read|see|have))\\b)[^,。\\n\u25A1]{0,12}$`,
  "isu",
);
const FILL_FIRST = new RegExp(`^${FILL}`, "iu");
const BARE = new RegExp(
  `(?<lead>${FILL}${WORDS}|就|(?:,|的|時|者)\\s*)(?<value>${BARE_ZH}|\\b${BARE_EN}\\b)(?=\\s*(?:$|[,.!?)、(]|and\\b|[一二三四]個字|字樣|即可|就好|就可以|就可以了|表示|代替|for\\b|if\\b|when|where|,|喔|啦|吧|the\\b))`,
  "giu",
);
const DENIED =
  /(?:不(?:要|用|可|得|能|准|必)|別|勿|避免|禁)[^,。;]{0,6}$|\b(?:not(?! (?:\w+ )?(?:in|found|stated|there|given|mentioned|available|known|specified|provided|applicable|listed|recorded|clear|sure|decided|shown)\b)|never|don['’]?t|avoid|refrain from)\b[^,.;]{0,20}$/i;
const BLANK =
  /(?<!不要|不可|不得|不能|請勿|勿|別|nothing )(?:留白|留空|空白即可|空著|保持空白|(?:leave|keep) (?:it |them |that |this |the \w+ |an? \w+ )?(?:blank|empty))/i;

/** A heading or key that names what is missing: ## 無資料時, 空值:從缺. */
const ABSENT_HEADING =
  "(?:(?:如|若|倘|遇|資料|欄位|內容|原文|信中)*(?:空值|缺值|缺漏|缺項|缺資料|缺漏值|無資料|查無資料|沒有資料|資料不足|找不到|未提及|沒寫|沒提到|不明)(?:的?(?:時|處理|填法|寫法|欄位|者|部分|情形|情況|資料|內容|代碼|標記|填寫)){0,3})";
const NAMED = new RegExp(
  `(?:^|[\\n。;,(])[^\\S\\n]*(?:[-*•#]+\\s*)?${ABSENT_HEADING}[^\\S\\n]*(?:[:=→]|->|=>)+[^\\S\\n]*([^\\n。;,]{1,30})`,
  "u",
);

const ABSENT_HEADING_EN =
  "(?:missing|empty|unknown|absent)(?: (?:values?|data|information|items?|fields?|details))?|gaps?|(?:if )?(?:not (?:found|available|stated|given)|no (?:data|information))";

/** What to write where the material is silent; "" for nothing at all. The last rule of its kind holds. */
export function parseGap(text: string, evidence: Evidence[]): string | null {
  let found: { value: string; start: number; end: number } | null = null;
  // Not at question marks: "not in the source? -> 'not provided'".
  for (const line of text.matchAll(/[^\n。;\uE002]{2,600}/g)) {
    const gap = gapIn(line[0]);
    if (gap) found = { value: gap.value, start: line.index + gap.start, end: line.index + gap.end };
  }
  if (found) {
    evidence.push({ part: "gap", start: found.start, end: found.end });
    return found.value.trim();
  }
  const named = NAMED.exec(text) ?? headed(text, ABSENT_HEADING) ?? headed(text, ABSENT_HEADING_EN);
  if (named) {
    const raw = "value" in named ? named.value : (named[1] ?? "");
    const told =
      /["“'‘]([^"“”'’\n]{1,30})["”'’]/.exec(raw) ??
      /^(?:請|一律|就|則|統一)*(?:填寫?|寫|標示?|標註|註明|回[答覆]?|輸出|打|用|以)?(?:上|為|成)?\s*[:：]?\s*[「『"“]?([^「」『』"”\n]{1,24}?)[」』"”]?(?:即可|就好|就行|表示|代替|為之)?[。.]?$/u.exec(
        raw.trim(),
      );
    const value = told?.[1]?.trim() ?? "";
    if (value !== "") {
      const start =
        ("value" in named ? named.start : named.index) +
        ("value" in named ? raw : named[0]).lastIndexOf(value);
      evidence.push({ part: "gap", start, end: start + value.length });
      return value;
    }
  }
  const blank = BLANK.exec(text);
  if (!blank) return null;
  evidence.push({ part: "gap", start: blank.index, end: blank.index + blank[0].length });
  return "";
}

type Gap = { value: string; start: number; end: number };

function gapIn(line: string): Gap | null {
  const masked = line.replace(QUOTED, (quote) => "\u25A1".repeat(quote.length));
  const absences = [...masked.matchAll(ABSENT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const quotes = [...line.matchAll(QUOTED)].reverse();
  for (const quote of quotes) {
    const value = quote.slice(1).find((one) => one !== undefined) ?? "";
    const place = { start: quote.index, end: quote.index + quote[0].length };
    if (isGap(masked, place, absences) || isKnown(masked, value, place)) return { value, ...place };
  }
  return bareGap(line, absences) ?? freeGap(line, absences);
}

/** A quote is the gap's word when something absent is spoken of near it, and it is what shall be written. */
function isGap(line: string, place: Omit<Gap, "value">, absences: Omit<Gap, "value">[]): boolean {
  const before = line.slice(Math.max(0, place.start - 40), place.start);
  const after = line.slice(place.end, place.end + 40);
  if (DENIED.test(before) || isReport(line.slice(0, 200))) return false;
  const told = FILL_LAST.exec(before);
  const led = told ? place.start - before.length + (told[1]?.length ?? 0) : place.start;
  // "… So put 'ask the officer' in that place": a word for the place ties what stands further apart.
  const reach = IN_ITS_PLACE.test(after) ? 160 : 60;
  const earlier = absences.some((one) => one.end <= led + 1 && place.start - one.end <= reach);
  const later = absences.some((one) => one.start >= place.end && one.start - place.end <= 60);
  const conditional =
    /如果|若|當|遇|的話|之處|for\b|if\b|when|where|in (?:the )?place|any(?:thing|one)?\b|whatever|wherever/i;
  if (told && earlier) return true;
  // "If no date is given, 'open'": said without a verb.
  if (
    earlier &&
    /^(?:if|when|where|should|for|anything|whatever|wherever|in case|nothing|no\b|若|如|沒|無|缺)/i.test(
      line.trim(),
    ) &&
    /[,:]\s*$/.test(before)
  )
    return true;
  const isNamed = told || /\b(?:phrase|words?|wording|expression|text|entry)\s*$/i.test(before);
  if (isNamed && later && conditional.test(after)) return true;
  if (
    earlier &&
    /^\s*(?:表示|代替|為之|呈現|標示|註記|帶過|即可|就好|is (?:fine|ok|to be|enough|sufficient|all right|what)|will do|suffices|does it|goes|takes? (?:the|its) place|stands? (?:for|in))/i.test(
      after,
    )
  )
    return true;
  // "I'd rather have 'unclear' than a guess, so that's what you write where the source doesn't tell"
  if (absences.length > 0 && THAT_IS_IT.test(line.slice(place.end, place.end + 120))) return true;
  return (
    (earlier || later) &&
    /^\s*(?:goes in|takes? (?:the|its) place|stands? (?:in|for)|(?:will )?replaces?\b|(?:belongs|appears) (?:in|there)|to be (?:written|used|entered)|(?:should|shall|must|is to|are to|to|may) be (?:written|used|put|entered|shown|inserted|given)|is (?:to be )?(?:used|written|put|entered))/i.test(
      after,
    )
  );
}

const THAT_IS_IT =
  /[,;.]\s*(?:so |and |please |then )*(?:(?:that|this) is what|that['’]s what|(?:use|write|put|enter) (?:exactly |just )?(?:that|this|it))\b/i;
const IN_ITS_PLACE =
  /^\s*(?:there\b|instead\b|(?:in|at|for) (?:that|its|the|this|such) (?:place|spot|cell|field|gap|case|position)s?\b)/i;

/** 「未提供」 by itself, said as an order: nothing else is meant by it. */
function isKnown(line: string, value: string, place: Omit<Gap, "value">): boolean {
  const known =
    /^(?:未提供|未敘明|未載明|未註明|未說明|未提及|查無資料|查無|不詳|無資料|待補|N\/A|not provided|not stated|not specified|not mentioned|not given|unknown)$/i;
  return (
    known.test(value.trim()) &&
    !isReport(line.slice(0, 200)) &&
    !DENIED.test(line.slice(Math.max(0, place.start - 30), place.start))
  );
}

/** 找不到時，回答：文件未說明: whatever is written there, if it speaks of something that isn't there. */
const FREE =
  /(?:寫上?|填入?|填上|填寫|標示為?|標註為?|標為|註明|註記為?|打上?|放|留|回答?|回覆|記為?|顯示為?|呈現為?|說|講|補上?|帶入|輸出)(?:[:\s]|成|為)*([\p{Script=Han}A-Za-z/]{1,10}?)(?:就好|即可|就行|就可以|喔|啦|吧|[一二三四五]個字)*$/u;
const FREE_EN =
  /\b(?:write|put|say|state|enter|mark(?: it)?(?: as)?|use|answer|reply|show)[:\s]+((?:not?|un|non|nil|missing|blank|to be|pending|open)[A-Za-z]*(?: [A-Za-z]+){0,4})$/i;
const LIKE_GAP = /未|無|沒|不(?!要|必|用|得|可)|缺|待|略|查|空(?!白)|^(?:null|none|nil|n\/?a|tb[cda])$/i;

function freeGap(line: string, absences: Omit<Gap, "value">[]): Gap | null {
  for (const clause of line.matchAll(/[^,。;、]{2,60}/g)) {
    const said = clause[0].replace(/[\s.!]+$/, "");
    const english = FREE_EN.exec(said);
    const match = english ?? FREE.exec(said);
    const value = match?.[1] ?? "";
    if (!match || (!english && !LIKE_GAP.test(value)) || DENIED.test(clause[0].slice(0, match.index)))
      continue;
    const at = clause.index + match.index;
    const start = at + match[0].indexOf(value, 1);
    const near = absences.some((one) => one.end <= at + 1 && at - one.end <= 20);
    if (near) return { value, start, end: start + value.length };
  }
  return null;
}

function bareGap(line: string, absences: Omit<Gap, "value">[]): Gap | null {
  const conditional = /如果|若|當|遇|for\b|if\b|when|where|any\b|whatever|wherever/i;
  for (const match of [...line.matchAll(BARE)].reverse()) {
    const value = match.groups?.value ?? "";
    const start = match.index + (match.groups?.lead ?? "").length;
    const end = start + value.length;
    if (DENIED.test(line.slice(Math.max(0, match.index - 12), match.index))) continue;
    const told = FILL_FIRST.test(match.groups?.lead ?? "");
    const near = absences.find((one) => one.end <= match.index + 1 && match.index - one.end <= 50);
    const later = absences.some((one) => one.start >= end && one.start - end <= 40);
    const curt = !told && near !== undefined && /^(?:if|when|where|若|如|沒|無|缺|no\b)/i.test(line.trim());
    if ((told && near) || curt || (told && later && conditional.test(line.slice(end, end + 40))))
      return { value, start, end };
  }
  return null;
}
