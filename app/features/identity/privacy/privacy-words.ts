import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { DataRequest, ErasureBlock, RequestKind, RequestState } from "./data-request.ts";

import type { ListAction, ReadingAction } from "./reading.ts";
import type { RetentionKind } from "./retention.ts";

export const KEPT_WORDS: Record<RetentionKind, { what: () => string; after: () => string }> = {
  "lab-texts": { what: m.privacy_kept_lab_texts, after: m.privacy_then_lab_texts },
  drafts: { what: m.privacy_kept_drafts, after: m.privacy_then_deleted },
  "audit-asides": { what: m.privacy_kept_audit_asides, after: m.privacy_then_audit_asides },
  "request-texts": { what: m.privacy_kept_request_texts, after: m.privacy_then_request_texts },
  presence: { what: m.privacy_kept_presence, after: m.privacy_then_presence },
  "ended-sign-ins": { what: m.privacy_kept_ended_sign_ins, after: m.privacy_then_deleted },
  "sign-in-failures": { what: m.privacy_kept_sign_in_failures, after: m.privacy_then_deleted },
  links: { what: m.privacy_kept_links, after: m.privacy_then_deleted },
  notices: { what: m.privacy_kept_notices, after: m.privacy_then_deleted },
  jobs: { what: m.privacy_kept_jobs, after: m.privacy_then_deleted },
  rosters: { what: m.privacy_kept_rosters, after: m.privacy_then_rosters },
  "model-hours": { what: m.privacy_kept_model_hours, after: m.privacy_then_deleted },
};

export const READING_WORDS: Record<ReadingAction | ListAction, () => string> = {
  "record.read": m.privacy_reading_record,
  "certificate.read": m.privacy_reading_certificate,
  "person.read": m.privacy_reading_person,
  "national-id.reveal": m.privacy_reading_national_id,
  "audit.read": m.privacy_reading_audit,
  "record.list": m.privacy_reading_list,
  "record.export": m.privacy_reading_export,
  "team.read": m.privacy_reading_team,
};

export const KIND_WORDS: Record<RequestKind, () => string> = {
  name: m.privacy_kind_name,
  "romanised-name": m.privacy_kind_romanised_name,
  "employee-number": m.privacy_kind_employee_number,
  post: m.privacy_kind_post,
  record: m.privacy_kind_record,
  erasure: m.privacy_kind_erasure,
};

export const REQUEST_STATE_WORDS: Record<RequestState, () => string> = {
  open: m.privacy_state_open,
  accepted: m.privacy_state_accepted,
  refused: m.privacy_state_refused,
};

/** What is asked for, and of which course's record. */
export function requestInWords({
  kind,
  course,
}: Pick<DataRequest, "kind"> & { course: string | null }): string {
  return kind === "record" && course !== null ? m.privacy_kind_record_of({ course }) : KIND_WORDS[kind]();
}

/** A number of days as people say it: whole years where it is some. */
export function daysInWords(days: number): string {
  const years = days / 365;
  if (Number.isInteger(years)) return years === 1 ? m.privacy_one_year() : m.privacy_years({ count: years });
  if (days === 1) return m.privacy_one_day();
  return m.privacy_days({ count: days.toLocaleString("en") });
}

/** Why an erasure can't be carried out now. */
export function blockInWords(
  block: ErasureBlock,
  day: (iso: string, locale: Locale) => string,
  locale: Locale,
) {
  switch (block.kind) {
    case "post":
      return m.privacy_block_post();
    case "roles":
      return m.privacy_block_roles();
    case "records":
      return m.privacy_block_records({ day: day(block.until, locale) });
  }
}
