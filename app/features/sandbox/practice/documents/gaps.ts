import type { Locale } from "#app/platform/locale.ts";
import type { Reading } from "../reading.ts";

/** What a document needs and the material may not say. */
export type Detail =
  | "sender"
  | "recipient"
  | "date"
  | "number"
  | "subject"
  | "background"
  | "basis"
  | "request"
  | "deadline"
  | "owner"
  | "time"
  | "place"
  | "name"
  | "phone"
  | "officer"
  | "quote"
  | "result"
  | "option"
  | "event"
  | "meeting"
  | "any";

type Stock = Record<Detail, [string, ...string[]]>;

/** All of it fictional: what a model tells when nobody said what to do about a gap. */
const ZH: Stock = {
  sender: ["晴川縣政府"],
  recipient: ["各鄉鎮市公所", "青禾市政府", "本府各單位"],
  date: ["中華民國115年9月15日", "中華民國115年10月6日", "中華民國115年8月24日"],
  number: ["府行管字第1150123456號", "府綜企字第1150098765號", "府秘文字第1150045678號"],
  subject: ["檢送本府「推動業務精進實施計畫」", "檢送本府「為民服務品質提升方案」"],
  background: [
    "為提升為民服務品質，本府業於115年7月15日召開跨單位協調會議，並獲致具體共識。",
    "本案經費計新臺幣350萬元，由115年度相關預算支應。",
    "本案涉及各單位權責，請持續加強橫向聯繫，以發揮整體綜效。",
  ],
  basis: [
    "依據地方制度法第19條及本府115年度施政計畫辦理。",
    "依據本府115年7月15日府行管字第1150076543號函辦理。",
  ],
  request: ["請於115年10月31日前提報執行情形。", "請指派專責人員配合辦理，並於115年11月15日前回復。"],
  deadline: ["115年12月31日前", "115年11月28日前", "115年12月12日前"],
  owner: ["行政處", "計畫處", "秘書處"],
  time: ["115年9月15日（星期二）上午10時", "115年10月6日（星期二）下午2時"],
  place: ["本府第一會議室", "本府三樓大禮堂"],
  name: ["林志明", "陳淑芬", "張家豪"],
  phone: ["(03)555-0123轉215", "(04)555-0188轉301"],
  officer: ["行政處林科員", "計畫處陳科員"],
  quote: ["這項工作是本府送給鄉親最好的禮物，我們一定全力以赴，讓大家看得到改變！"],
  result: ["本府已派員至現場勘查，並已協調相關單位於115年10月31日前改善完成。"],
  option: ["委外辦理，經費約120萬元，預計115年12月完成", "自行辦理，經費約80萬元，預計116年3月完成"],
  meeting: ["業務推動協調會議", "跨單位工作會議"],
  event: ["為民服務嘉年華", "便民服務體驗日"],
  any: ["業已完成相關規劃，將於115年12月31日前辦理完竣。"],
};

const EN: Stock = {
  sender: ["Qingchuan County Government"],
  recipient: ["All township offices", "Qinghe City Government"],
  date: ["15 September 2026", "6 October 2026", "24 August 2026"],
  number: ["QC-ADM-1150123456", "QC-PLN-1150098765"],
  subject: ["Plan to improve public services", "Programme for better administrative work"],
  background: [
    "A meeting of all units was held on 15 July 2026 and reached a clear agreement.",
    "The budget is NT$3.5 million, covered by the funds of 2026.",
    "The matter concerns several units, so close cooperation will be essential.",
  ],
  basis: ["This is done under Article 19 of the Local Government Act."],
  request: ["Please report progress by 31 October 2026."],
  deadline: ["by 31 December 2026", "by 28 November 2026"],
  owner: ["Administration Department", "Planning Department"],
  time: ["15 September 2026, 10:00", "6 October 2026, 14:00"],
  place: ["Meeting Room 1", "the main hall of the County Hall"],
  name: ["Daniel Lin", "Grace Chen"],
  phone: ["(03) 555-0123 ext. 215", "(04) 555-0188 ext. 301"],
  officer: ["Ms Lin, Administration Department", "Mr Chen, Planning Department"],
  quote: [
    "This is the best present that we could give our residents, and we will do everything to make it last!",
  ],
  result: ["Officers have inspected the site and arranged for repairs to be finished by 31 October 2026."],
  option: [
    "outsourcing, about NT$1,200,000, finished in December 2026",
    "own staff, about NT$800,000, finished in March 2027",
  ],
  meeting: ["coordination meeting", "working group meeting"],
  event: ["the Public Service Fair"],
  any: ["All arrangements have been made and will be completed by 31 December 2026."],
};

/** Fills what the source leaves open. `null` leaves a blank to be filled by hand. */
export type Gaps = {
  /** The prompt's word for a gap; null for a blank; a plausible invention when the prompt says nothing. */
  fill(detail: Detail): string | null;
  /** True when the model makes things up: neither a gap rule nor "only what the source says". */
  invents: boolean;
  /** All the stock's inventions of a kind, empty unless it invents. */
  inventions(detail: Detail): string[];
};

export function gapsOf(reading: Reading, language: Locale, random: () => number): Gaps {
  const stock = language === "en" ? EN : ZH;
  const invents = reading.gap === null && !reading.grounded;
  return {
    invents,
    fill: (detail) => {
      if (reading.gap !== null) return reading.gap;
      if (reading.grounded) return null;
      const choices = stock[detail];
      return choices[Math.floor(random() * choices.length)] ?? choices[0];
    },
    inventions: (detail) => (invents ? [...stock[detail]] : []),
  };
}
