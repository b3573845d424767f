import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";

/** What is wrong with what was typed from a card, as codes. */
export type CardErrors = {
  number?: "missing" | "wrong" | "too-long";
  code?: "missing" | "wrong";
  form?: "refused" | "wait";
  minutes?: number;
};

function mistakes(errors: CardErrors): { field: string; message: string }[] {
  const { number, code, form, minutes } = errors;
  return [
    ...(form === "refused" ? [{ field: "number", message: m.card_error_refused() }] : []),
    ...(form === "wait"
      ? [{ field: "number", message: m.identity_error_wait({ minutes: minutes ?? 1 }) }]
      : []),
    ...(number
      ? [
          {
            field: "number",
            message: number === "missing" ? m.card_error_number() : m.card_error_number_wrong(),
          },
        ]
      : []),
    ...(code
      ? [{ field: "code", message: code === "missing" ? m.card_error_code() : m.card_error_code_wrong() }]
      : []),
  ];
}

/** What stands on the card, as it is typed. The code isn't sent back: it stands on the card. */
export function CardForm({ errors, number }: { errors: CardErrors | null; number: string }) {
  const busy = useNavigation().state === "submitting";
  const wrong = errors ? mistakes(errors) : [];
  const errorOf = (field: "number" | "code") =>
    errors?.[field] && wrong.find((one) => one.field === field)?.message;
  return (
    <>
      <ErrorSummary errors={wrong} />
      <Form method="post" className="stack sign-in" noValidate>
        <TextField
          id="number"
          name="number"
          autoComplete="username"
          autoCapitalize="characters"
          spellCheck={false}
          label={m.people_employee()}
          error={errorOf("number")}
          defaultValue={number}
        />
        <TextField
          id="code"
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          label={m.card_code()}
          hint={m.card_code_hint()}
          error={errorOf("code")}
        />
        <Actions>
          <Button busy={busy} busyLabel={m.card_checking()}>
            {m.card_next()}
          </Button>
          <LocaleLink className="go" to="/sign-in">
            {m.card_password_instead()}
          </LocaleLink>
        </Actions>
      </Form>
    </>
  );
}
