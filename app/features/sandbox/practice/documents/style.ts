import type { Locale } from "#app/platform/locale.ts";
import { partsOf } from "../material.ts";
import { numberOf } from "../numerals.ts";
import type { Reading } from "../reading.ts";
import { isMostlyHan } from "../text.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DATES: { pattern: RegExp; read: (match: string[]) => [number, number, number] }[] = [
  {
    pattern: /(?:中華民國|民國)?\s?(?<!\d)(\d{2,4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g,
    read: ([, year, month, day]) => [Number(year), Number(month), Number(day)],
  },
  {
    pattern: /(?<![\d./-])(20\d\d|1[01]\d)([/.-])(\d{1,2})\2(\d{1,2})(?![\d/-])/g,
    read: ([, year, , month, day]) => [Number(year), Number(month), Number(day)],
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2}) (${MONTHS.join("|")}),? (20\\d\\d)\\b`, "g"),
    read: ([, day, month = "", year]) => [Number(year), MONTHS.indexOf(month) + 1, Number(day)],
  },
];

/** Dates and amounts in the style that was asked for; as they are written where none was. */
export function restyled(text: string, reading: Reading): string {
  let styled = text;
  if (reading.dateStyle !== null) {
    for (const { pattern, read } of DATES) {
      styled = styled.replace(pattern, (...match) => {
        const [year, month, day] = read(match.slice(0, 5).map(String));
        if (month < 1 || month > 12 || day < 1 || day > 31) return String(match[0]);
        const gregorian = year < 1000 ? year + 1911 : year;
        const pad = (part: number) => String(part).padStart(2, "0");
        return reading.dateStyle === "iso"
          ? `${gregorian}-${pad(month)}-${pad(day)}`
          : `${gregorian - 1911}年${month}月${day}日`;
      });
    }
  }
  if (reading.amountStyle !== "digits") return styled;
  return styled.replace(
    /([零〇一二兩三四五六七八九十百千萬億壹貳參肆伍陸柒捌玖拾佰仟\d,.]{1,16})\s?元整?/g,
    (whole: string, number: string) => {
      const value = numberOf(number);
      const isPlain = /^[\d,.]+$/.test(number);
      return Number.isFinite(value) && !isPlain ? `${value.toLocaleString("en-US")}元` : whole;
    },
  );
}

/** The deadline of a statement, whole: its year belongs to it. */
export function deadlineIn(text: string): string | null {
  const { deadline } = partsOf(text);
  if (deadline === null) return null;
  const end = text.indexOf(deadline) + deadline.length;
  return (
    deadline + (/^(?:\d+\b|,? \d{4}\b| \d{1,2}(?:,? \d{4})?\b)+/.exec(text.slice(end, end + 12))?.[0] ?? "")
  );
}

const PHONE = /(?:\(0\d{1,2}\)|\b0\d{1,3})[-\s]?\d{3,4}[-\s]?\d{3,4}(?:\s?(?:轉|#|分機|ext\.?)\s?\d{1,5})?/gi;

export const phonesIn = (text: string): string[] => text.match(PHONE) ?? [];

const PHONE_IN_WORDS = new RegExp(
  `(?:，|、|；|, )?(?:（|\\()?(?:我的|聯絡|連絡|my |contact )?(?:電話|手機|專線|phone|mobile|tel)?(?: ?號碼| number)?(?:是|為|：|:| is)?\\s?${PHONE.source}(?:）|\\))?`,
  "gi",
);

/** Without phone numbers and the words that lead to them. */
export const withoutPhones = (text: string): string => text.replace(PHONE_IN_WORDS, "");

const CLOSING = /請(?:鑒核|核示|查照|察照|卓參|酌處|照辦|鑑核|鑒察|備查|核備)/g;
const CLOSING_IN_WORDS = new RegExp(
  `[，。；、]?\\s?(?:並|復|敬|謹|陳|報|呈|惠|簽|爰|均)*${CLOSING.source}(?:惠復|轉知|見復)?(?=[，。；、\\s」]|$)`,
  "g",
);

/** Without the general closing terms of letters and the words around them: 敬請 鑒核, 請 查照惠復. */
export function withoutClosings(text: string): string {
  if (!text.includes("請")) return text;
  let plain = text.replace(/(請)\s+(?=[鑒鑑核查察卓酌照備])/g, "$1").replace(CLOSING_IN_WORDS, "");
  for (let round = 0; round < 3 && plain.search(CLOSING) >= 0; round += 1) plain = plain.replace(CLOSING, "");
  return plain;
}

/** A sentence as an item of a document: one line, one end mark. */
export function sentence(text: string): string {
  const plain = text
    .replace(/\s*\n\s*/g, "，")
    .replace(/^[，。；、,;\s]+|[，；、,;：:\s]+$/gu, "")
    .replace(/[。.；]+$/u, "");
  if (plain === "") return "";
  if (/[！？!?]$|[。！？!?][」』]$/u.test(plain)) return plain;
  return isMostlyHan(plain) ? `${plain}。` : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`;
}

/** Without the end mark, to be built into another sentence. */
export const phrase = (text: string): string =>
  text.replace(/\s*\n\s*/g, " ").replace(/^[，。；、,;\s]+|[，。；、,;.：:！!\s]+$/gu, "");

/** Words that the prompt rules out are left out, and the marks around them put right. */
export function withoutAvoided(text: string, avoid: string[], kept: string | null): string {
  let plain = text;
  for (const word of avoid) {
    if (word.trim() === "" || word === kept) continue;
    for (let round = 0; round < 3 && plain.includes(word); round += 1) plain = plain.split(word).join("");
  }
  return plain === text
    ? text
    : plain
        .replace(/，{2,}/g, "，")
        .replace(/[，、]([。；])/g, "$1")
        .replace(/。{2,}/g, "。")
        .replace(/([：:\n])[，、。]/g, "$1")
        .replace(/「」|（）/g, "")
        .replace(/(\S) {2,}/g, "$1 ");
}

/** The language of the document: asked for, else that of the material, else that of the prompt. */
export function languageOf(reading: Reading): Locale {
  if (reading.outputLanguage) return reading.outputLanguage;
  const source = reading.source?.text.slice(0, 4000) ?? "";
  // Other scripts say nothing about which of the two it is.
  if (/[\p{Script=Han}\p{Script=Latin}]/u.test(source)) return isMostlyHan(source) ? "zh-TW" : "en";
  return reading.language;
}

/** The first wording that holds none of the words ruled out. At a temperature above 0 any of them. */
export function sayer(reading: Reading, temperature: number, random: () => number) {
  return (...wordings: [string, ...string[]]): string => {
    const free = wordings.filter((one) => !reading.avoid.some((word) => word !== "" && one.includes(word)));
    const choice = temperature > 0 ? free[Math.floor(random() * free.length)] : free[0];
    return choice ?? wordings[0];
  };
}

export type Say = ReturnType<typeof sayer>;
