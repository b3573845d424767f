import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { Role } from "../actor.ts";
import { agencyName } from "../agency.ts";
import type { GrantState } from "./role-grant.ts";

/** A message without anything to fill in; mails say in which language. */
type Message = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

/** A role's name and, in a sentence, what it may do. */
export const ROLE_WORDS: Record<Role, { name: Message; may: Message }> = {
  manager: { name: m.role_name_manager, may: m.role_may_manager },
  trainer: { name: m.role_name_trainer, may: m.role_may_trainer },
  author: { name: m.role_name_author, may: m.role_may_author },
  reviewer: { name: m.role_name_reviewer, may: m.role_may_reviewer },
  hr: { name: m.role_name_hr, may: m.role_may_hr },
  auditor: { name: m.role_name_auditor, may: m.role_may_auditor },
  operator: { name: m.role_name_operator, may: m.role_may_operator },
};

export const STATE_NAMES: Record<GrantState, () => string> = {
  current: m.role_state_current,
  waiting: m.role_state_waiting,
  upcoming: m.role_state_upcoming,
  ended: m.role_state_ended,
};

/** Where a role holds. */
export function scopeInWords(agency: { nameZh: string; nameEn: string } | null, locale: Locale): string {
  return agency
    ? m.role_scope_below({ agency: agencyName(agency, locale) }, { locale })
    : m.role_scope_all({}, { locale });
}
