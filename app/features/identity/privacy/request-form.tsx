import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { formatDay } from "#app/platform/calendar.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Choice, Choices } from "#app/ui/choice.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import type { RequestErrors, RequestValues } from "./data-request.ts";
import { REASON_LENGTH, REQUEST_KINDS, WANTED_LENGTH } from "./data-request.ts";
import type { RequestChoices } from "./privacy-page-data.ts";
import { blockInWords, KIND_WORDS } from "./privacy-words.ts";

/** In the order of the form. */
const FIELDS = ["kind", "enrolment", "wanted", "reason"] as const;
type FieldName = (typeof FIELDS)[number];

function sentence(field: FieldName, code: string): string {
  switch (code) {
    case "missing":
      return {
        kind: m.privacy_error_kind,
        enrolment: m.privacy_error_enrolment,
        wanted: m.privacy_error_wanted,
        reason: m.privacy_error_reason,
      }[field]();
    case "waiting":
      return m.privacy_error_waiting();
    case "too-long":
      return m.privacy_error_too_long({ max: field === "reason" ? REASON_LENGTH : WANTED_LENGTH });
    default:
      return m.role_error_unknown();
  }
}

/** Somebody asks for something about them to be put right or erased. What was filled in stays. */
export function RequestForm(props: {
  choices: RequestChoices;
  values: RequestValues;
  errors: RequestErrors;
}) {
  const { choices, values, errors } = props;
  const locale = useLocale();
  const busy = useNavigation().state === "submitting";
  const errorOf = (field: FieldName) => {
    const code = errors[field];
    return code === undefined ? undefined : sentence(field, code);
  };
  const wrong = FIELDS.flatMap((field) => {
    const message = errorOf(field);
    return message ? [{ field, message }] : [];
  });
  const blocks = choices.blocks.map((block) => blockInWords(block, formatDay, locale));
  return (
    <main id="main" className="page narrow">
      <Crumb steps={[{ to: "/privacy", label: m.privacy_title() }]} here={m.privacy_request_new()} />
      <h1>{m.privacy_request_new()}</h1>
      <ErrorSummary errors={wrong} />
      <Form method="post" className="stack sign-in" noValidate>
        <input type="hidden" name="id" value={values.id} />
        <Choices id="kind" legend={m.privacy_request_kind()} error={errorOf("kind")}>
          {REQUEST_KINDS.map((kind) => (
            <Choice key={kind} type="radio" name="kind" value={kind} defaultChecked={values.kind === kind}>
              {kind === "erasure" ? <b>{KIND_WORDS[kind]()}</b> : KIND_WORDS[kind]()}
              {kind === "erasure" && (
                <span className="hint">
                  {blocks.length > 0
                    ? m.privacy_erasure_blocked({ reasons: blocks.join("") })
                    : m.privacy_erasure_possible()}
                </span>
              )}
            </Choice>
          ))}
        </Choices>
        {choices.records.length > 0 && (
          <SelectField
            id="enrolment"
            name="enrolment"
            label={m.privacy_request_record()}
            hint={m.privacy_request_record_hint()}
            error={errorOf("enrolment")}
            defaultValue={values.enrolment}
            options={[
              { value: "", label: m.privacy_request_no_record() },
              ...choices.records.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
        {choices.records.length === 0 && <input type="hidden" name="enrolment" value="" />}
        <TextField
          id="wanted"
          name="wanted"
          label={m.privacy_request_wanted()}
          hint={m.privacy_request_wanted_hint()}
          error={errorOf("wanted")}
          defaultValue={values.wanted}
          autoComplete="off"
        />
        <TextAreaField
          id="reason"
          name="reason"
          rows={4}
          label={m.privacy_request_reason()}
          hint={m.privacy_request_reason_hint({ max: REASON_LENGTH })}
          error={errorOf("reason")}
          defaultValue={values.reason}
        />
        <Actions>
          <Button busy={busy} busyLabel={m.role_busy()}>
            {m.privacy_request_send()}
          </Button>
        </Actions>
      </Form>
    </main>
  );
}
