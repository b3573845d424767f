import { isReport, sentencesIn } from "./clauses.ts";
import { headed } from "./headed.ts";
import type { Evidence } from "./reading.ts";
import { roleInEnglish } from "./role-en.ts";
import { roleInHan } from "./role-zh.ts";

const HEADING = "(?:你的)?(?:角色|身分|身份|人設)(?:設定|扮演|定位)?|(?:your )?(?:role|persona|identity)";

/** Who the model shall be, in the prompt's own words. The first that is named counts. */
export function parseRole(text: string, evidence: Evidence[]): string | null {
  for (const sentence of sentencesIn(text)) {
    if (isReport(sentence.text) && !/[你您妳]|\byou\b/i.test(sentence.text)) continue;
    const found = roleInHan(sentence.text) ?? roleInEnglish(sentence.text);
    if (!found) continue;
    evidence.push({ part: "role", start: sentence.start + found.start, end: sentence.start + found.end });
    return found.role;
  }
  const below = headed(text, HEADING);
  if (!below) return null;
  const { start, end } = below;
  evidence.push({ part: "role", start, end });
  return (
    roleInHan(below.value)?.role ?? roleInEnglish(below.value)?.role ?? below.value.replace(/[。.]$/, "")
  );
}
