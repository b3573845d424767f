import type { Locale } from "#app/platform/locale.ts";
import { checkTypes } from "./checks/registry.ts";
import type { CheckResult, CheckSpec, Lab, LabCase, LabText, Outputs, Verdict } from "./lab.ts";

/**
 * Judges outputs by case id. Scope `visible` is for runs, `all` for submissions: only the latter can pass a lab.
 * Passed: every gate on every case, and score >= the lab's threshold. Throws when an output in scope is missing.
 */
export function judge(
  lab: Lab,
  locale: Locale,
  prompt: string,
  outputs: Outputs,
  scope: Verdict["scope"] = "all",
): Verdict {
  const text = lab.text[locale];
  const promptResults = judgePrompt(lab, locale, prompt);
  const cases = text.cases
    .filter((labCase) => scope === "all" || !labCase.hidden)
    .map((labCase) => {
      const output = outputs[labCase.id];
      if (output === undefined) throw new Error(`lab ${lab.id}: no output for case ${labCase.id}`);
      const checks = text.caseChecks.map((spec) =>
        runCheck(spec, configFor(spec, labCase), output, locale, text),
      );
      return {
        id: labCase.id,
        hidden: labCase.hidden,
        gist: labCase.gist,
        output,
        passed: checks.every((check) => check.pass || check.weight === 0),
        checks,
      };
    });
  const results = [...promptResults, ...cases.flatMap((one) => one.checks)];
  const score = weightedMean(results);
  return {
    scope,
    passed: results.every((result) => result.pass || !result.gate) && score >= lab.threshold,
    score,
    passedChecks: results.filter((result) => result.pass).length,
    totalChecks: results.length,
    prompt: promptResults,
    cases,
  };
}

/** The checks on the prompt itself, which need no output. */
export function judgePrompt(lab: Lab, locale: Locale, prompt: string): CheckResult[] {
  const text = lab.text[locale];
  return text.promptChecks.map((spec) => runCheck(spec, spec.config, prompt, locale, text));
}

/** A check's configuration with the case's variables filled in: "{{姓名}}" alone gives the value itself, lists too. */
export function configFor(spec: CheckSpec, labCase: LabCase): Record<string, unknown> {
  return filled(spec.config, labCase) as Record<string, unknown>;
}

function filled(value: unknown, labCase: LabCase): unknown {
  if (typeof value === "string") {
    const whole = /^\{\{\s*([^{}]+?)\s*\}\}$/.exec(value)?.[1];
    if (whole) return variable(whole, labCase) ?? value;
    return value.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (slot, name: string) => {
      const known = variable(name, labCase);
      return known === undefined ? slot : Array.isArray(known) ? known.join(",") : known;
    });
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, labCase));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, labCase)]));
  }
  return value;
}

const variable = (name: string, { expect, vars }: LabCase): string | string[] | undefined =>
  Object.hasOwn(expect, name) ? expect[name] : Object.hasOwn(vars, name) ? vars[name] : undefined;

function runCheck(
  spec: CheckSpec,
  config: Record<string, unknown>,
  text: string,
  locale: Locale,
  lab: LabText,
): CheckResult {
  const type = checkTypes.get(spec.type);
  if (!type) throw new Error(`unknown check type ${spec.type}`);
  const outcome = type.run(config, { text, locale, lab });
  const { id, gate, weight, label } = spec;
  return { id, type: spec.type, gate, weight, label, ...outcome };
}

function weightedMean(results: CheckResult[]): number {
  const weight = results.reduce((sum, result) => sum + result.weight, 0);
  return weight === 0 ? 0 : results.reduce((sum, result) => sum + result.score * result.weight, 0) / weight;
}
