import type { Locale } from "#app/platform/locale.ts";
import { weightedMean } from "./assert/aggregate.ts";
import { configFor } from "./check-config.ts";
import type { CheckContext } from "./checks/check-type.ts";
import { checkTypes } from "./checks/registry.ts";
import { decides } from "./decides.ts";
import { kindOf } from "./kinds/registry.ts";
import type {
  CaseOutput,
  CaseVerdict,
  CheckResult,
  CheckSpec,
  Lab,
  LabCase,
  LabText,
  Outputs,
  Verdict,
} from "./lab.ts";
import { judgeRelation } from "./relations.ts";
import type { RunPlan } from "./seeds.ts";
import { outputKey } from "./seeds.ts";
import { variantsFor } from "./variations.ts";
import { allTexts, isText, textIn, workOfText } from "./work.ts";

/** More places than that nobody looks at; an answer gone wild has a hundred thousand. */
const MOST_RANGES = 100;
/** In UTF-16 units; a reason lists what is wrong, which may be the whole answer. */
const LONGEST_REASON = 600;

/**
 * Judges outputs by case id (see `outputKey` when cases run on several seeds). Scope `visible` is for runs, `all` for
 * submissions: only the latter can pass a lab. Passed: every gate on every case, and score >= the lab's threshold.
 * Throws when an output in scope is missing.
 * @param prompt the learner's work as one text
 */
export function judge(
  lab: Lab,
  locale: Locale,
  prompt: string,
  outputs: Outputs,
  scope: Verdict["scope"] = "all",
  plan: RunPlan = { seeds: [lab.model.seed], needed: 1 },
): Verdict {
  const promptResults = judgePrompt(lab, locale, prompt, scope);
  const runs = plan.seeds.map((seed) => casesOfRun(lab, locale, outputs, scope, plan, seed, prompt));
  const cases = (runs[0] ?? []).map((first, index) =>
    runs.length === 1
      ? first
      : overRuns(
          runs.flatMap((run) => run[index] ?? []),
          plan.needed,
        ),
  );
  const results = [...promptResults, ...cases.flatMap((one) => one.checks)];
  const score = weightedMean(results);
  const metrics = metricsOf(lab.text[locale], results);
  return {
    scope,
    passed: results.every((result) => result.pass || !result.gate) && score >= lab.threshold,
    score,
    passedChecks: results.filter((result) => decides(result) && result.pass).length,
    totalChecks: results.filter(decides).length,
    prompt: promptResults,
    cases,
    ...(metrics ? { metrics } : {}),
    ...(runs.length > 1 ? { runs: { of: runs.length, needed: plan.needed } } : {}),
  };
}

/** Every case in scope on one seed; for submissions the variants too, judged by their relations. */
function casesOfRun(
  lab: Lab,
  locale: Locale,
  outputs: Outputs,
  scope: Verdict["scope"],
  plan: RunPlan,
  seed: number,
  prompt: string,
): CaseVerdict[] {
  const text = lab.text[locale];
  const work = workOfText(text.parts, prompt);
  const outputOf = (caseId: string): CaseOutput => {
    const output = outputs[outputKey(caseId, seed, plan)];
    if (output === undefined) throw new Error(`lab ${lab.id}: no output for case ${caseId}`);
    return typeof output === "string" ? { output } : output;
  };
  const verdict = (
    { id, hidden, gist }: LabCase,
    { output, steps }: CaseOutput,
    checks: CheckResult[],
  ): CaseVerdict => {
    const passed = checks.every((check) => check.pass || !decides(check));
    return { id, hidden, gist, output, ...(steps ? { steps } : {}), passed, checks };
  };
  const cases = text.cases
    .filter((labCase) => scope === "all" || !labCase.hidden)
    .map((labCase) => {
      const output = outputOf(labCase.id);
      const more = kindOf(lab).variables?.(text, work, output.steps ?? []);
      const checks = text.caseChecks
        .filter((spec) => !spec.only || spec.only.includes(labCase.id))
        .map((spec) => {
          const { step } = spec;
          const looked = output.steps?.find((one) => one.step === step)?.output ?? output.output;
          const config = configFor(spec, labCase, more);
          const result = runCheck(spec, config, { text: looked, locale, lab: text, work });
          return step === undefined ? result : { ...result, step };
        });
      return verdict(labCase, output, checks);
    });
  const variants = scope === "all" ? variantsFor(text, seed) : [];
  return [
    ...cases,
    ...variants.map((variant) => {
      const output = outputOf(variant.labCase.id);
      const before = outputOf(variant.variation.from).output;
      const result = judgeRelation(variant, before, output.output, locale);
      return verdict(variant.labCase, output, [result]);
    }),
  ];
}

