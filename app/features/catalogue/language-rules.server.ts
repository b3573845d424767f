import { readFileSync } from "node:fs";
import { isSimplified } from "./simplified.ts";

/** A word used on the other side of the strait, what to write here, and words in which it is right. */
export type TermRule = { avoid: string; use: string; except: string[] };

/** Reads content/terms.tsv: avoid, use, except (words separated by 、). */
export function readTermRules(path: string): TermRule[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [avoid = "", use = "", except = ""] = line.split("\t");
      return { avoid, use, except: except.split("、").filter(Boolean) };
    });
}

/**
 * What in a zh-TW text isn't Taiwanese Mandarin: mainland terms, simplified characters, curved quotation marks
 * around Chinese. Fenced code is passed over for the marks only.
 */
export function languageProblems(
  text: string,
  rules: readonly TermRule[],
): { line: number; message: string }[] {
  const problems: { line: number; message: string }[] = [];
  let fenced = false;
  for (const [index, line] of text.split("\n").entries()) {
    const report = (message: string) => problems.push({ line: index + 1, message });
    if (line.startsWith("```")) fenced = !fenced;
    for (const rule of rules) {
      if (occurs(line, rule)) report(`「${rule.avoid}」 is a mainland term; here it is 「${rule.use}」`);
    }
    const simplified = new Set([...line].filter(isSimplified));
    if (simplified.size > 0) report(`simplified characters: ${[...simplified].join("")}`);
    if (!fenced && /[“”]/.test(line) && /\p{Script=Han}[“”]|[“”]\p{Script=Han}/u.test(line)) {
      report("quotation marks are 「」 and 『』 in Chinese");
    }
  }
  return problems;
}

/** Whether a term stands in a line outside the words in which it is right. */
function occurs(line: string, { avoid, except }: TermRule): boolean {
  let rest = line;
  for (const word of except) rest = rest.replaceAll(word, "\u0000");
  return rest.includes(avoid);
}
