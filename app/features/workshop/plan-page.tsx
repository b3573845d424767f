import { Form, useNavigation } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import type { PlanErrors, PlanValues } from "./plan.ts";
import { LONGEST_TITLE, MOST_SEATS } from "./plan.ts";
import { TemplateField } from "./planning/template-field.tsx";
import type { TemplatePreview } from "./planning/templates.ts";
import { ShowsTextField } from "./texts/shows-text.tsx";
import styles from "./workshop.module.css";

const FIELDS = ["title", "course", "template", "day", "from", "until", "capacity", "place", "link"] as const;

/** What is wrong with a field, by the code that the form's schema gives it. */
export function planErrorInWords(code: string): string {
  switch (code) {
    case "missing":
      return m.workshop_error_missing();
    case "too-long":
      return m.workshop_error_too_long();
    case "day":
      return m.workshop_error_day();
    case "time":
      return m.workshop_error_time();
    case "order":
      return m.workshop_error_order();
    case "number":
      return m.workshop_error_number();
    case "link":
      return m.workshop_error_link();
    case "taken":
      return m.planning_error_taken();
    default:
      return m.workshop_error_unknown();
  }
}

type Texts = { id: string; name: string; label: string; defaultValue: string; error: string | undefined };

/** The fields that a new workshop and a changed one have in common. */
export function WhenAndWhere(props: {
  texts: (
    field: "day" | "from" | "until" | "capacity" | "place" | "link",
    label: string,
    hint?: string,
  ) => Texts & { hint: string | undefined };
}) {
  const { texts } = props;
  return (
    <>
      <div className={styles.times}>
        <TextField {...texts("day", m.workshop_day())} type="date" />
        <TextField {...texts("from", m.workshop_from())} type="time" />
        <TextField {...texts("until", m.workshop_until())} type="time" />
      </div>
      <TextField
        {...texts("capacity", m.workshop_capacity(), m.workshop_capacity_hint())}
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST_SEATS}
      />
      <TextField {...texts("place", m.workshop_place())} maxLength={120} />
      <TextField {...texts("link", m.workshop_link(), m.workshop_link_hint())} type="url" maxLength={500} />
    </>
  );
}

/** A new workshop. What was filled in stays, whatever was wrong with it. */
export function PlanPage(props: {
  courses: { id: string; title: string }[];
  templates: TemplatePreview[];
  values: PlanValues;
  errors: PlanErrors;
}) {
  const { courses, templates, values, errors } = props;
  const busy = useNavigation().state === "submitting";
  const wrong = FIELDS.flatMap((field) => {
    const code = errors[field];
    return code ? [{ field, message: planErrorInWords(code) }] : [];
  });
  const texts = (field: (typeof FIELDS)[number], label: string, hint?: string) => ({
    id: field,
    name: field,
    label,
    hint,
    defaultValue: values[field],
    error: errors[field] ? planErrorInWords(errors[field]) : undefined,
  });
  return (
    <main id="main" className="page narrow">
      <Crumb steps={[{ to: "/workshops", label: m.workshop_title() }]} here={m.workshop_plan()} />
      <h1>{m.workshop_plan()}</h1>
      <ErrorSummary errors={wrong} />
      <Form method="post" className="stack" noValidate>
        <input type="hidden" name="id" value={values.id} />
        <input type="hidden" name="copy" value={values.copy} />
        {values.copy && <p>{m.planning_copy_text()}</p>}
        <TextField {...texts("title", m.workshop_name())} maxLength={LONGEST_TITLE} />
        <SelectField
          {...texts("course", m.workshop_course(), m.workshop_course_hint())}
          options={[
            { value: "", label: m.workshop_course_none() },
            ...courses.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        {values.copy ? (
          <input type="hidden" name="template" value="" />
        ) : (
          <TemplateField
            {...texts("template", m.planning_template(), m.planning_template_hint())}
            from={templates}
          />
        )}
        <WhenAndWhere texts={texts} />
        <ShowsTextField on={values.showsText === "yes"} />
        <Actions>
          <Button busy={busy} busyLabel={m.workshop_sending()}>
            {m.workshop_plan_button()}
          </Button>
        </Actions>
      </Form>
    </main>
  );
}
