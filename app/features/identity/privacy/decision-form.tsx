import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { REASON_LENGTH } from "./data-request.ts";
import type { RequestDetails } from "./privacy-page-data.ts";

const SENTENCES: Record<string, () => string> = {
  "value missing": m.privacy_error_wanted,
  "value taken": m.privacy_error_taken,
  "value none": m.privacy_error_no_post,
  "value characters": m.privacy_error_characters,
  "value too-long": m.privacy_error_value_long,
  "answer missing": m.privacy_error_answer,
  "answer too-long": () => m.privacy_error_too_long({ max: REASON_LENGTH }),
};

const errorOf = (errors: Record<string, string>, field: "value" | "answer") =>
  errors[field] ? (SENTENCES[`${field} ${errors[field]}`] ?? m.role_error_unknown)() : undefined;

/** What is wrong with a decision, in the order of its form. */
export function decisionErrors(errors: Record<string, string>) {
  return (["value", "answer"] as const).flatMap((field) => {
    const message = errorOf(errors, field);
    return message ? [{ field, message }] : [];
  });
}

/** Yes or no: how it will read, and what the person is told. */
export function DecisionForm(props: {
  request: RequestDetails;
  errors: Record<string, string>;
  values: { value: string; answer: string } | null;
}) {
  const { request, errors, values } = props;
  const busy = useNavigation().formData?.get("intent");
  const blocked = (request.erasure?.blocks.length ?? 0) > 0;
  const erases = request.kind === "erasure";
  return (
    <Form method="post" className="stack sign-in" noValidate>
      {!erases && request.kind !== "record" && (
        <TextField
          id="value"
          name="value"
          label={m.privacy_decide_value()}
          hint={m.privacy_decide_value_hint()}
          error={errorOf(errors, "value")}
          defaultValue={values?.value ?? request.wanted}
          autoComplete="off"
        />
      )}
      <TextAreaField
        id="answer"
        name="answer"
        rows={3}
        label={m.privacy_decide_answer()}
        hint={request.kind === "record" ? m.privacy_decide_answer_record() : m.privacy_decide_answer_hint()}
        error={errorOf(errors, "answer")}
        defaultValue={values?.answer ?? ""}
      />
      <Actions>
        {!blocked && (
          <Button
            kind={erases ? "danger" : "primary"}
            name="intent"
            value="accept"
            busy={busy === "accept"}
            busyLabel={m.role_busy()}
          >
            {erases ? m.privacy_decide_erase() : m.privacy_decide_accept()}
          </Button>
        )}
        <Button kind="quiet" name="intent" value="refuse" busy={busy === "refuse"} busyLabel={m.role_busy()}>
          {m.privacy_decide_refuse()}
        </Button>
      </Actions>
    </Form>
  );
}
