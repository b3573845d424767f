import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { m } from "#app/i18n/messages.js";
import { Actions, GoLink } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";

/** What can be wrong with a sign-in, as codes that travel from the action to this form. */
export type SignInErrors = {
  email?: "missing" | "wrong" | "too-long";
  password?: "missing" | "too-long";
  form?: "refused" | "wait";
  minutes?: number;
};

function emailMessage(code: NonNullable<SignInErrors["email"]>): string {
  if (code === "missing") return m.identity_error_name_missing();
  return code === "wrong" ? m.identity_error_name_wrong() : m.identity_error_too_long();
}

function passwordMessage(code: NonNullable<SignInErrors["password"]>): string {
  return code === "missing" ? m.identity_error_password_missing() : m.identity_error_too_long();
}

export function SignInForm(props: {
  returnTo: string | null;
  errors: SignInErrors | null;
  email: string;
  help: { zh: string; en: string };
}) {
  const { errors } = props;
  const busy = useNavigation().state === "submitting";
  const contact = useLocale() === "en" ? props.help.en : props.help.zh;
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (errors) summary.current?.focus();
  }, [errors]);

  const emailError = errors?.email && emailMessage(errors.email);
  const passwordError = errors?.password && passwordMessage(errors.password);
  const formError =
    errors?.form === "refused"
      ? m.identity_error_refused()
      : errors?.form === "wait"
        ? m.identity_error_wait({ minutes: errors.minutes ?? 1 })
        : null;

  return (
    <Form method="post" className="stack sign-in" noValidate>
      {errors && (
        <section className="errors" tabIndex={-1} ref={summary} aria-labelledby="sign-in-errors">
          <h2 id="sign-in-errors">{m.identity_error_summary()}</h2>
          <ul>
            {formError && (
              <li>
                <a href="#email">{formError}</a>
              </li>
            )}
            {emailError && (
              <li>
                <a href="#email">{emailError}</a>
              </li>
            )}
            {passwordError && (
              <li>
                <a href="#password">{passwordError}</a>
              </li>
            )}
          </ul>
        </section>
      )}
      <TextField
        id="email"
        name="email"
        // Not `type="email"`, which browsers would hold against a number.
        type="text"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="username"
        label={m.identity_sign_in_name()}
        hint={m.identity_sign_in_name_hint()}
        error={emailError}
        defaultValue={props.email}
      />
      <div className={passwordError ? "field bad" : "field"}>
        <label htmlFor="password">{m.identity_password()}</label>
        {passwordError && (
          <p className="error" id="password-error">
            <Icon name="alert" />
            {passwordError}
          </p>
        )}
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          aria-invalid={passwordError ? true : undefined}
          aria-describedby={passwordError ? "password-error" : undefined}
        />
      </div>
      {props.returnTo && <input type="hidden" name="returnTo" value={props.returnTo} />}
      <div className="acts">
        <button className="btn" type="submit" aria-busy={busy}>
          {busy ? m.identity_signing_in() : m.identity_sign_in_button()}
        </button>
      </div>
      <Actions>
        <GoLink to="/reset-password">{m.identity_forgot_link()}</GoLink>
        <GoLink to="/sign-in/card">{m.card_have()}</GoLink>
      </Actions>
      <p className="soft">
        {m.identity_no_account({ contact })} <LocaleLink to="/sign-in/help">{m.help_link()}</LocaleLink>
      </p>
    </Form>
  );
}
