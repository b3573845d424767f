import { partsOf } from "../material.ts";
import { sentencesOf } from "../text.ts";
import { withLabel } from "./letter-facts.ts";
import type { Notes } from "./notes.ts";
import { factOf, factsOf } from "./notes.ts";
import { deadlineIn, phrase } from "./style.ts";

export type Decision = { text: string; owner: string | null; deadline: string | null };

/** What rough notes say about a meeting. What they don't say is null or empty. */
export type MeetingFacts = {
  name: string | null;
  time: string | null;
  place: string | null;
  chair: string | null;
  recorder: string | null;
  attendance: string | null;
  absent: string | null;
  opening: string[];
  reports: string[];
  discussion: string[];
  decisions: Decision[];
  motion: string | null;
  adjourned: string | null;
};

const DECIDED =
  /主席(?:裁示|指示|決定|說就)|^(?:決議|裁示|結論|決定|最後決定|待辦)|會議決定|大家(?:都)?同意|決定由|\b(?:it was (?:agreed|decided|resolved)|(?:we|the meeting) (?:agreed|decided|resolved)|decision:|action:)/i;
const LEAD =
  /^(?:最後)?(?:主席(?:裁示|指示|決定)|決議|裁示|結論|決定|待辦|會議決定|大家(?:都)?同意|(?:it was|we|the meeting) (?:agreed|decided|resolved)(?: that| to)?|decision|action)\s?[:：,，]?\s?/i;
const REPORTED =
  /^\p{Script=Han}{2,8}(?:報告|說明)|^[A-Z][\w ]{2,30} (?:reported|report)\b|目前|執行率|進度|已完成/u;
const TIME =
  /(?:(?:民國)?\d{2,4}年)?\d{1,2}月\d{1,2}日(?:[（(][^）)]{1,5}[）)])?(?:\s?(?:上午|下午|早上|晚上)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[時點:：](?:\d{1,2}分?|[一二三四五六七八九十]{1,3}分|半)?)?|(?<!\d)\d{1,2}\/\d{1,2}(?:[（(][^）)]{1,5}[）)])?\s?(?:上午|下午|早上|晚上)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[點時:](?:\d{1,2}分?|半)?/u;
const ROOM =
  /(?:本府|本所|本局|[一二三四五六七八九十\d]{1,2}樓)?\p{Script=Han}{0,5}(?:會議室|禮堂|簡報室|教室|活動中心|會議廳)/u;
const ROOM_EN =
  /\b(?:(?:Meeting|Conference|Council) (?:Room|Hall|Chamber)(?: [A-Z\d]+)?|Room [A-Z]?\d{1,4})\b/;
const TIME_EN =
  /\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}(?: \d{4})?(?:,? (?:at )?\d{1,2}(?::\d{2})?\s?(?:am|pm)|,? (?:at )?\d{1,2}:\d{2})?/;
const CHAIR_EN = /\bchaired by ([A-Z][\w. ]{1,30}?)(?=[,.。]|$)/m;
const CHAIR = /(\p{Script=Han}{2,7}?)(?:主持|擔任主席)/u;
const RECORDER = /(?:^|[，、。（(])(\p{Script=Han}{2,4})(?:記錄|紀錄)(?=[，、。）)]|$)/u;
const SHORT_DEADLINE =
  /\d{1,2}\/\d{1,2}\s?(?:以前|之前|前|內)|(?:下下週|下週|本週|這週|下個月|本月)[一二三四五六日]?\p{Script=Han}{0,2}(?:以前|之前|前|內)|\bby (?:Monday|Tuesday|Wednesday|Thursday|Friday|next week|\d{1,2}\/\d{1,2})/u;

