import { withoutReports } from "./clauses.ts";
import { parseBare } from "./parse-bare.ts";
import { parseAmountStyle, parseDateStyle } from "./parse-dates.ts";
import { parseDefended } from "./parse-defended.ts";
import { parseFormat } from "./parse-format.ts";
import { parseGap } from "./parse-gap.ts";
import { parseGrounded } from "./parse-grounded.ts";
import { parseNumbering } from "./parse-numbering.ts";
import type { Evidence, Reading } from "./reading.ts";

export type Rules = Pick<
  Reading,
  | "gap"
  | "headings"
  | "grounded"
  | "bare"
  | "dateStyle"
  | "amountStyle"
  | "defended"
  | "format"
  | "numbering"
  | "pattern"
> & { evidence: Evidence[] };

/** Rules of form and fairness: format, gap word, no preamble, data is data. */
export function parseRules(text: string): Rules {
  const asked = withoutReports(text);
  const evidence: Evidence[] = [];
  const gap = parseGap(text, evidence);
  return {
    gap,
    grounded: parseGrounded(text, evidence),
    bare: parseBare(asked, evidence),
    defended: parseDefended(text, evidence),
    dateStyle: parseDateStyle(text, evidence),
    amountStyle: parseAmountStyle(text, evidence),
    ...parseFormat(asked, evidence),
    numbering: parseNumbering(text, evidence),
    pattern: patternOf(text),
    evidence,
  };
}

const OWNER =
  "(?:負責單位|主辦單位|承辦單位|主責單位|權責單位|單位|機關|局處|誰|owner|unit|office|responsible (?:unit|office)|who)";
const MATTER =
  "(?:決議事項|工作事項|辦理事項|要做的事|應辦事項|事項|工作|做什麼|內容|任務|決議|事情|要做什麼|action|task|decision|what|matter)";
const DUE = "(?:完成期限|辦理期限|期限|時限|日期|截止日?|何時|什麼時候|deadline|due date|date|when|by when)";

function patternOf(text: string): Reading["pattern"] {
  const join = "[^。.\\n\\p{L}\\p{N}]{1,4}(?:再|然後|接著|最後|寫|then|by|does|is|has to do|must do)?\\s*";
  const dressed = new RegExp(`${OWNER}[\\]】>」}]*\\s*[:：—→|/-]+\\s*[\\[【<「{]*${MATTER}`, "iu").test(text);
  const ordered = new RegExp(
    `(?:先|依序|格式|順序|開頭|order|format|begin|start)[^。\\n]{0,12}${OWNER}${join}${MATTER}${join}${DUE}`,
    "iu",
  ).test(text);
  return dressed || ordered ? ["owner", "matter", "deadline"] : null;
}
