import { Form } from "@remix-run/react";
import { pollValues } from "#app/features/assessment/poll.ts";
import { NEW_POLL, PollFields } from "#app/features/assessment/poll-fields.tsx";
import { optionsErrorInWords } from "#app/features/assessment/poll-words.ts";
import { m } from "#app/i18n/messages.js";
import { formatMinutes } from "#app/platform/calendar.ts";
import { Actions, Button, GoLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { StepErrors, StepValues } from "./plan.ts";
import { LONGEST_BODY, LONGEST_NOTES, LONGEST_TITLE } from "./plan.ts";
import { planErrorInWords } from "./plan-page.tsx";
import styles from "./workshop.module.css";
import type { Step } from "./workshop.ts";
import { FREE_KINDS } from "./workshop.ts";
import type { AgendaPageData } from "./workshop-page-data.ts";
import { KIND_WORDS } from "./workshop-words.ts";

export type AgendaAnswer = {
  /** Of the form that was sent, to be shown again; null where it was a button. */
  values: StepValues | null;
  errors: StepErrors;
  refused: string | null;
};

const NEW_STEP: StepValues = { kind: "slide", title: "", minutes: "10", body: "", notes: "", ...NEW_POLL };
const FIELDS = ["kind", "title", "minutes", "prompt", "pollKind", "options", "body", "notes"] as const;

const REFUSALS: Record<string, () => string> = {
  current: m.workshop_agenda_current,
  many: m.workshop_agenda_many,
  closed: m.workshop_refused_closed,
  unknown: m.workshop_refused_other,
};

/** The agenda: order, add, change, remove. One step is open at a time, by the address. */
export function AgendaPage(props: {
  page: AgendaPageData;
  editing: string | null;
  answer: AgendaAnswer | null;
}) {
  const { page, editing, answer } = props;
  const { workshop, steps } = page;
  const locale = useLocale();
  const base = `/workshops/${workshop.id}/agenda`;
  const edited = steps.find((step) => step.id === editing) ?? null;
  const errors = answer?.errors ?? {};
  const wrong = FIELDS.flatMap((field) => {
    const code = errors[field];
    return code ? [{ field, message: optionsErrorInWords(code) ?? planErrorInWords(code) }] : [];
  });
  return (
    <main id="main" className="page narrow">
      <div className={styles.column}>
        <p>
          <GoLink icon="left" to={`/workshops/${workshop.id}`}>
            {workshop.title}
          </GoLink>
        </p>
        <h1>{m.workshop_agenda()}</h1>
        <ErrorSummary errors={wrong} />
        {answer?.refused && (
          <Notice tone="warn" live>
            <p>{(REFUSALS[answer.refused] ?? m.workshop_refused_other)()}</p>
          </Notice>
        )}
        {workshop.phase === "open" && <p className="soft">{m.workshop_agenda_live()}</p>}
        {steps.length === 0 ? (
          <p className="soft">{m.workshop_agenda_empty()}</p>
        ) : (
          <ol className={styles.agenda}>
            {steps.map((step, index) => (
              <li key={step.id} aria-current={step.id === page.current ? "step" : undefined}>
                <div>
                  <strong>
                    {index + 1}. {step.title}
                  </strong>
                  <span className="soft">
                    {KIND_WORDS[step.kind]()}
                    {m.workshop_dot()}
                    {formatMinutes(step.minutes, locale)}
                  </span>
                </div>
                <Form method="post" action={formAction(base, locale)} className={styles.stepActs}>
                  <input type="hidden" name="step" value={step.id} />
                  {index > 0 && <StepButton intent="up" label={m.workshop_up()} title={step.title} />}
                  {index < steps.length - 1 && (
                    <StepButton intent="down" label={m.workshop_down()} title={step.title} />
                  )}
                  <LocaleLink className="go" to={`${base}?step=${step.id}#edit`}>
                    {m.workshop_edit()}
                    <span className="sr"> {step.title}</span>
                  </LocaleLink>
                  <StepButton intent="remove" label={m.workshop_step_remove()} title={step.title} />
                </Form>
              </li>
            ))}
          </ol>
        )}
        <StepForm
          key={`${edited?.id ?? "new"} ${steps.length}`}
          edited={edited}
          values={answer?.values ?? (edited ? valuesOf(edited) : NEW_STEP)}
          errors={errors}
        />
        {edited && (
          <p>
            <GoLink to={base}>{m.workshop_step_new()}</GoLink>
          </p>
        )}
      </div>
    </main>
  );
}

function valuesOf(step: Step): StepValues {
  const poll = step.question ? pollValues(step.question) : NEW_POLL;
  const { kind, title, minutes, body, notes } = step;
  return { kind, title, minutes: String(minutes), body, notes, ...poll };
}

const formAction = (base: string, locale: string) => (locale === "en" ? `/en${base}` : base);

function StepButton({ intent, label, title }: { intent: string; label: string; title: string }) {
  return (
    <Button kind="quiet" name="intent" value={intent}>
      {label}
      <span className="sr"> {title}</span>
    </Button>
  );
}

function StepForm(props: { edited: Step | null; values: StepValues; errors: StepErrors }) {
  const { edited, values, errors } = props;
  const texts = (field: (typeof FIELDS)[number], label: string, hint?: string) => ({
    id: field,
    name: field,
    label,
    hint,
    defaultValue: values[field],
    error: errors[field] ? planErrorInWords(errors[field]) : undefined,
  });
  return (
    <section className="stack" aria-labelledby="edit">
      <h2 id="edit">{edited ? m.workshop_step_edit({ title: edited.title }) : m.workshop_step_new()}</h2>
      <Form method="post" className={`stack ${styles.stepForm}`} noValidate>
        {edited && <input type="hidden" name="step" value={edited.id} />}
        {edited?.activityId ? (
          <input type="hidden" name="kind" value={edited.kind} />
        ) : (
          <SelectField
            {...texts("kind", m.workshop_kind())}
            options={FREE_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind]() }))}
          />
        )}
        <TextField {...texts("title", m.workshop_step_title())} maxLength={LONGEST_TITLE} />
        <TextField
          {...texts("minutes", m.workshop_minutes(), m.workshop_minutes_hint())}
          type="number"
          inputMode="numeric"
          min={0}
          max={480}
        />
        {!edited?.activityId && (
          <fieldset className={styles.pollPart}>
            <legend>{m.ask_poll_part()}</legend>
            <p className="hint">{m.ask_poll_part_hint()}</p>
            <PollFields values={values} errors={errors} inWords={planErrorInWords} />
          </fieldset>
        )}
        <TextAreaField
          {...texts("body", m.workshop_body(), m.workshop_body_hint())}
          rows={6}
          maxLength={LONGEST_BODY}
        />
        <TextAreaField
          {...texts("notes", m.workshop_notes(), m.workshop_notes_hint())}
          rows={4}
          maxLength={LONGEST_NOTES}
        />
        <Actions>
          <Button name="intent" value={edited ? "edit" : "add"}>
            {edited ? m.workshop_step_save() : m.workshop_step_add()}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
