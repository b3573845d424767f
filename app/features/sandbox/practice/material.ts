import { ENGLISH_DEADLINE } from "./english-deadline.ts";
import type { Injection } from "./injection.ts";
import { isMostlyHan, sentencesOf } from "./text.ts";

export type Section = "decision" | "report" | "discussion" | "greeting" | "attendance" | "meta" | "body";

/** One statement of the material: a sentence, or a whole item under a heading of decisions. */
export type Statement = {
  text: string;
  section: Section;
  owner: string | null;
  /** As it stands in the text, with its 前 or "by": 10月15日前, by 15 October. */
  deadline: string | null;
  order: number;
  /** Where it begins in the material. */
  at: number;
};

const NUMBERED =
  /^[\s\u3000]*(?:[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]、?|\d{1,2}[.、)](?!\d)|[-*•●・▪]\s|第[一二三四五六七八九十\d]+[案項]\s*[:：、]?)\s*/;
const TOP_LEVEL = /^[\s\u3000]*(?:[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]+[、.．]|\d{1,2}[.](?=\s)|#+\s)/;
const HEADINGS: [Section, RegExp][] = [
  [
    "decision",
    /^(?:本案|會議|主席)?(?:決議(?:事項)?|決定(?:事項)?|裁示(?:事項)?|結論|會議結論|指示事項|主席裁示|後續辦理事項|待辦事項)|^(?:decisions?(?: taken)?|resolutions?|resolved|action (?:items|points)|conclusions?|agreed(?: actions)?)\b/i,
  ],
  [
    "meta",
    /^(?:開?會議?(?:時間|地點|日期)|時間|地點|日期|散會|會議名稱|主旨|臨時動議[:：]?\s*(?:無|$))|^(?:time|date|place|venue|location|adjourned|adjournment|meeting closed|any other business|closed)\b/i,
  ],
  [
    "attendance",
    /^(?:出席|列席|與會|請假|主席(?![致裁])|主持人|紀錄|記錄)|^(?:present|attendance|attendees|apologies|absent|chair(?:ed by|person)?\s*:|minutes(?: taken)? by|recorder|in attendance)/i,
  ],
  [
    "greeting",
    /^(?:主席|主持人|縣長|副縣長|秘書長)?(?:致詞|開場|致歡迎|引言)|^(?:chair(?:'s|’s)? (?:remarks|opening)|opening|welcome)/i,
  ],
  [
    "report",
    /^[^:：。]{0,12}(?:報告|工作報告|辦理情形)(?:事項)?|^(?:reports?|progress|updates?)\b|^[A-Z][\w' ]{2,30} (?:report|update)\b/i,
  ],
  [
    "discussion",
    /^(?:綜合)?(?:討論|意見|發言|各單位意見|臨時動議|提案討論|討論情形)|^(?:discussion|comments|views|debate)\b/i,
  ],
];
const INLINE_DECISION =
  /決議[:：]|主席裁示|裁示[:：]|決議由|同意由|會議決定|\b(?:it was (?:agreed|resolved|decided)|the meeting (?:agreed|resolved|decided)|resolved that|decision:)/i;

const ORG_ZH =
  /(?:由|請|責成|交由|交給|交|授權)?((?:本府|縣府|市府)?\p{Script=Han}{1,8}?(?:處|局|科|室|所|課|公所|中心|大隊|分隊|分局|隊|國小|國中|高中|學校|小組|委員會|公司|基金會|協會|事務所))/u;
const ORG_EN =
  /(?:\bthe )?\b((?:[A-Z][\w'’&-]{1,30} (?:and |of |for )?){1,5}(?:Offices?|Bureau|Department|Division|Section|Team|School|Station|Unit|Centre|Center|Agency|Council|Committee|Secretariat|Police|Brigade|Library))\b/;
const DATE_ZH =
  "(?:(?:民國)?\\s?\\d{2,4}年)?\\d{1,2}月(?:\\d{1,2}日|底|中旬|初|上旬|下旬)(?:[（(][^）)]{1,6}[）)])?(?:上午|下午)?(?:下班)?";
const DEADLINE_ZH = new RegExp(
  `(?:${DATE_ZH}|下次會議|開學|年底|月底|學期結束|[一二兩三四五六七八九十\\d]{1,3}\\s?(?:個)?(?:工作日|星期|週|日|天|月))(?:以前|之前|前|以內|之內|內|為止|止)`,
);
const DEADLINE_EN = new RegExp(ENGLISH_DEADLINE);

/** Lines without an end mark before the first statement that may be a title and what stands under it. */
const TITLE_LINES = 2;

/** The material as statements, each with its section, owner and deadline. Injected orders are left out. */
export function statementsOf(source: string, injections: Injection[]): Statement[] {
  const statements = statementsBelow(source, injections, TITLE_LINES);
  return statements.length > 0 ? statements : statementsBelow(source, injections, 0);
}

/** @param titles how many lines at the beginning may be titles */
function statementsBelow(source: string, injections: Injection[], titles: number): Statement[] {
  const statements: Statement[] = [];
  const orders = injections.toSorted((a, b) => a.start - b.start);
  let nextOrder = 0;
  let passedOver = 0;
  let section: Section = "body";
  for (const line of source.matchAll(/[^\n]+/g)) {
    const end = line.index + line[0].length;
    while ((orders[nextOrder]?.end ?? Number.POSITIVE_INFINITY) <= line.index) nextOrder += 1;
    const order = orders[nextOrder];
    const hit = order && order.start < end ? order : undefined;
    const raw = hit ? line[0].slice(0, Math.max(0, hit.start - line.index)) : line[0];
    const body = raw
      .replace(NUMBERED, "")
      .replace(/^#+\s*/, "")
      .trim();
    if (body === "") continue;
    const heading = headingOf(body);
    if (heading) section = heading.section;
    else if (TOP_LEVEL.test(raw) && section !== "decision") section = "body";
    else if (section === "meta" || section === "attendance") section = "body";
    const rest = heading ? heading.rest : body;
    if (rest === "") continue;
    if (statements.length === 0 && passedOver < titles && !heading && isTitle(rest)) {
      passedOver += 1;
      continue;
    }
    let at = 0;
    for (const text of section === "decision" ? [rest] : sentencesOf(rest)) {
      const decided: Section = section !== "decision" && INLINE_DECISION.test(text) ? "decision" : section;
      at = Math.max(at, raw.indexOf(text, at));
      statements.push({
        text,
        section: decided,
        ...partsOf(text),
        order: statements.length,
        at: line.index + at,
      });
    }
  }
  return statements;
}

export function partsOf(text: string): { owner: string | null; deadline: string | null } {
  if (!isMostlyHan(text)) {
    return { owner: ORG_EN.exec(text)?.[1]?.trim() ?? null, deadline: DEADLINE_EN.exec(text)?.[0] ?? null };
  }
  const named =
    /(?:由|請|責成|交由|授權)((?:本府|縣府|市府)?\p{Script=Han}{1,8}?(?:處|局|科|室|所|課|公所|中心|大隊|分隊|分局|隊|國小|國中|高中|學校|小組|委員會|公司|協會))/u.exec(
      text,
    );
  return { owner: (named ?? ORG_ZH.exec(text))?.[1] ?? null, deadline: DEADLINE_ZH.exec(text)?.[0] ?? null };
}

function headingOf(line: string): { section: Section; rest: string } | null {
  for (const [section, pattern] of HEADINGS) {
    const match = pattern.exec(line);
    if (!match) continue;
    const after = line.slice(match[0].length);
    const colon = /^[^:：。]{0,16}[:：]\s*/.exec(after);
    if (!colon && after.trim() !== "" && !(section === "meta")) continue;
    return { section, rest: colon ? after.slice(colon[0].length).trim() : section === "meta" ? line : "" };
  }
  return null;
}

const isTitle = (line: string) =>
  !/[。.!！?？]$/.test(line) && [...line].length < (isMostlyHan(line) ? 60 : 140);
