import { m } from "#app/i18n/messages.js";

export const JOB_STATES = ["waiting", "running", "dead", "done", "aside"] as const;
export type JobState = (typeof JOB_STATES)[number];

const KINDS: Record<string, () => string> = {
  "agency.change": m.job_kind_agency_change,
  "house.keep": m.job_kind_house_keep,
  "notices.digest": m.job_kind_notices_digest,
  "lab.advise": m.job_kind_lab_advise,
  "mail.digest": m.job_kind_mail_digest,
  "mail.link": m.job_kind_mail_link,
  "mail.password-changed": m.job_kind_mail_password,
  "mail.workshop": m.job_kind_mail_workshop,
  "workshop.remind": m.job_kind_workshop_remind,
};

/** A kind of job in words; one that this release doesn't know keeps its code. */
export function kindInWords(kind: string): string {
  return KINDS[kind]?.() ?? kind;
}

const CAUSES: Record<string, () => string> = {
  abandoned: m.job_cause_abandoned,
  payload: m.job_cause_payload,
  "bad-address": m.job_cause_address,
  ECONNECTION: m.job_cause_unreachable,
  ECONNREFUSED: m.job_cause_unreachable,
  ECONNRESET: m.job_cause_unreachable,
  EDNS: m.job_cause_unreachable,
  ESOCKET: m.job_cause_unreachable,
  ETIMEDOUT: m.job_cause_unreachable,
  EAUTH: m.job_cause_password,
  ETLS: m.job_cause_tls,
  EACCES: m.job_cause_disk,
  ENOSPC: m.job_cause_disk,
  EROFS: m.job_cause_disk,
};

/** What the code of a cause means, and what to look at. */
export function causeInWords(cause: string): string {
  if (/^smtp-4\d\d$/.test(cause)) return m.job_cause_later();
  if (/^smtp-5\d\d$/.test(cause)) return m.job_cause_refused();
  return CAUSES[cause]?.() ?? m.job_cause_unknown();
}
