import { m } from "#app/i18n/messages.js";
import { MIN_PASSWORD_LENGTH } from "./password.ts";
import type { PasswordErrors } from "./password-change.ts";

const FIELDS = ["current", "next", "repeat"] as const;
export type PasswordField = (typeof FIELDS)[number];

function sentence(field: PasswordField, errors: PasswordErrors): string | undefined {
  const code = errors[field];
  switch (code) {
    case undefined:
      return undefined;
    case "missing":
      return {
        current: m.identity_error_current_missing,
        next: m.identity_error_next_missing,
        repeat: m.identity_error_repeat_missing,
      }[field]();
    case "too-long":
      return m.identity_error_too_long();
    case "too-short":
      return m.identity_error_next_short({ min: MIN_PASSWORD_LENGTH });
    case "guessable":
      return m.identity_error_next_guessable();
    case "same":
      return m.identity_error_next_same();
    case "differs":
      return m.identity_error_repeat_differs();
    case "wrong":
      return m.identity_error_current_wrong();
    case "wait":
      return m.identity_error_wait({ minutes: errors.minutes ?? 1 });
  }
}

/** What is wrong with a form for a password, in words, in the order of its fields. */
export function passwordMistakes(errors: PasswordErrors | null): { field: PasswordField; message: string }[] {
  return FIELDS.flatMap((field) => {
    const message = errors && sentence(field, errors);
    return message ? [{ field, message }] : [];
  });
}
