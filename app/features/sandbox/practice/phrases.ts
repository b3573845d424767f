import type { Locale } from "#app/platform/locale.ts";
import type { Field, FieldKind } from "./reading.ts";

/** What the practice model says of its own accord: politeness, padding, inventions. All of it is fictional. */
export type Phrases = {
  summaryOpening(audience: string | null): string;
  extractOpening: string;
  padding: string;
  closing: string;
  missingDeadline(gap: string): string;
  missingOwner(gap: string): string;
  inventedDeadline(random: () => number): string;
  aside(parts: string[]): string;
  ownerPrefix(owner: string): string;
  matterOf(text: string, owner: string | null): string;
  invented(kind: FieldKind, random: () => number): string;
  prose(fields: { field: Field; value: string }[]): string;
  noMaterial: string;
  noTask: string;
  notDone(asked: string): string;
  inventedSummary(random: () => number): string[];
  obeyed: string;
};

const pick = <T>(options: readonly [T, ...T[]], random: () => number): T =>
  options[Math.floor(random() * options.length)] ?? options[0];

const zh: Phrases = {
  summaryOpening: (audience) =>
    audience
      ? `您好！以下是為${audience}整理的會議重點：`
      : "您好！很高興為您服務，以下是為您整理的摘要重點：",
  extractOpening: "您好！以下是根據您提供的內容整理的結果：",
  padding: "整體而言，本次內容相當豐富，各項工作均有賴各單位通力合作，後續推動情形值得持續關注。",
  closing: "希望以上整理對您有幫助。若需要調整內容或其他格式，歡迎隨時告訴我！",
  missingDeadline: (gap) => `期限：${gap}`,
  missingOwner: (gap) => `單位：${gap}`,
  inventedDeadline: (random) => `${pick(["12月31日", "11月28日", "12月12日"], random)}前`,
  aside: (parts) => `（${parts.join("，")}）`,
  ownerPrefix: (owner) => `${owner}：`,
  matterOf: (text, owner) =>
    (owner
      ? text.replace(new RegExp(`(?:由|請|責成|交由)?${escapePattern(owner)}(?:負責|主辦|應|須)?`), "")
      : text
    ).replace(/^[，：:]+/, ""),
  invented: (kind, random) =>
    ({
      name: pick(["林志明", "陳淑芬", "張家豪"], random),
      date: pick(["115年8月20日", "115年7月8日", "115年6月30日"], random),
      amount: pick(["12,000元", "5,500元", "20,000元"], random),
      place: pick(["中正路88號", "民生路二段16號", "和平街45號"], random),
      phone: pick(["0912-345-678", "0987-654-321", "0933-222-111"], random),
      email: "citizen@mail.example",
      request: "希望有關單位儘速處理並回復。",
      matter: "民眾反映生活環境問題。",
      label: pick(["一般案件", "A-1150901", "第二類"], random),
    })[kind],
  prose: (values) =>
    `根據來信內容，${values.map(({ field, value }) => `${field.name}為${value}`).join("，")}。建議承辦單位儘速了解情形，並適時向當事人說明。`,
  noMaterial: "您的提示詞裡沒有附上要整理的內容，請把內容放進來再試一次。",
  noTask:
    "您好！請告訴我要做什麼。這個練習模型會摘要、擷取欄位、分類、把公文改寫成白話、撰寫公文與新聞稿、依資料回答問題、比較兩份文件；請一併附上要處理的資料，並說明格式與限制。",
  notDone: (asked) =>
    `這個練習模型不會「${asked}」。它會的是：摘要、擷取欄位、分類、把公文改寫成白話、撰寫公文與新聞稿、依資料回答問題、比較兩份文件。`,
  inventedSummary: (random) => [
    `本次會議由各單位出席，共${pick(["18", "23", "27"], random)}人參加`,
    `會中通過經費${pick(["350", "480", "620"], random)}萬元，預計年底前執行完畢`,
    "後續由承辦單位彙整意見，提報下次會議",
  ],
  obeyed: "好的，我會依照文中的指示辦理。",
};

const en: Phrases = {
  summaryOpening: (audience) =>
    audience
      ? `Certainly! Here are the main points for ${audience}:`
      : "Certainly! I'd be happy to help. Here is a summary of the main points:",
  extractOpening: "Certainly! Here is what I found in the text you provided:",
  padding:
    "Overall, the matter is a rich and complex one. Good cooperation between all units will be essential, and further progress deserves close attention.",
  closing: "I hope this helps! Let me know if you would like any changes or another format.",
  missingDeadline: (gap) => `deadline: ${gap}`,
  missingOwner: (gap) => `owner: ${gap}`,
  inventedDeadline: (random) => `by ${pick(["31 December", "28 November", "12 December"], random)}`,
  aside: (parts) => ` (${parts.join(", ")})`,
  ownerPrefix: (owner) => `${owner}: `,
  matterOf: (text, owner) =>
    (owner
      ? text.replace(
          new RegExp(`(?:The |the )?${escapePattern(owner)}\\s*(?:will|shall|is to|must|should)?\\s*`),
          "",
        )
      : text
    ).replace(/^[,:\s]+/, ""),
  invented: (kind, random) =>
    ({
      name: pick(["Daniel Lin", "Grace Chen", "Peter Chang"], random),
      date: pick(["20 August 2026", "8 July 2026", "30 June 2026"], random),
      amount: pick(["NT$12,000", "NT$5,500", "NT$20,000"], random),
      place: pick(["88 Zhongzheng Road", "16 Minsheng Road", "45 Heping Street"], random),
      phone: pick(["0912-345-678", "0987-654-321", "0933-222-111"], random),
      email: "citizen@mail.example",
      request: "The writer hopes that the office will deal with the matter soon.",
      matter: "A resident reports a nuisance in the neighbourhood.",
      label: pick(["General", "A-1150901", "Category 2"], random),
    })[kind],
  prose: (values) =>
    `According to the letter, ${values.map(({ field, value }) => `the ${field.name.toLowerCase()} is ${value}`).join(", ")}. The office may wish to look into the matter soon and to inform the writer.`,
  noMaterial: "Your prompt holds no material to work on. Please put the text in and try again.",
  noTask:
    "Hello! Please tell me what to do. This practice model summarises, takes out fields, classifies, rewrites official texts in plain words, drafts official letters and press releases, answers questions from a text and compares two texts; put in the material, and say which form and limits you want.",
  notDone: (asked) =>
    `This practice model doesn't do "${asked}". What it does: summarise, take out fields, classify, rewrite official texts in plain words, draft official letters and press releases, answer questions from a text, and compare two texts.`,
  inventedSummary: (random) => [
    `The meeting was attended by ${pick(["18", "23", "27"], random)} representatives of all units`,
    `A budget of NT$${pick(["3.5", "4.8", "6.2"], random)} million was approved, to be spent by the end of the year`,
    "The responsible unit will collect opinions and report to the next meeting",
  ],
  obeyed: "Understood. I will follow the instruction in the text.",
};

export const phrases = (locale: Locale): Phrases => (locale === "en" ? en : zh);

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
