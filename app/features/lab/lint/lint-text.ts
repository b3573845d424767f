import { m } from "#app/i18n/messages.js";
import type { LintRule, LintTitle } from "./finding.ts";

type Text = (inputs: { words: string }) => string;

const MESSAGES: Record<LintRule, Text> = {
  "vague-verb": m.lint_vague_verb,
  "vague-amount": m.lint_vague_amount,
  "no-limit": m.lint_no_limit,
  "undelimited-source": m.lint_undelimited_source,
  "unused-variable": m.lint_unused_variable,
  "doubled-variable": m.lint_doubled_variable,
  "unknown-variable": m.lint_unknown_variable,
};

const FIXES: Record<LintRule, Text> = {
  "vague-verb": m.lint_fix_vague_verb,
  "vague-amount": m.lint_fix_vague_amount,
  "no-limit": m.lint_fix_no_limit,
  "undelimited-source": m.lint_fix_undelimited_source,
  "unused-variable": m.lint_fix_unused_variable,
  "doubled-variable": m.lint_fix_doubled_variable,
  "unknown-variable": m.lint_fix_unknown_variable,
};

/** What a finding says, in the page's language. */
export const lintMessage = ({ key, params }: LintTitle): string => MESSAGES[key](params);

/** What a fix does, in the page's language. */
export const lintFixTitle = ({ key, params }: LintTitle): string => FIXES[key](params);
