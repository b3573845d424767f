/** Every kind of event that the product writes, in the order in which they can be chosen. */
export const AUDIT_ACTIONS = [
  "account.create",
  "account.sign-in",
  "account.sign-in-refused",
  "account.confirm",
  "account.confirm-refused",
  "account.end-sign-ins",
  "account.change-password",
  "account.invite",
  "account.ask-reset",
  "account.set-password",
  "card.print",
  "account.set-factor",
  "account.renew-codes",
  "account.remove-factor",
  "account.choose-notices",
  "account.take-data",
  "request.ask",
  "request.decide",
  "person.read",
  "person.correct",
  "person.erase",
  "national-id.set",
  "national-id.remove",
  "national-id.reveal",
  "secrets.rotate",
  "account.add-passkey",
  "account.remove-passkey",
  "account.link",
  "account.unlink",
  "role.give",
  "role.confirm",
  "role.end",
  "record.list",
  "record.export",
  "record.read",
  "certificate.read",
  "team.read",
  "audit.read",
  "enrolment.create",
  "activity.complete",
  "quiz.start",
  "quiz.submit",
  "lab.submit",
  "lab.advise",
  "lab.solution",
  "course.complete",
  "certificate.issue",
  "certificate.revoke",
  "workshop.plan",
  "workshop.rehearse",
  "workshop.rehearse-end",
  "workshop.add-trainer",
  "workshop.open",
  "workshop.close",
  "workshop.remove",
  "workshop.change",
  "workshop.cancel",
  "workshop.registration",
  "workshop.register",
  "workshop.unregister",
  "workshop.shows-text",
  "workshop.read-text",
  "workshop.show-ask",
  "workshop.show-answer",
  "attendance.rule",
  "attendance.paper",
  "attendance.decide",
  "attendance.correct",
  "attendance.export",
  "workshop.export-asking",
  "course.withdraw",
  "course.publish",
  "agency.create",
  "agency.rename",
  "agency.move",
  "agency.merge",
  "agency.carry-out",
  "agency.cancel",
  "job.retry",
  "job.set-aside",
  "agency.contact",
  "roster.upload",
  "roster.commit",
  "roster.add",
  "roster.undo",
  "person.move",
  "person.change",
  "person.leave",
  "person.restore",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What an auditor looks for, as it was typed. Lives in the address. */
export type AuditFilter = {
  /** E-mail or employee number of who did it; `system` for nobody. */
  who: string;
  /** E-mail or employee number of whom it was about. */
  whom: string;
  action: AuditAction | null;
  /** Days in Taipei. */
  from: string;
  to: string;
  before: number | null;
};

/** Typed as who, it finds what no person did. */
export const SYSTEM = "system";

/** The address's query for a filter; what is empty is left out. */
export function auditQuery(filter: AuditFilter, change: Partial<AuditFilter> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...change })) {
    if (value !== null && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}
