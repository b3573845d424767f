import { findSensitive } from "#app/features/sandbox/guard/find-sensitive.ts";
import type { KnownValues, SensitiveKind } from "#app/features/sandbox/guard/finding.ts";
import { findingMessage, placeholderLabel } from "#app/features/sandbox/guard/guard-messages.ts";
import { knownKeys } from "#app/features/sandbox/guard/known-keys.ts";
import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { Edit, LintRule } from "./finding.ts";
import type { LintOptions } from "./lint-prompt.ts";
import { lintPrompt } from "./lint-prompt.ts";
import { lintFixTitle, lintMessage } from "./lint-text.ts";

/** A finding in words, whoever found it. */
export type Advice = {
  rule: LintRule | SensitiveKind;
  severity: "hint" | "warning";
  start: number;
  end: number;
  text: string;
  fixes: { title: string; edits: Edit[] }[];
};

/** Nothing of these can stay, not even a placeholder for it. */
const WITHOUT_PLACEHOLDER: readonly SensitiveKind[] = ["secret", "classification", "card"];

/**
 * What the linter and the guard have to say about a prompt, in the order of the text. The guard on the server has
 * the last word: it decides what happens to a run.
 */
export function adviceOn(text: string, options: LintOptions & { known?: KnownValues }): Advice[] {
  const { locale, known } = options;
  const linted = lintPrompt(text, options).map(({ message, fixes, rule, severity, start, end }) => ({
    ...{ rule, severity, start, end },
    text: lintMessage(message),
    fixes: fixes.map(({ title, edits }) => ({ title: lintFixTitle(title), edits })),
  }));
  const taken = new Set<string>();
  const sensitive = findSensitive(text, known ? { known } : {}).map(({ kind, start, end }): Advice => {
    const placeholder = freePlaceholder(kind, text, taken, locale);
    taken.add(placeholder);
    return {
      ...{ rule: kind, severity: "warning", start, end },
      text: findingMessage(kind, locale),
      fixes: WITHOUT_PLACEHOLDER.includes(kind)
        ? []
        : [
            {
              title: m.lint_fix_sensitive({ words: placeholder }),
              edits: [{ start, end, text: placeholder }],
            },
          ],
    };
  });
  return [...linted, ...sensitive].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The first number that neither the text nor another finding has used: [電話1], as the guard writes it. */
function freePlaceholder(
  kind: SensitiveKind,
  text: string,
  taken: ReadonlySet<string>,
  locale: Locale,
): string {
  const label = placeholderLabel(kind, locale);
  for (let number = 1; ; number += 1) {
    const placeholder = `[${label}${locale === "en" ? " " : ""}${number}]`;
    if (!text.includes(placeholder) && !taken.has(placeholder)) return placeholder;
  }
}

/** The fictional values in texts that the page itself shows: they pass. */
export function knownIn(texts: readonly string[]): KnownValues {
  const keys = new Set([...knownKeys(texts)].map(({ kind, canonical }) => `${kind}\n${canonical}`));
  return { has: (kind, canonical) => keys.has(`${kind}\n${canonical}`) };
}
