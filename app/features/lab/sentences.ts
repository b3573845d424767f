import { sayTrouble } from "#app/features/sandbox/model-trouble.ts";
import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import { decides } from "./decides.ts";
import type { CaseVerdict, CheckResult, LearnerVerdict } from "./lab.ts";
import type { GuardNotice, RunTrouble, TextSource } from "./lab-page-data.ts";

/** How many checks a verdict has and how many hold. */
export function countChecks(verdict: { prompt: CheckResult[]; cases: CaseVerdict[] }): {
  passed: number;
  total: number;
} {
  const checks = [...verdict.prompt, ...verdict.cases.flatMap((one) => one.checks)].filter(decides);
  return { passed: checks.filter((check) => check.pass).length, total: checks.length };
}

/** A run's result in one sentence. */
export function runSentence(verdict: { prompt: CheckResult[]; cases: CaseVerdict[] }): string {
  const { passed, total } = countChecks(verdict);
  // Nothing that decides: one looks at the answers and decides oneself.
  if (total === 0) return m.lab_run_looked();
  return passed === total ? m.lab_run_all_passed() : m.lab_run_done({ passed, total });
}

/** Whether a run is ready to be submitted: there are checks that decide, and every one holds. */
export function allPassed(verdict: { prompt: CheckResult[]; cases: CaseVerdict[] }): boolean {
  const { passed, total } = countChecks(verdict);
  return total > 0 && passed === total;
}

/** A submission's result in one sentence. */
export function attemptSentence(verdict: LearnerVerdict): string {
  return verdict.passed
    ? m.lab_verdict_passed()
    : m.lab_verdict_failed({ passed: verdict.passedChecks, total: verdict.totalChecks });
}

/** What the guard did about what it found. */
export function guardText({ action }: GuardNotice): string {
  if (action === "block") return m.lab_guard_blocked();
  return action === "redact" ? m.lab_guard_redacted() : m.lab_guard_warned();
}

/** What kept a run or a submission from a result, in words. */
export function troubleText(trouble: RunTrouble): string {
  switch (trouble.kind) {
    case "empty":
      return trouble.part === null || trouble.part === undefined
        ? m.lab_problem_empty()
        : m.lab_problem_empty_part({ part: trouble.part });
    case "too-long": {
      const { length, max, part } = trouble;
      return part === null || part === undefined
        ? m.lab_problem_too_long({ length, max })
        : m.lab_problem_too_long_part({ part, length, max });
    }
    case "choose": {
      const { part, min, max, chosen } = trouble;
      return min === max
        ? m.lab_problem_choose_exactly({ part, count: min, chosen })
        : m.lab_problem_choose({ part, min, max, chosen });
    }
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
    case "cut":
      return m.lab_run_cut();
    case "unanswered":
      return m.lab_submit_cut();
    case "too-long-to-keep":
      return m.lab_save_too_long({ max: trouble.max });
    case "model":
      return sayTrouble(trouble.trouble);
    case "guard":
      return guardText(trouble.notice);
    case "quota":
      return QUOTA_USED_UP[trouble.scope]({ time: formatTime(trouble.until) });
  }
}

const QUOTA_USED_UP = {
  person: m.lab_run_quota,
  workshop: m.lab_run_quota_workshop,
  host: m.lab_run_quota_host,
};

/** What has come into the editor on purpose. */
export function restoredInWords(from: TextSource | "back"): string {
  if (from === "back") return m.lab_restored_back();
  return from === "trainer" ? m.lab_restored_trainer() : m.lab_restored_try();
}
