import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PROOF_MINUTES } from "./identity-proof.ts";

export type ProofError = { code: "missing" | "too-long" | "refused" } | { code: "wait"; minutes: number };

function sentence(error: ProofError): string {
  switch (error.code) {
    case "missing":
      return m.identity_error_password_missing();
    case "too-long":
      return m.identity_error_too_long();
    case "refused":
      return m.identity_proof_wrong();
    case "wait":
      return m.identity_error_wait({ minutes: error.minutes });
  }
}

/** Asks somebody who is signed in for their password once more. */
export function ProofForm(props: { email: string; returnTo: string; error: ProofError | null }) {
  const busy = useNavigation().state === "submitting";
  const message = props.error ? sentence(props.error) : undefined;
  return (
    <>
      <ErrorSummary errors={message ? [{ field: "password", message }] : []} />
      <p className="soft">{m.identity_proof_lede({ minutes: PROOF_MINUTES.begin })}</p>
      <Form method="post" className="stack sign-in" noValidate>
        <input type="hidden" name="returnTo" value={props.returnTo} />
        {/* Password managers want to know whose password it is. */}
        <input
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={props.email}
          hidden
          readOnly
        />
        <TextField
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          label={m.identity_password()}
          hint={props.email}
          error={message}
        />
        <Actions>
          <Button busy={busy} busyLabel={m.identity_proof_busy()}>
            {m.identity_proof_button()}
          </Button>
        </Actions>
      </Form>
    </>
  );
}
