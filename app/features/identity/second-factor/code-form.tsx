import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";

export type CodeError = { code: "missing" | "refused" } | { code: "wait"; minutes: number };

function sentence(error: CodeError): string {
  if (error.code === "missing") return m.factor_error_code_missing();
  return error.code === "wait" ? m.identity_error_wait({ minutes: error.minutes }) : m.factor_sign_in_wrong();
}

/** The second step of signing in. */
export function CodeForm(props: { returnTo: string; error: CodeError | null; contact: string }) {
  const busy = useNavigation().state === "submitting";
  const message = props.error ? sentence(props.error) : undefined;
  return (
    <>
      <ErrorSummary errors={message ? [{ field: "code", message }] : []} />
      <p className="soft">{m.factor_sign_in_lede()}</p>
      <Form method="post" className="stack sign-in" noValidate>
        <input type="hidden" name="returnTo" value={props.returnTo} />
        <TextField
          id="code"
          name="code"
          autoComplete="one-time-code"
          spellCheck={false}
          label={m.factor_code()}
          hint={m.factor_sign_in_hint()}
          error={message}
        />
        <Actions>
          <Button busy={busy} busyLabel={m.identity_signing_in()}>
            {m.factor_sign_in_button()}
          </Button>
          <LocaleLink className="go" to="/sign-in">
            {m.factor_sign_in_again()}
          </LocaleLink>
        </Actions>
        <p className="soft">{m.factor_sign_in_lost({ contact: props.contact })}</p>
      </Form>
    </>
  );
}
