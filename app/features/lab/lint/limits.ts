import type { LintFinding, Prompt } from "./finding.ts";
import { hasCount, isDenied, sentenceAt } from "./instructions.ts";

/** Asks for something that could be of any length. */
const ASKS =
  /摘要(?!表|人員|專家|員)|摘錄|總結|歸納|重點(?!是|在於|為)|要點|條列|列點|懶人包|列出|\bsummari[sz]e\b|\bsum up\b|\bsummary\b|\bkey points\b|\bmain points\b|\bbullet points?\b|\b(?:make|write|give me|produce) (?:me )?a list\b|(?<=^|[.!?:;\n]\s*|\bplease |\byou )list\b/gi;
/** Says by its fields how much there is, or that all of it is wanted. */
const BOUNDED =
  /欄位|表格|json|csv|依序(?:是|為|列)|全部|所有|每一|逐[項條一]|\bcolumns?\b|\bfields?\b|\btable\b|\ball\b|\bevery\b|\beach\b/i;

/** A summary or a list that may be of any length: the first place that asks for one. */
export function* missingLimits(prompt: Prompt): Generator<LintFinding> {
  const { instructions } = prompt;
  if (hasCount(instructions) || BOUNDED.test(instructions)) return;
  const ask = [...instructions.matchAll(ASKS)].find(({ index }) => !isDenied(instructions, index));
  if (!ask) return;
  const { end } = sentenceAt(instructions, ask.index);
  const inserted =
    prompt.language === "en" ? "in three points of at most 20 words each" : "列成三點，每點不超過 30 字";
  const text = prompt.language === "en" ? `, ${inserted}` : `，${inserted}`;
  yield {
    rule: "no-limit",
    severity: "hint",
    start: ask.index,
    end: ask.index + ask[0].length,
    message: { key: "no-limit", params: { words: ask[0] } },
    fixes: [{ title: { key: "no-limit", params: { words: inserted } }, edits: [{ start: end, end, text }] }],
  };
}
