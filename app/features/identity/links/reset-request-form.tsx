import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";

/** What can be wrong with the address, as a code; `wait` after too many requests. */
export type ResetErrors = { email?: string; minutes?: number };

function sentence({ email, minutes }: ResetErrors): string | undefined {
  switch (email) {
    case undefined:
      return undefined;
    case "missing":
      return m.identity_error_email_missing();
    case "too-long":
      return m.identity_error_too_long();
    case "wait":
      return m.identity_error_wait({ minutes: minutes ?? 1 });
    default:
      return m.identity_error_email_wrong();
  }
}

/** Asks for the address to which the link goes. */
export function ResetRequestForm({ errors, email }: { errors: ResetErrors | null; email: string }) {
  const busy = useNavigation().state === "submitting";
  const message = errors ? sentence(errors) : undefined;
  return (
    <>
      <ErrorSummary errors={message ? [{ field: "email", message }] : []} />
      <Form method="post" className="stack sign-in" noValidate>
        <TextField
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          label={m.identity_email()}
          error={message}
          defaultValue={email}
        />
        <Actions>
          <Button busy={busy} busyLabel={m.link_reset_busy()}>
            {m.link_reset_button()}
          </Button>
        </Actions>
      </Form>
    </>
  );
}
