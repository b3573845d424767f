import type { Reading } from "../reading.ts";
import { phrase, sentence } from "./style.ts";

type Happening = {
  who: string;
  what: string;
  when: string | null;
  where: string | null;
  isOver: boolean;
  gap: string | null;
};

export type PressWords = {
  event(happening: Happening): string;
  thisEvent: string;
  welcome(audience: string | null): string;
  headline(event: string, organiser: string | null, day: string | null, isOver: boolean): string;
  untitled: string;
  issuer(who: string): string;
  date(date: string): string;
  contact(officer: string): string;
  phone(phone: string): string;
  more(value: string): string;
  detail(label: string, value: string): string;
  listed(label: string, values: string[]): string;
  undated(gap: string): string;
  quoted(label: string, value: string, who: string | null): string;
  inventedQuote(quote: string): string;
  livelyLead: [string, ...string[]];
  livelyTitle: [string, ...string[]];
  padding: string[];
  glue: string;
  comma: string;
  sentenceEnd: RegExp;
};

/** Asked for something lively, the model reaches for superlatives. */
export function isLively(reading: Reading): boolean {
  const words = [reading.role, reading.audience, ...reading.mention, ...reading.steps].join(" ");
  return (
    /吸睛|吸引|活潑|生動|熱鬧|有感|爆款|catchy|lively|exciting|eye-?catching|attractive/i.test(words) ||
    reading.tone === "warm"
  );
}

export const PRESS_ZH: PressWords = {
  event: ({ who, what, when, where, isOver, gap }) => {
    const missing =
      gap === null ? [] : [...(when ? [] : [`時間：${gap}`]), ...(where ? [] : [`地點：${gap}`])];
    const aside = missing.length > 0 ? `（${missing.join("；")}）` : "";
    const time = when ? `${isOver ? "於" : "將於"}${phrase(when)}` : isOver ? "已" : "將";
    if (who === "") return `「${what}」${time}${where ? `在${phrase(where)}` : ""}舉辦${aside}。`;
    return `${who}${time}${where ? `在${phrase(where)}` : ""}舉辦「${what}」${aside}。`;
  },
  thisEvent: "本項活動",
  welcome: (audience) => (audience ? `歡迎${audience}踴躍參加。` : ""),
  headline: (event, organiser, day, isOver) =>
    isOver
      ? `「${event}」順利舉行`
      : day
        ? `「${event}」${day}登場`
        : organiser
          ? `${organiser}推出「${event}」`
          : `「${event}」即將登場`,
  untitled: "推動為民服務新措施",
  issuer: (who) => `發布單位：${who}`,
  date: (date) => `發布日期：${date}`,
  contact: (officer) => `新聞聯絡人：${officer}`,
  phone: (phone) => `聯絡電話：${phone}`,
  more: (value) => (value.includes("@") ? `電子信箱：${value}` : `其他聯絡方式：${value}`),
  detail: (label, value) => {
    const short = [...value].length <= 24 && !/[，：:]/.test(value);
    if (/^免費/.test(value))
      return sentence(/費/.test(label) ? `活動${value}參加`.replace("參加參加", "參加") : `${label}${value}`);
    return sentence(short ? `${label}為${value}` : `${label}：${value}`);
  },
  listed: (label, values) => `${label.replace(/^(?:內容|重點|特色)/, "活動$&")}包括${values.join("；")}`,
  undated: (gap) => `（日期：${gap}）`,
  quoted: (label, value, who) => {
    const speaker = /(?:縣長|局長|處長|市長|鄉長|鎮長|首長)/.exec(label)?.[0] ?? who ?? "主辦單位";
    const named = /^([^：:，「]{2,12})[：:]\s?(.+)$/.exec(value);
    const [by, words] = named ? [named[1] ?? speaker, named[2] ?? value] : [speaker, value];
    return words.includes("「")
      ? sentence(`${by}表示，${words}`.replace("表示，表示", "表示"))
      : sentence(`${by}表示，${words}`);
  },
  inventedQuote: (quote) => `縣長表示，「${quote}」`,
  livelyLead: ["年度最受矚目的盛事來了！", "大家引頸期盼的好消息來了！", "好消息來了！"],
  livelyTitle: ["　史上最盛大、絕對不容錯過！", "　精彩登場、令人驚豔！", "　歡迎一起來！"],
  padding: [
    "主辦單位表示，相關工作已積極籌備，期盼透過多元管道讓民眾了解並共同參與。",
    "未來將持續傾聽民眾意見，精進各項服務，打造更便利、更友善的生活環境。",
    "詳細資訊請留意主辦單位後續公告，並歡迎民眾與親友分享。",
    "主辦單位也提醒民眾，參與時請遵守現場指引，共同維護公共秩序與環境整潔。",
  ],
  glue: "",
  comma: "，",
  sentenceEnd: /(?<=[。！？])(?!」)|(?<=[。！？]」)/u,
};

export const PRESS_EN: PressWords = {
  event: ({ who, what, when, where, isOver, gap }) => {
    const missing =
      gap === null ? [] : [...(when ? [] : [`time: ${gap}`]), ...(where ? [] : [`place: ${gap}`])];
    const aside = missing.length > 0 ? ` (${missing.join("; ")})` : "";
    return `${who || "The organiser"} ${isOver ? "held" : "will hold"} ${what}${where ? ` at ${phrase(where)}` : ""}${when ? ` on ${phrase(when)}` : ""}${aside}.`;
  },
  thisEvent: "the event",
  welcome: (audience) => (audience ? `It is open to ${audience}.` : ""),
  headline: (event, organiser) => (organiser ? `${organiser} to hold ${event}` : `${event} to be held`),
  untitled: "A new step in public services",
  issuer: (who) => `Issued by: ${who}`,
  date: (date) => `Date of issue: ${date}`,
  contact: (officer) => `Press contact: ${officer}`,
  phone: (phone) => `Telephone: ${phone}`,
  more: (value) => `Contact: ${value}`,
  detail: (label, value) => sentence(`${label}: ${value}`),
  listed: (label, values) =>
    `${/programme/i.test(label) ? "The programme" : "It"} includes ${values.map((one) => one.charAt(0).toLowerCase() + one.slice(1)).join("; ")}`,
  undated: (gap) => ` (date: ${gap})`,
  quoted: (_, value, who) => {
    const named = /^([^:"“]{2,40}):\s?(.+)$/.exec(value);
    return named
      ? `${named[1]} said: ${sentence(named[2] ?? "")}`
      : `${who ?? "The organiser"} said: ${sentence(value)}`;
  },
  inventedQuote: (quote) => `The magistrate said: “${quote}”`,
  livelyLead: ["The most anticipated event of the year is here!", "The wait is over!", "Good news!"],
  livelyTitle: [": the biggest ever, not to be missed!", ": simply amazing!", ": come and join!"],
  padding: [
    "The organiser said that preparations are well under way and that everyone is welcome to learn more and take part.",
    "The office will keep listening to residents and improving its services for a friendlier living environment.",
    "Please watch for further announcements, and feel free to share the news with family and friends.",
  ],
  glue: " ",
  comma: ", ",
  sentenceEnd: /(?<=[.!?])\s+(?=[A-Z"“])/,
};
