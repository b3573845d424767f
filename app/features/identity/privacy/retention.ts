/**
 * Kinds of data that are kept for a time, and the setting that says for how many days (or the days themselves); null
 * for what is forgotten as soon as it is over. The one list behind the housekeeping, the page of privacy and the log's counts: a new kind is a
 * line here, and then nothing compiles until it has its keeper and its words.
 */
export const RETENTION = {
  "lab-texts": "RUN_TEXT_DAYS",
  drafts: "DRAFT_DAYS",
  "audit-asides": "AUDIT_ASIDE_DAYS",
  "request-texts": "REQUEST_TEXT_DAYS",
  presence: "WORKSHOP_PRESENCE_DAYS",
  "ended-sign-ins": null,
  "sign-in-failures": null,
  "model-hours": null,
  /** So long a link, or a sign-in card, that can no longer be used still says why. */
  links: 30,
  notices: "NOTICE_DAYS",
  jobs: "JOB_KEEP_DAYS",
  /** Files of rosters and the words of their lines: as long as an import can be carried out, or taken back. */
  rosters: 1,
} as const;

export type RetentionKind = keyof typeof RETENTION;
export const RETENTION_KINDS = Object.keys(RETENTION) as RetentionKind[];

type RetentionSetting = Extract<(typeof RETENTION)[RetentionKind], string>;

/** How many days a kind is kept, as the settings say; null for what goes as soon as it is over. */
export function daysKept(kind: RetentionKind, settings: Record<RetentionSetting, number>): number | null {
  const setting = RETENTION[kind];
  return typeof setting === "string" ? settings[setting] : setting;
}
