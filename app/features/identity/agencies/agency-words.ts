import { m } from "#app/i18n/messages.js";
import { formatDay } from "#app/platform/calendar.ts";
import type { Locale } from "#app/platform/locale.ts";
import { agencyName } from "../agency.ts";
import { REASON_LENGTH } from "../roles/role-limits.ts";
import type { ChangeKind } from "./agency-change.ts";
import { CONTACT_LENGTH, NAME_LENGTH } from "./agency-limits.ts";
import type { AgencyErrors, ChangeView } from "./agency-page-data.ts";

/** What waits for an agency, in a few words. */
export const KIND_WORDS: Record<ChangeKind, (inputs: { day: string }) => string> = {
  rename: m.agency_waits_rename,
  move: m.agency_waits_move,
  merge: m.agency_waits_merge,
};

/** A change that waits, with what it leads to. */
export function changeInWords({ kind, fromDay, names, target }: ChangeView, locale: Locale): string {
  const day = formatDay(fromDay, locale);
  const name = names ?? target;
  const what = { day, name: name ? agencyName(name, locale) : "" };
  if (kind === "rename") return m.agency_change_rename(what);
  return kind === "move" ? m.agency_change_move(what) : m.agency_change_merge(what);
}

const LONGEST: Record<string, number> = {
  ...{ nameZh: NAME_LENGTH, nameEn: NAME_LENGTH, contactZh: CONTACT_LENGTH, contactEn: CONTACT_LENGTH },
};

const SENTENCES: Record<string, () => string> = {
  ended: m.agency_error_ended,
  target: m.agency_error_target,
  below: m.agency_error_below,
  same: m.agency_error_same,
  "one-waits": m.agency_error_waiting,
  merging: m.agency_error_merging,
  order: m.agency_error_order,
  past: m.agency_error_past,
  far: m.agency_error_far,
  day: m.role_error_day,
  unseen: m.agency_error_unseen,
  late: m.agency_error_late,
};

const MISSING: Record<string, () => string> = {
  nameZh: m.agency_error_name_missing,
  nameEn: m.agency_error_name_missing,
  contactZh: m.agency_error_contact_both,
  contactEn: m.agency_error_contact_both,
  parent: m.agency_error_target_missing,
  into: m.agency_error_target_missing,
};

/** What is wrong with a field, in a sentence. */
export function agencyError(errors: AgencyErrors, field: string): string | undefined {
  const code = errors[field];
  if (code === undefined) return undefined;
  if (code === "too-long") return m.role_error_too_long({ max: LONGEST[field] ?? REASON_LENGTH });
  if (code === "missing") {
    if (/reason$/i.test(field)) return m.agency_error_reason_missing();
    return (MISSING[field] ?? m.agency_error_from_missing)();
  }
  return (SENTENCES[code] ?? m.role_error_unknown)();
}

/** The errors that have a field, in the order of the page. */
export function agencyErrors(errors: AgencyErrors, fields: readonly string[]) {
  return fields.flatMap((field) => {
    const message = agencyError(errors, field);
    return message ? [{ field, message }] : [];
  });
}
