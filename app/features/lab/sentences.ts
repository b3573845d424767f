import { m } from "#app/i18n/messages.js";
import type { CaseVerdict, CheckResult, LearnerVerdict } from "./lab.ts";
import type { RunTrouble } from "./lab-page-data.ts";

/** How many checks a verdict has and how many hold. */
export function countChecks(verdict: { prompt: CheckResult[]; cases: CaseVerdict[] }): {
  passed: number;
  total: number;
} {
  const checks = [...verdict.prompt, ...verdict.cases.flatMap((one) => one.checks)];
  return { passed: checks.filter((check) => check.pass).length, total: checks.length };
}

/** A run's result in one sentence. */
export function runSentence(verdict: { prompt: CheckResult[]; cases: CaseVerdict[] }): string {
  const { passed, total } = countChecks(verdict);
  return passed === total ? m.lab_run_all_passed() : m.lab_run_done({ passed, total });
}

/** A submission's result in one sentence. */
export function attemptSentence(verdict: LearnerVerdict): string {
  return verdict.passed
    ? m.lab_verdict_passed()
    : m.lab_verdict_failed({ passed: verdict.passedChecks, total: verdict.totalChecks });
}

/** What kept a run or a submission from a result, in words. */
export function troubleText(trouble: RunTrouble): string {
  switch (trouble.kind) {
    case "empty":
      return m.lab_problem_empty();
    case "too-long":
      return m.lab_problem_too_long({ length: trouble.length, max: trouble.max });
    case "invalid":
      return m.lab_problem_invalid({ fields: trouble.fields });
    case "running":
      return m.lab_run_busy();
    case "signed-out":
      return m.lab_save_signed_out();
    case "offline":
      return m.lab_run_offline();
    case "stopped":
      return m.lab_run_stopped();
    case "timed-out":
      return m.lab_run_timed_out();
    case "failed":
      return m.lab_run_failed();
  }
}
