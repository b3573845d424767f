import { m } from "#app/i18n/messages.js";
import type { AuditAction } from "./audit-filter.ts";

/** Every kind of event in words. */
export const ACTION_WORDS: Record<AuditAction, () => string> = {
  "account.create": m.audit_action_account_create,
  "account.sign-in": m.audit_action_account_sign_in,
  "account.sign-in-refused": m.audit_action_account_sign_in_refused,
  "account.confirm": m.audit_action_account_confirm,
  "account.confirm-refused": m.audit_action_account_confirm_refused,
  "account.end-sign-ins": m.audit_action_account_end_sign_ins,
  "account.change-password": m.audit_action_account_change_password,
  "role.give": m.audit_action_role_give,
  "role.confirm": m.audit_action_role_confirm,
  "role.end": m.audit_action_role_end,
  "record.list": m.audit_action_record_list,
  "record.export": m.audit_action_record_export,
  "record.read": m.audit_action_record_read,
  "certificate.read": m.audit_action_certificate_read,
  "team.read": m.audit_action_team_read,
  "audit.read": m.audit_action_audit_read,
  "enrolment.create": m.audit_action_enrolment_create,
  "activity.complete": m.audit_action_activity_complete,
  "quiz.start": m.audit_action_quiz_start,
  "quiz.submit": m.audit_action_quiz_submit,
  "lab.submit": m.audit_action_lab_submit,
  "lab.solution": m.audit_action_lab_solution,
  "course.complete": m.audit_action_course_complete,
  "certificate.issue": m.audit_action_certificate_issue,
  "certificate.revoke": m.audit_action_certificate_revoke,
  "course.publish": m.audit_action_course_publish,
  "agency.create": m.audit_action_agency_create,
};
