import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { MIN_PASSWORD_LENGTH } from "./password.ts";
import type { PasswordErrors } from "./password-change.ts";
import type { PasswordField } from "./password-words.ts";
import { passwordMistakes } from "./password-words.ts";

/** A new password for the old one. Passwords are never sent back, so after a mistake the fields are empty. */
export function PasswordForm({ email, errors }: { email: string; errors: PasswordErrors | null }) {
  const busy = useNavigation().formData?.get("intent") === "change-password";
  const wrong = passwordMistakes(errors);
  const errorOf = (field: PasswordField) => wrong.find((one) => one.field === field)?.message;
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