/** One case over several runs: a check holds when it held in enough of them; a run in which it didn't is shown. */
function overRuns(runs: CaseVerdict[], needed: number): CaseVerdict {
  const shown = runs.find((run) => !run.passed) ?? runs[0];
  if (!shown) throw new Error("a case without runs");
  const checks = shown.checks.map((check, index) => {
    const all = runs.flatMap((run) => run.checks[index] ?? []);
    const passed = all.filter((one) => one.pass).length;
    const pass = passed >= needed;
    const told = (check.pass === pass ? check : all.find((one) => one.pass === pass)) ?? check;
    return {
      ...told,
      pass,
      // Enough runs make it whole: what one run in five missed isn't held against it.
      score: pass ? 1 : all.reduce((sum, one) => sum + one.score, 0) / all.length,
      // Places belong to the output that is shown.
      ranges: told === check ? told.ranges : [],
      runs: { passed, of: all.length },
    };
  });
  return { ...shown, checks, passed: checks.every((check) => check.pass || !decides(check)) };
}

function metricsOf(text: LabText, results: CheckResult[]): Record<string, number> | null {
  const named = new Map(
    [...text.promptChecks, ...text.caseChecks].flatMap(({ id, metric }) =>
      metric ? [[id, metric] as const] : [],
    ),
  );
  if (named.size === 0) return null;
  return Object.fromEntries(
    [...new Set(named.values())].map((metric) => [
      metric,
      weightedMean(results.filter((result) => named.get(result.id) === metric)),
    ]),
  );
}

/**
 * The checks on what the learner wrote or chose, which need no output. What is chosen is judged when it is submitted: a
 * run is for looking first.
 */
export function judgePrompt(
  lab: Lab,
  locale: Locale,
  prompt: string,
  scope: Verdict["scope"],
): CheckResult[] {
  const text = lab.text[locale];
  const work = workOfText(text.parts, prompt);
  return text.promptChecks.flatMap((spec) => {
    const part = text.parts.find((one) => one.id === spec.part);
    if (scope === "visible" && part && !isText(part)) return [];
    const looked = part ? textIn(work, part.id) : allTexts(text.parts, work);
    // A variable that belongs into one of several texts is looked for there.
    const seen = part && isText(part) ? { ...text, slots: part.slots } : text;
    return [runCheck(spec, spec.config, { text: looked, locale, lab: seen, work, part })];
  });
}

function runCheck(spec: CheckSpec, config: Record<string, unknown>, context: CheckContext): CheckResult {
  const type = checkTypes.get(spec.type);
  if (!type) throw new Error(`unknown check type ${spec.type}`);
  const outcome = type.run(config, context);
  const { id, gate, weight, label } = spec;
  const { ranges, reason } = outcome;
  return {
    ...{ id, type: spec.type, gate, weight, label },
    ...outcome,
    ranges: ranges.slice(0, MOST_RANGES),
    reason:
      reason.length > LONGEST_REASON
        ? `${reason.slice(0, LONGEST_REASON).replace(/[\ud800-\udbff]$/, "")}…`
        : reason,
  };
}
