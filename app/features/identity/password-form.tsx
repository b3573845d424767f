import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { NewPasswordFields, PasswordOwner } from "./new-password-fields.tsx";
import { MIN_PASSWORD_LENGTH } from "./password.ts";
import type { PasswordErrors } from "./password-change.ts";
import { passwordMistakes } from "./password-words.ts";

/** A new password for the old one. */
export function PasswordForm({ email, errors }: { email: string; errors: PasswordErrors | null }) {
  const busy = useNavigation().formData?.get("intent") === "change-password";
  const wrong = passwordMistakes(errors);
  return (
    <section className="stack" aria-labelledby="password-title">
      <h2 id="password-title">{m.identity_password_title()}</h2>
      <ErrorSummary errors={wrong} />
      {/* A successful change leads to a page that is drawn anew, with empty fields. */}
      <Form method="post" className="stack sign-in" noValidate>
        <PasswordOwner name={email} />
        <TextField
          id="current"
          name="current"
          type="password"
          autoComplete="current-password"
          label={m.identity_password_current()}
          error={wrong.find(({ field }) => field === "current")?.message}
        />
        <NewPasswordFields
          first={false}
          hint={m.identity_password_hint({ min: MIN_PASSWORD_LENGTH })}
          errors={errors}
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