export function meetingFacts(notes: Notes): MeetingFacts {
  const said = factsOf(notes, "discussion").flatMap(sentencesOf);
  const loose = [
    ...notes.lines,
    ...factsOf(notes, "background").flatMap(sentencesOf),
    ...factsOf(notes, "result"),
    ...factsOf(notes, "next"),
  ];
  const header = [...notes.statements.slice(0, 6), notes.title ?? ""].join("。");
  const decided = [
    ...factsOf(notes, "decision"),
    ...factsOf(notes, "request"),
    ...said.filter((one) => DECIDED.test(one)),
    ...loose.filter((one) => isDecision(one)),
  ].map(decisionOf);
  const others = loose.filter((one) => !isDecision(one) && !isHeader(one) && !ENDED.test(one));
  const opening = notes.facts.filter((fact) => fact.kind === "opening").flatMap(({ values }) => values);
  return {
    name: meetingName(notes),
    time: factOf(notes, "time") ?? TIME.exec(header)?.[0] ?? TIME_EN.exec(header)?.[0] ?? null,
    place: factOf(notes, "place") ?? ROOM.exec(header)?.[0] ?? ROOM_EN.exec(header)?.[0] ?? null,
    chair: factOf(notes, "chair") ?? CHAIR.exec(header)?.[1] ?? CHAIR_EN.exec(header)?.[1] ?? null,
    recorder: factOf(notes, "recorder") ?? RECORDER.exec(header)?.[1] ?? null,
    attendance: factsOf(notes, "attendance").join("、") || null,
    absent:
      factsOf(notes, "absent")
        .filter((one) => !/^(?:無|none)$/i.test(one))
        .join("、") || null,
    opening,
    reports: [
      ...notes.facts
        .filter((fact) => fact.kind === "report")
        .flatMap(({ label, values }) =>
          values.map((value) => (isOwnReport(label) ? withLabel(label, value) : value)),
        ),
      ...others.filter((one) => REPORTED.test(one)),
    ],
    discussion: [...said.filter((one) => !DECIDED.test(one)), ...others.filter((one) => !REPORTED.test(one))],
    decisions: decided.filter((one) => phrase(one.text) !== ""),
    motion: factOf(notes, "motion"),
    adjourned:
      factOf(notes, "adjourned") ??
      notes.lines.find((one) => ENDED.test(one))?.replace(/\s?(?:散會|結束).*$/, "") ??
      null,
  };
}

/** A sentence with a unit and a date by which to act is a decision, also in notes that don't call it so. */
const isDecision = (text: string) =>
  DECIDED.test(text) ||
  (ownerOf(text) !== null &&
    !/希望|建議|hope|would like/i.test(text) &&
    (deadlineOf(text) !== null || (PENDING.test(text) && !/^[^，。]{1,10}：/.test(text))));
/** What was left for somebody to look into is decided too, though nobody set a date. */
const PENDING =
  /再(?:研究|研議|評估|確認|討論)|另案|續辦|負責|帶回|\b(?:look into|check|follow up|prepare|come back)\b/;
const ENDED = /^(?:(?:上午|下午)?\d{1,2}[:：時點]\d{0,2}分?)\s?(?:散會|結束)/;
const isHeader = (text: string) =>
  CHAIR.test(text) || CHAIR_EN.test(text) || RECORDER.test(text) || (TIME.test(text) && ROOM.test(text));
const isOwnReport = (label: string) =>
  !/^(?:報告(?:事項|內容|案)?|工作報告|業務報告|reports?|progress|updates?)$/i.test(label);

export function decisionOf(text: string): Decision {
  const plain = text.replace(LEAD, "").trim();
  return { text: plain === "" ? text : plain, owner: ownerOf(text), deadline: deadlineOf(text) };
}

const deadlineOf = (text: string): string | null =>
  deadlineIn(text) ?? SHORT_DEADLINE.exec(text)?.[0] ?? null;

function ownerOf(text: string): string | null {
  const plain = text.replace(LEAD, "");
  const all =
    /^(?:請)?((?:本府)?各(?:局處|處室|科室|單位|機關|學校|鄉鎮市公所|公所|里)|全體\p{Script=Han}{2,4}?(?=應|請|於))/u.exec(
      plain,
    )?.[1];
  const person = /由(\p{Script=Han}{2,4})(?:負責|主辦|承辦|彙整)/u.exec(plain)?.[1];
  const english =
    /^(?:The )?([A-Z][\w'’&-]*(?: (?:[A-Z][\w'’&-]*|of|and|for))*) (?:will|shall|to|is to|must|should)\b/.exec(
      plain,
    )?.[1];
  return all ?? english ?? partsOf(plain).owner ?? person ?? null;
}

function meetingName(notes: Notes): string | null {
  const named =
    notes.title &&
    /會議(?!室)|會議室.*會議|紀錄|筆記|小組|委員會|會報|座談會|meeting|minutes|committee/i.test(notes.title)
      ? notes.title
      : null;
  const name = factOf(notes, "event") ?? named;
  if (!name) return null;
  return (
    phrase(name)
      .replace(/^(?:rough )?notes (?:of|from|on) (?:the )?|\s+notes$/gi, "")
      .replace(/(?:會議)?(?:的)?(?:筆記|速記|手記|草稿|逐字稿|重點|紀要)(?:（.{0,10}）)?$/, "") || null
  );
}
