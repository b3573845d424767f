import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { MIN_PASSWORD_LENGTH } from "./password.ts";
import type { PasswordErrors } from "./password-change.ts";

const FIELDS = ["current", "next", "repeat"] as const;
type FieldName = (typeof FIELDS)[number];

function sentence(field: FieldName, errors: PasswordErrors): string | undefined {
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

/** A new password for the old one. Passwords are never sent back, so after a mistake the fields are empty. */
export function PasswordForm({ email, errors }: { email: string; errors: PasswordErrors | null }) {
  const busy = useNavigation().formData?.get("intent") === "change-password";
  const wrong = FIELDS.flatMap((field) => {
    const message = errors && sentence(field, errors);
    return message ? [{ field, message }] : [];
  });
  const errorOf = (field: FieldName) => wrong.find((one) => one.field === field)?.message;
  return (
    <section className="stack" aria-labelledby="password-title">
      <h2 id="password-title">{m.identity_password_title()}</h2>
      <ErrorSummary errors={wrong} />
      {/* A successful change leads to a page that is drawn anew, with empty fields. */}
      <Form method="post" className="stack sign-in" noValidate>
        {/* Password managers want to know whose password it is. */}
        <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
        <TextField
          id="current"
          name="current"
          type="password"
          autoComplete="current-password"
          label={m.identity_password_current()}
          error={errorOf("current")}
        />
        <TextField
          id="next"
          name="next"
          type="password"
          autoComplete="new-password"
          label={m.identity_password_next()}
          hint={m.identity_password_hint({ min: MIN_PASSWORD_LENGTH })}
          error={errorOf("next")}
        />
        <TextField
          id="repeat"
          name="repeat"
          type="password"
          autoComplete="new-password"
          label={m.identity_password_repeat()}
          error={errorOf("repeat")}
        />
        <Actions>
          <Button name="intent" value="change-password" busy={busy} busyLabel={m.identity_password_busy()}>
            {m.identity_password_button()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
