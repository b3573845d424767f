import { m } from "#app/i18n/messages.js";
import type { AttendanceReason, AttendanceStatus } from "./evidence.ts";
import type { AttendanceRule } from "./rule.ts";

export const STATUS_WORDS: Record<AttendanceStatus, () => string> = {
  attended: m.attendance_status_attended,
  absent: m.attendance_status_absent,
};

const REASON_WORDS: Record<AttendanceReason, () => string> = {
  paper: m.attendance_reason_paper,
  present: m.attendance_reason_present,
  "too-short": m.attendance_reason_short,
  "no-time": m.attendance_reason_no_time,
  checks: m.attendance_reason_checks,
  "checks-missed": m.attendance_reason_missed,
};

/** Why a status was proposed; reasons of an older release that have no words any more are left out. */
export function reasonsInWords(reasons: readonly string[]): string {
  return reasons
    .flatMap((reason) => (reason in REASON_WORDS ? [REASON_WORDS[reason as AttendanceReason]()] : []))
    .join(m.common_between());
}

/** A rule in one line. */
export function ruleInWords(rule: AttendanceRule): string {
  const breaks = rule.breaksCount ? m.attendance_rule_with_breaks() : m.attendance_rule_without_breaks();
  const shares =
    rule.checkPercent === 0
      ? m.attendance_rule_line_only({ present: rule.presentPercent })
      : m.attendance_rule_line({ present: rule.presentPercent, checks: rule.checkPercent });
  return [shares, breaks].join(m.attendance_then());
}

/** What was wrong with a decision that was sent. */
export function signErrorInWords(code: string): string {
  switch (code) {
    case "reason":
      return m.attendance_error_reason();
    case "too-long":
      return m.attendance_error_too_long();
    case "status":
      return m.attendance_error_status();
    case "taken":
      return m.attendance_error_taken();
    case "not-yet":
      return m.attendance_error_not_yet();
    default:
      return m.attendance_error_unknown();
  }
}
