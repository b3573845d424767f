import type { Locale } from "#app/platform/locale.ts";
import type { Work } from "./engine.ts";
import { materialOf } from "./engine.ts";
import { GLOSSARY } from "./glossary.ts";
import { fitted, layOutRows } from "./lay-out.ts";
import { isMostlyHan } from "./text.ts";

const SAY: Record<Locale, { found: string; none: string; columns: [string, string]; to: string }> = {
  "zh-TW": {
    found: "這個練習模型不會翻譯，只有一份公務詞彙對照表。您的文字裡有下列詞彙：",
    none: "這個練習模型不會翻譯，只有一份公務詞彙對照表；您的文字裡沒有表上的詞彙。",
    columns: ["中文", "英文"],
    to: "：",
  },
  en: {
    found:
      "This practice model doesn't translate; all it has is a glossary of public administration. Your text holds these terms:",
    none: "This practice model doesn't translate; all it has is a glossary of public administration, and your text holds none of its terms.",
    columns: ["Chinese", "English"],
    to: ": ",
  },
};

/** No translation, and no pretence of one: the terms of its glossary that stand in the text, with their counterparts. */
export function translate(work: Work): string {
  const { reading } = work;
  const say = SAY[reading.language];
  const text = materialOf(work)
    .map((piece) => piece.text)
    .join("\n");
  const from: Locale = isMostlyHan(text) ? "zh-TW" : "en";
  const to: Locale = from === "en" ? "zh-TW" : "en";
  const found = termsIn(text, from);
  if (found.length === 0) return say.none;
  if (reading.format === "json") {
    // Keyed by the term; the remark stays outside, for the truth comes before the format.
    return `${say.found}\n\n${JSON.stringify(Object.fromEntries(found.map((term) => [term[from], term[to]])), null, 2)}`;
  }
  const body =
    reading.format === "table"
      ? layOutRows(
          say.columns,
          found.map((term) => [term["zh-TW"], term.en]),
          reading,
        )
      : found.map((term) => `- ${term[from]}${say.to}${term[to]}`).join("\n");
  const whole = reading.length.find((limit) => limit.per === "whole") ?? null;
  return fitted(`${say.found}\n\n${body}`, whole);
}

/** Terms in the order in which they first appear; a term inside a longer one isn't counted by itself. */
function termsIn(text: string, language: Locale): (typeof GLOSSARY)[number][] {
  const lower = text.toLowerCase();
  const longest = GLOSSARY.toSorted((a, b) => b[language].length - a[language].length);
  const pattern = new RegExp(
    longest
      .map((term) => (language === "en" ? `\\b${term.en.replace(/y$/, "(?:y|ie)")}s?\\b` : term[language]))
      .join("|"),
    "g",
  );
  const seen = new Map<string, (typeof GLOSSARY)[number]>();
  for (const [match] of lower.matchAll(pattern)) {
    const term = GLOSSARY.find((one) =>
      language === "en"
        ? [one.en, `${one.en}s`, one.en.replace(/y$/, "ies")].includes(match)
        : one[language] === match,
    );
    if (term) seen.set(term.en, term);
    if (seen.size === GLOSSARY.length) break;
  }
  return [...seen.values()];
}
