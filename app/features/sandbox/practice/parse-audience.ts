import { audienceInEnglish } from "./audience-en.ts";
import { audienceInHan } from "./audience-zh.ts";
import { clausesIn, isReport, sentencesIn } from "./clauses.ts";
import { headed } from "./headed.ts";
import type { Evidence } from "./reading.ts";

const HEADING =
  "目標讀者|讀者|閱讀對象|對象|受眾|(?:target |intended )?(?:audience|readers?(?:hip)?|group)|for whom|who reads (?:it|this)";
/** What the material or the writer is for says nothing of the answer. */
const OF_MATERIAL =
  /^(?:附件|原文|資料|手冊|合約|契約|那[份封本]|我(?:們)?(?:是|在)|my colleagues?|the (?:brochure|contract|manual|attachment|attached)|(?:I|we) (?:am|are|was|were)\b)/i;

const ASKS_WHO = /^(?:and )?(?:who|for whom)\b/i;

/** For whom the answer is written, in the prompt's own words. The first that is named counts. */
export function parseAudience(text: string, evidence: Evidence[]): string | null {
  const sentences = sentencesIn(text);
  for (const [index, sentence] of sentences.entries()) {
    if (OF_MATERIAL.test(sentence.text)) continue;
    // "Who reads it? Reporters.": the answer stands in a sentence of its own.
    const end = ASKS_WHO.test(sentence.text) ? (sentences[index + 1]?.end ?? sentence.end) : sentence.end;
    const found = /\p{Script=Han}/u.test(sentence.text)
      ? audienceInHan(sentence.text)
      : audienceInEnglish(text.slice(sentence.start, end));
    if (!found || isReport(clausesIn(sentence)[0]?.text ?? "")) continue;
    evidence.push({ part: "audience", start: sentence.start + found.start, end: sentence.start + found.end });
    return found.who;
  }
  const below = headed(text, HEADING);
  if (!below) return null;
  evidence.push({ part: "audience", start: below.start, end: below.end });
  return below.value;
}
