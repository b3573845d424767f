import { readFileSync } from "node:fs";
import { Converter } from "opencc-js";

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

let big5: Set<string> | undefined;

function big5Characters(): Set<string> {
  if (big5) return big5;
  big5 = new Set();
  const decoder = new TextDecoder("big5");
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low > 0x7e && low < 0xa1) continue;
      for (const character of decoder.decode(Uint8Array.of(high, low))) big5.add(character);
    }
  }
  return big5;
}

/**
 * Simplified characters that Big5 holds too, as rare characters that nobody writes today (机 is also an alder).
 * Picked from those that OpenCC changes in Big5's second level; surnames (涂, 党, 种) are left out.
 */
const RARE_ELSE = new Set("厂万与气圣宁优价异忏机网体怀扰极胜蚕适惊据离确");

let toTaiwan: ((text: string) => string) | undefined;

/**
 * Whether a character is simplified: OpenCC would change it *and* Big5 doesn't have it as a character in use. Either test alone flags
 * good Taiwanese text (里, 占, 台 are changed; rare names aren't in Big5).
 */
export function isSimplified(character: string): boolean {
  if (!/\p{Script=Han}/u.test(character)) return false;
  if (RARE_ELSE.has(character)) return true;
  if (big5Characters().has(character)) return false;
  toTaiwan ??= Converter({ from: "cn", to: "tw" });
  return toTaiwan(character) !== character;
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
