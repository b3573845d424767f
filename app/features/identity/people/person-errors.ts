import { m } from "#app/i18n/messages.js";
import { REASON_LENGTH } from "../privacy/data-request.ts";

/** What is wrong with what was sent, by field. */
export type PersonErrors = Record<string, string>;

/** What was typed, to be shown again. A number that was typed isn't kept in a page that may be left open. */
export type PersonValues = { why: string; erasureReason: string };

const SENTENCES: Record<string, () => string> = {
  "number missing": m.people_error_number_missing,
  "number checksum": m.people_error_number_checksum,
  "number taken": m.people_error_number_taken,
  "link none": m.people_error_link_none,
  "why missing": m.people_error_why_missing,
  "erasureReason missing": m.privacy_error_reason,
};

export function personError(errors: PersonErrors, field: string): string | undefined {
  const code = errors[field];
  if (code === undefined) return undefined;
  if (code === "too-long") return m.privacy_error_too_long({ max: REASON_LENGTH });
  return (SENTENCES[`${field} ${code}`] ?? m.role_error_unknown)();
}

/** The errors that have a field, in the order of the page. */
export function personErrors(errors: PersonErrors) {
  return ["link", "number", "why", "erasureReason"].flatMap((field) => {
    const message = personError(errors, field);
    return message ? [{ field, message }] : [];
  });
}
