import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NewPasswordFields, PasswordOwner } from "../new-password-fields.tsx";
import { PasskeyButton } from "../passkeys/passkey-button.tsx";
import type { PasswordErrors } from "../password-change.ts";
import { passwordMistakes } from "../password-words.ts";

/** Whoever has opened their card chooses how they sign in from now on. */
export function CardWelcome(props: {
  holder: { name: string; employeeNumber: string };
  /** Whether a passkey can be chosen. */
  passkey: boolean;
  home: string;
  errors: PasswordErrors | null;
}) {
  const { name, employeeNumber } = props.holder;
  const busy = useNavigation().state === "submitting";
  const wrong = passwordMistakes(props.errors);
  return (
    <>
      <h1>{m.link_welcome_title({ name })}</h1>
      <p className="soft lede">{m.card_welcome_lede({ number: employeeNumber })}</p>
      <ErrorSummary errors={wrong} />
      <Form method="post" className="stack sign-in" noValidate>
        <PasswordOwner name={employeeNumber} />
        <NewPasswordFields first errors={props.errors} />
        <Actions>
          <Button busy={busy} busyLabel={m.link_busy()}>
            {m.link_welcome_button()}
          </Button>
        </Actions>
      </Form>
      {props.passkey && (
        <section className="stack sign-in" aria-labelledby="passkey">
          <h2 id="passkey">{m.card_passkey_title()}</h2>
          <p>{m.card_passkey_text()}</p>
          <PasskeyButton label={m.card_passkey()} ask={(asked) => asked.registerByCard(props.home)} />
        </section>
      )}
    </>
  );
}
