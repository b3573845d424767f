import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Choice, Choices } from "#app/ui/choice.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { agencyInTree } from "../agency.ts";
import { ProofNotice } from "../proof-notice.tsx";
import type { GiftErrors, GiftValues } from "./role-gift.ts";
import { REASON_LENGTH } from "./role-limits.ts";
import { ROLE_WORDS } from "./role-words.ts";
import type { GiftChoices } from "./roles-page-data.ts";

/** In the order of the form. */
const FIELDS = ["who", "role", "agency", "from", "until", "reason"] as const;
type FieldName = (typeof FIELDS)[number];

function sentence(field: FieldName, code: string, name: string): string {
  switch (code) {
    case "missing":
      return {
        who: m.role_error_who_missing,
        role: m.role_error_role_missing,
        agency: m.role_error_unknown,
        from: m.role_error_from_missing,
        until: m.role_error_day,
        reason: m.role_error_reason_missing,
      }[field]();
    case "person":
      return m.role_error_who_person();
    case "self":
      return m.role_error_who_self();
    case "held":
      return m.role_error_held({ name });
    case "clash":
      return m.role_error_clash();
    case "day":
      return m.role_error_day();
    case "order":
      return m.role_error_order();
    case "past":
      return m.role_error_past();
    case "too-long":
      return m.role_error_too_long({ max: field === "reason" ? REASON_LENGTH : 254 });
    default:
      return m.role_error_unknown();
  }
}

/** The first step of giving a role. What was filled in stays, whatever was wrong with it. */
export function RoleForm(props: {
  choices: GiftChoices;
  values: GiftValues;
  errors: GiftErrors;
  /** The person's name, where an error speaks of them. */
  name: string;
}) {
  const { choices, values, errors, name } = props;
  const locale = useLocale();
  const busy = useNavigation().state === "submitting";
  const errorOf = (field: FieldName) => {
    const code = errors[field];
    return code === undefined ? undefined : sentence(field, code, name);
  };
  const wrong = FIELDS.flatMap((field) => {
    const message = errorOf(field);
    return message ? [{ field, message }] : [];
  });
  return (
    <main id="main" className="page narrow">
      <Crumb steps={[{ to: "/roles", label: m.role_title() }]} here={m.role_new_title()} />
      <h1>{m.role_new_title()}</h1>
      <ErrorSummary errors={wrong} />
      {errors.intent === "unproven" && <ProofNotice target="/roles/new" />}
      <Form method="post" className="stack sign-in" noValidate>
        <input type="hidden" name="id" value={values.id} />
        <TextField
          id="who"
          name="who"
          label={m.role_who()}
          hint={m.role_who_hint()}
          error={errorOf("who")}
          defaultValue={values.who}
          autoComplete="off"
          spellCheck={false}
        />
        <Choices id="role" legend={m.role_which()} error={errorOf("role")}>
          {choices.roles.map((role) => (
            <Choice key={role} type="radio" name="role" value={role} defaultChecked={values.role === role}>
              <b>{ROLE_WORDS[role].name()}</b>
              <span className="hint">{ROLE_WORDS[role].may()}</span>
            </Choice>
          ))}
        </Choices>
        <SelectField
          id="agency"
          name="agency"
          label={m.role_agency()}
          hint={choices.roles.includes("operator") ? m.role_agency_hint_operator() : m.role_agency_hint()}
          error={errorOf("agency")}
          defaultValue={values.agency}
          options={[
            ...(choices.everywhere ? [{ value: "", label: m.role_scope_all() }] : []),
            ...choices.scopes.map((scope) => ({
              value: scope.id,
              label: agencyInTree(scope, locale),
            })),
          ]}
        />
        <TextField
          id="from"
          name="from"
          type="date"
          label={m.role_from_label()}
          error={errorOf("from")}
          defaultValue={values.from}
        />
        <TextField
          id="until"
          name="until"
          type="date"
          label={m.role_until_label()}
          hint={m.role_until_hint()}
          error={errorOf("until")}
          defaultValue={values.until}
        />
        <TextAreaField
          id="reason"
          name="reason"
          rows={3}
          label={m.role_reason_label()}
          hint={m.role_reason_hint({ max: REASON_LENGTH })}
          error={errorOf("reason")}
          defaultValue={values.reason}
        />
        <Actions>
          <Button name="intent" value="check" busy={busy} busyLabel={m.role_busy()}>
            {m.role_check()}
          </Button>
        </Actions>
      </Form>
    </main>
  );
}
