import { m } from "#app/i18n/messages.js";
import { TextField } from "#app/ui/field.tsx";
import { MIN_PASSWORD_LENGTH } from "./password.ts";
import type { PasswordErrors } from "./password-change.ts";
import { passwordMistakes } from "./password-words.ts";

/** For password managers, which want to know whose password it is. */
export function PasswordOwner({ name }: { name: string }) {
  return <input type="text" name="username" autoComplete="username" defaultValue={name} hidden readOnly />;
}

/**
 * A new password, typed twice. Passwords are never sent back, so after a mistake the fields are empty.
 * @param props.first whether it is somebody's first one
 * @param props.hint where choosing it does more than that
 */
export function NewPasswordFields(props: { first: boolean; hint?: string; errors: PasswordErrors | null }) {
  const { first, errors, hint = m.link_password_hint({ min: MIN_PASSWORD_LENGTH }) } = props;
  const wrong = passwordMistakes(errors);
  const errorOf = (field: string) => wrong.find((one) => one.field === field)?.message;
  return (
    <>
      <TextField
        id="next"
        name="next"
        type="password"
        autoComplete="new-password"
        label={first ? m.link_password() : m.identity_password_next()}
        hint={hint}
        error={errorOf("next")}
      />
      <TextField
        id="repeat"
        name="repeat"
        type="password"
        autoComplete="new-password"
        label={first ? m.link_password_repeat() : m.identity_password_repeat()}
        error={errorOf("repeat")}
      />
    </>
  );
}
