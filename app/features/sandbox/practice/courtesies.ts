import type { Locale } from "#app/platform/locale.ts";
import type { Courtesy } from "./lay-out.ts";

// What the model says around its answers. At temperature 0 it is always the first wording; above, any of them.

type Wordings = readonly [string, ...string[]];

/** Other wordings of the greetings before a summary and an extraction. */
export const others = (locale: Locale) => OTHERS[locale];

const OTHERS = {
  "zh-TW": {
    summary: [
      "沒問題！以下為您整理這份資料的重點：",
      "好的，我已閱讀完畢，重點整理如下：",
      "以下是這份內容的摘要，供您參考：",
    ],
    extract: [
      "好的，我從內容中整理出以下資料：",
      "沒問題！您要的資料如下：",
      "以下是我找到的資料，供您參考：",
    ],
  },
  en: {
    summary: [
      "Of course! The main points are these:",
      "Sure, I've read the text; here is what matters:",
      "Here is a summary for your reference:",
    ],
    extract: [
      "Of course! These are the details I found:",
      "Sure, here are the details you asked for:",
      "Here is the information for your reference:",
    ],
  },
} as const;

const OPENINGS: Record<"classify" | "rewrite" | "answer" | "compare" | "steps", Record<Locale, Wordings>> = {
  classify: {
    "zh-TW": ["您好！以下是分類的結果：", "好的，分類結果如下：", "沒問題！我判斷的類別如下："],
    en: [
      "Certainly! Here is the classification:",
      "Sure, I would classify it as follows:",
      "Of course! The result:",
    ],
  },
  rewrite: {
    "zh-TW": ["您好！以下是改寫後的版本：", "好的，我把它改寫成比較好讀的文字：", "沒問題！改寫如下："],
    en: [
      "Certainly! Here is a plainer version:",
      "Sure, here is the text in plain words:",
      "Of course! Rewritten:",
    ],
  },
  answer: {
    "zh-TW": ["您好！關於您的問題，說明如下：", "感謝您的提問，以下是我的回答：", "好的，為您說明如下："],
    en: ["Certainly! Here is the answer to your question:", "Thank you for asking. In short:", "Of course!"],
  },
  compare: {
    "zh-TW": ["您好！以下是兩份文件的比較結果：", "好的，兩份文件的異同如下：", "沒問題！我比對的結果如下："],
    en: [
      "Certainly! Here is how the two texts compare:",
      "Sure, the differences are these:",
      "Of course! Compared:",
    ],
  },
  steps: {
    "zh-TW": [
      "您好！我依照您指定的步驟逐一處理如下：",
      "好的，以下依步驟說明：",
      "沒問題！各步驟的結果如下：",
    ],
    en: [
      "Certainly! I'll take your steps one by one:",
      "Sure, step by step:",
      "Of course! Here is each step:",
    ],
  },
};
const CLOSINGS: Record<Locale, Wordings> = {
  "zh-TW": [
    "希望以上內容對您有幫助。若需要調整，歡迎隨時告訴我！",
    "以上供您參考，如有其他需求請隨時提出。",
    "如果想換一種呈現方式，也歡迎告訴我！",
  ],
  en: [
    "I hope this helps! Let me know if you would like any changes.",
    "Feel free to ask if you need anything else.",
    "If you would prefer another form, just tell me!",
  ],
};

/** What the model says before and after an answer to one of its tasks, in the wording that `choose` picks. */
export const courtesyFor = (
  task: keyof typeof OPENINGS,
  locale: Locale,
  choose: (options: Wordings) => string,
): Courtesy => ({ opening: choose(OPENINGS[task][locale]), closing: choose(CLOSINGS[locale]) });
