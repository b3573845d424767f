import type { Locale } from "#app/platform/locale.ts";
import { decides } from "./decides.ts";
import { kindOf } from "./kinds/registry.ts";
import type { CheckResult, Lab, LearnerLab, LearnerVerdict, Verdict } from "./lab.ts";

/** What a learner's browser may have of a lab. A list of what goes out, so that a new field stays in by default. */
export function toLearner(lab: Lab, locale: Locale): LearnerLab {
  const text = lab.text[locale];
  const labels = (on: "prompt" | "output", checks: typeof text.caseChecks) =>
    checks.map(({ id, label, gate }) => ({ id, label, gate, on }));
  return {
    id: lab.id,
    kind: lab.kind,
    title: text.title,
    minutes: lab.minutes,
    skill: lab.skill,
    locale,
    situation: text.situation,
    task: text.task,
    slots: text.slots,
    parts: text.parts,
    asksModel: kindOf(lab).callsPerCase(text) > 0,
    shown: kindOf(lab).shown?.(text) ?? null,
    starter: text.starter,
    hintCount: text.hints.length,
    visibleCases: text.cases
      .filter((labCase) => !labCase.hidden)
      .map(({ id, gist, vars }) => ({ id, gist, vars: pick(vars, text.slots) })),
    hiddenGists: [...text.cases.filter((labCase) => labCase.hidden), ...text.variations].map(
      (one) => one.gist,
    ),
    checks: [...labels("prompt", text.promptChecks), ...labels("output", text.caseChecks)],
  };
}

/** The nth hint (from 1), or null when there is none. */
export function hintOf(lab: Lab, locale: Locale, number: number): string | null {
  return lab.text[locale].hints[number - 1] ?? null;
}

/** Strips text, values and outputs of the hidden cases: what remains of them is rule labels, counts and gists. */
export function forLearner(verdict: Verdict): LearnerVerdict {
  const hidden = verdict.cases.filter((one) => one.hidden);
  return {
    scope: verdict.scope,
    passed: verdict.passed,
    score: verdict.score,
    passedChecks: verdict.passedChecks,
    totalChecks: verdict.totalChecks,
    prompt: verdict.prompt,
    cases: verdict.cases.filter((one) => !one.hidden),
    ...(verdict.runs ? { runs: verdict.runs } : {}),
    hidden: {
      total: hidden.length,
      passed: hidden.filter((one) => one.passed).length,
      cases: hidden.map((one, index) => ({
        number: index + 1,
        gist: one.gist,
        passed: one.passed,
        passedChecks: count(one.checks, true),
        totalChecks: one.checks.filter(decides).length,
        failedLabels: one.checks.filter((check) => decides(check) && !check.pass).map((check) => check.label),
      })),
    },
  };
}

const count = (checks: CheckResult[], pass: boolean) =>
  checks.filter((check) => decides(check) && check.pass === pass).length;

function pick(vars: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, vars[name] ?? ""]));
}
