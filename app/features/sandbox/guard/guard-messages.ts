import { m } from "#app/i18n/messages.js";
import type { Locale } from "#app/platform/locale.ts";
import type { SensitiveKind } from "./finding.ts";

type Text = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const FOUND: Record<SensitiveKind, Text> = {
  "national-id": m.guard_found_national_id,
  "resident-id": m.guard_found_resident_id,
  "business-number": m.guard_found_business_number,
  phone: m.guard_found_phone,
  email: m.guard_found_email,
  card: m.guard_found_card,
  passport: m.guard_found_passport,
  address: m.guard_found_address,
  secret: m.guard_found_secret,
  classification: m.guard_found_classification,
};

const LABELS: Record<SensitiveKind, Text> = {
  "national-id": m.guard_label_national_id,
  "resident-id": m.guard_label_resident_id,
  "business-number": m.guard_label_business_number,
  phone: m.guard_label_phone,
  email: m.guard_label_email,
  card: m.guard_label_card,
  passport: m.guard_label_passport,
  address: m.guard_label_address,
  secret: m.guard_label_secret,
  classification: m.guard_label_classification,
};

/** What was found and what to do about it; never the value itself. */
export const findingMessage = (kind: SensitiveKind, locale: Locale): string => FOUND[kind]({}, { locale });

/** The word in a placeholder: 電話 in [電話1]. */
export const placeholderLabel = (kind: SensitiveKind, locale: Locale): string => LABELS[kind]({}, { locale });
