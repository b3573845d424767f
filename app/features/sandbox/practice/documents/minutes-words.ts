import { phrases } from "../phrases.ts";
import type { Decision } from "./meeting-facts.ts";

export type MinutesWords = {
  title(name: string): string;
  time: string;
  place: string;
  chair: string;
  recorder: string;
  attendance: string;
  absent: string;
  opening: string;
  reports: string;
  discussion: string;
  decisions: string;
  followUp: string;
  motion: string;
  adjourned: string;
  columns: string[];
  aside(owner: string | null, deadline: string | null, decision: Decision, gap: string | null): string;
  track(owner: string | null, matter: string, deadline: string | null): string;
  formal(text: string): string;
  /** What is to be done, without who and by when. */
  matter(text: string, decision: Decision): string;
};

/** What is said at a table, and how minutes put it. */
const FORMAL: [RegExp, string][] = [
  [/^(\p{Script=Han}{1,6}[處局室科所])說(?!明)，?/gu, "$1表示，"],
  [/覺得/g, "認為"],
  [/修好/g, "修繕完成"],
  [/(?:弄好|做好|弄完|做完|搞定)/g, "完成"],
  [/還沒(?:有)?談妥/g, "尚未協調完成"],
  [/還沒(?:有)?/g, "尚未"],
  [/大家(?=認為|同意|都)/g, "與會人員"],
  [/問說?(?=能不能|可不可以)/g, "詢問"],
  [/(?:能不能|可不可以)/g, "可否"],
  [/沒辦法(?=[，。；]|$)/g, "有困難"],
  [/沒辦法/g, "無法"],
  [/([處局科所室])(?=\d{1,2}月\d{1,2}日(?:以|之)?前)/g, "$1於"],
  [/，(?=\d{1,2}月\d{1,2}日(?:以|之)?前)/g, "，並於"],
  [/怕(?=\p{Script=Han})/gu, "擔心"],
];

export const MINUTES_ZH: MinutesWords = {
  title: (name) =>
    /紀錄$/.test(name)
      ? name
      : /會議$|會$/.test(name)
        ? `${name}${/會議$/.test(name) ? "" : "議"}紀錄`
        : `${name}會議紀錄`,
  time: "時間",
  place: "地點",
  chair: "主席",
  recorder: "紀錄",
  attendance: "出席",
  absent: "請假",
  opening: "主席致詞",
  reports: "報告事項",
  discussion: "討論事項",
  decisions: "決議",
  followUp: "追蹤事項",
  motion: "臨時動議",
  adjourned: "散會",
  columns: ["決議事項", "主辦單位", "期限"],
  aside: (owner, deadline) => {
    const parts = [...(owner ? [`主辦單位：${owner}`] : []), ...(deadline ? [`期限：${deadline}`] : [])];
    return parts.length > 0 ? `（${parts.join("；")}）` : "";
  },
  track: (owner, matter, deadline) =>
    `${owner ? `${owner}：` : ""}${matter}${deadline ? `（期限：${deadline}）` : ""}。`,
  formal: (text) => FORMAL.reduce((said, [pattern, by]) => said.replace(pattern, by), text),
  matter: (text, { owner, deadline }) => phrases("zh-TW").matterOf(withoutDue(text, deadline), owner),
};

export const MINUTES_EN: MinutesWords = {
  title: (name) =>
    /minutes/i.test(name) ? name : `Minutes of the ${name.replace(/^the /i, "") || "meeting"}`,
  time: "Time",
  place: "Place",
  chair: "Chair",
  recorder: "Minutes by",
  attendance: "Present",
  absent: "Apologies",
  opening: "Opening remarks",
  reports: "Reports",
  discussion: "Discussion",
  decisions: "Decisions",
  followUp: "Follow-up",
  motion: "Any other business",
  adjourned: "Adjourned",
  columns: ["Decision", "Owner", "Deadline"],
  aside: (owner, deadline) => {
    const parts = [...(owner ? [`owner: ${owner}`] : []), ...(deadline ? [`deadline: ${deadline}`] : [])];
    return parts.length > 0 ? ` (${parts.join("; ")})` : "";
  },
  track: (owner, matter, deadline) =>
    `${owner ? `${owner}: ` : ""}${matter}${deadline ? ` (deadline: ${deadline})` : ""}.`,
  formal: (text) => text,
  matter: (text, { owner, deadline }) => phrases("en").matterOf(withoutDue(text, deadline), owner),
};

function withoutDue(text: string, deadline: string | null): string {
  const at = deadline === null ? -1 : text.indexOf(deadline);
  if (deadline === null || at < 0) return text;
  return text.slice(0, at).replace(/(?:並?於|在| )$/, "") + text.slice(at + deadline.length);
}
