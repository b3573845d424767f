import type { Locale } from "#app/platform/locale.ts";
import type { LintFinding, Prompt } from "./finding.ts";
import { instructionsOf } from "./instructions.ts";
import { missingLimits } from "./limits.ts";
import { undelimitedSources } from "./sources.ts";
import { vagueAmounts, vagueVerbs } from "./vague-words.ts";
import { variableFindings } from "./variables.ts";

/** Longer than any lab's cap: a text of that size isn't looked at. */
const LONGEST = 30_000;

export type LintOptions = {
  /** The variables of the text. */
  slots: readonly string[];
  /** Those of them that hold instructions rather than material. */
  instructionSlots?: readonly string[] | undefined;
  /** The page's language, for what is inserted into a prompt that has no language of its own. */
  locale: Locale;
};

/**
 * What a prompt leaves open or gets wrong, in the order of the text. It looks at words, not at sense, and rather
 * misses something than blames a good prompt.
 */
export function lintPrompt(text: string, options: LintOptions): LintFinding[] {
  if (text.trim() === "" || text.length > LONGEST) return [];
  const instructions = instructionsOf(text);
  const prompt: Prompt = {
    text,
    instructions,
    slots: options.slots,
    instructionSlots: options.instructionSlots ?? [],
    language: languageOf(instructions, options.locale),
  };
  const vague = withoutOverlaps([...vagueVerbs(prompt), ...vagueAmounts(prompt)]);
  return [
    ...vague,
    // A vague word's fix says how much as well: one remark about it is enough.
    ...(vague.length > 0 ? [] : missingLimits(prompt)),
    ...undelimitedSources(prompt),
    ...variableFindings(prompt),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

function languageOf(instructions: string, locale: Locale): Locale {
  const han = (instructions.match(/\p{Script=Han}/gu) ?? []).length;
  const words = (instructions.match(/[A-Za-z]+/g) ?? []).length;
  return han === 0 && words === 0 ? locale : han >= words ? "zh-TW" : "en";
}

function withoutOverlaps(findings: LintFinding[]): LintFinding[] {
  const kept: LintFinding[] = [];
  for (const finding of findings.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if ((kept.at(-1)?.end ?? 0) <= finding.start) kept.push(finding);
  }
  return kept;
}
