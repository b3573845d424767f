import type { Locale } from "#app/platform/locale.ts";
import type { Reading } from "../reading.ts";
import type { Say } from "./style.ts";

export type DocumentName = { zh: string; en: string };

/** Unless the prompt wants the document alone, the model speaks before and after it. */
export function enveloped(
  body: string,
  reading: Reading,
  name: DocumentName,
  say: Say,
  language: Locale,
): string {
  if (reading.bare) return body;
  if (language === "en") {
    const opening = say(
      `Certainly! Here is a draft of the ${name.en}${reading.audience ? ` for ${reading.audience}` : ""}:`,
      `Of course! I have drafted the ${name.en} for you:`,
    );
    return `${opening}\n\n${body}\n\nI hope this helps! Let me know if you would like any changes.`;
  }
  const opening = say(`您好！以下是為您草擬的${name.zh}：`, `好的，這是依您的需求撰寫的${name.zh}：`);
  const closing = say(
    "希望以上內容對您有幫助。若需要調整用語或格式，歡迎隨時告訴我！",
    "以上內容供您參考，需要修改的地方請隨時告訴我！",
  );
  return `${opening}\n\n${body}\n\n${closing}`;
}

/** Asked to write about nothing, and told not to make things up: it asks for the material. */
export const needsMaterial = (language: Locale, name: DocumentName): string =>
  language === "en"
    ? `Your prompt holds no material for the ${name.en}. Please add the facts (who, when, where, what for, by when) and try again.`
    : `您的提示詞裡沒有附上撰寫${name.zh}所需的資料，請補上事由、對象、時間、期限等內容，再試一次。`;
