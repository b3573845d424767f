import type { FormEvent } from "react";
import { useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Button } from "../button.tsx";
import { Choice, Choices } from "../choice.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { SelectField, TextAreaField, TextField } from "../field.tsx";
import { Hang } from "../hang.tsx";

export function FormSection() {
  return (
    <Hang title={m.styleguide_form()}>
      <div className="stack guide-form">
        <TryErrors />
        <TextField
          id="guide-agency"
          label={m.styleguide_form_agency()}
          hint={m.styleguide_form_agency_hint()}
          defaultValue={m.styleguide_form_agency_value()}
        />
        <TextField
          id="guide-focused"
          label={m.styleguide_form_focus()}
          className="is-focus"
          defaultValue={m.styleguide_form_agency_value()}
        />
        <TextField
          id="guide-due"
          label={m.styleguide_form_due()}
          hint={m.styleguide_form_due_hint()}
          error={m.styleguide_form_due_error()}
          inputMode="numeric"
          defaultValue={m.styleguide_form_due_value()}
        />
        <SelectField
          id="guide-state"
          label={m.styleguide_form_state()}
          options={[
            { value: "", label: m.styleguide_form_state_all() },
            { value: "completed", label: m.common_state_completed() },
          ]}
        />
        <TextAreaField
          id="guide-message"
          label={m.styleguide_form_message()}
          defaultValue={m.styleguide_form_message_value()}
        />
      </div>
    </Hang>
  );
}

/** Sent empty on purpose, so that the summary can be seen to take the focus. */
function TryErrors() {
  const [tried, setTried] = useState(false);
  const error = tried ? m.styleguide_form_course_error() : undefined;
  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
  }
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      {error && <ErrorSummary errors={[{ field: "guide-course", message: error }]} />}
      <TextField id="guide-course" name="course" label={m.styleguide_form_course()} error={error} />
      <Button kind="quiet">{m.styleguide_form_try()}</Button>
    </form>
  );
}

export function ChoiceSection() {
  return (
    <Hang title={m.styleguide_choice()}>
      <div className="stack guide-form">
        <Choices
          id="guide-multiple"
          kind={m.styleguide_choice_kind_multiple()}
          legend={m.styleguide_choice_multiple()}
          error={m.styleguide_choice_error()}
          actions={<Button type="button">{m.styleguide_choice_answer()}</Button>}
        >
          <Choice type="checkbox" name="guide-multiple" value="phone" defaultChecked>
            {m.styleguide_choice_phone()}
          </Choice>
          <Choice type="checkbox" name="guide-multiple" value="draft">
            {m.styleguide_choice_draft()}
          </Choice>
          <Choice type="checkbox" name="guide-multiple" value="law">
            {m.styleguide_choice_law()}
          </Choice>
        </Choices>
        <Choices
          id="guide-single"
          kind={m.styleguide_choice_kind_single()}
          legend={m.styleguide_choice_single()}
        >
          <Choice
            type="radio"
            name="guide-single"
            value="vague"
            defaultChecked
            verdict={{ right: false, why: m.styleguide_choice_vague_why() }}
          >
            {m.styleguide_choice_vague()}
          </Choice>
          <Choice
            type="radio"
            name="guide-single"
            value="exact"
            verdict={{ right: true, why: m.styleguide_choice_exact_why() }}
          >
            {m.styleguide_choice_exact()}
          </Choice>
        </Choices>
      </div>
    </Hang>
  );
}
