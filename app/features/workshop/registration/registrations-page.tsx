import { Form } from "@remix-run/react";
import { agencyName } from "#app/features/identity/agency.ts";
import { m } from "#app/i18n/messages.js";
import { formatDayIso, formatTime } from "#app/platform/calendar.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Choice, Choices } from "#app/ui/choice.tsx";
import { Crumb } from "#app/ui/crumb.tsx";
import { DateText } from "#app/ui/date.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import styles from "../workshop.module.css";
import lists from "./registration.module.css";
import { RegistrationTable } from "./registration-table.tsx";
import { fieldInWords } from "./registration-words.ts";
import type { RegistrationsAnswer, RegistrationsPageData } from "./registrations-page-data.ts";

/** The trainer's side: who may register until when, who has, and who is added or taken off by hand. */
export function RegistrationsPage(props: {
  page: RegistrationsPageData;
  answer: RegistrationsAnswer | null;
}) {
  const { page, answer } = props;
  const { workshop } = page;
  return (
    <main id="main" className="page">
      <Crumb
        steps={[
          { to: "/workshops", label: m.workshop_title() },
          { to: `/workshops/${workshop.id}`, label: workshop.title },
        ]}
        here={m.registration_title()}
      />
      <div className="page-head">
        <h1>{m.registration_of({ title: workshop.title })}</h1>
        <p className="soft num">{m.registration_counts({ ...page, capacity: workshop.capacity })}</p>
      </div>
      {answer && <Outcome answer={answer} />}
      <section className="hang" aria-labelledby="list">
        <header>
          <h2 id="list">{m.registration_list()}</h2>
        </header>
        <div className="stack">
          <RegistrationTable page={page} answer={answer?.intent === "remove" ? answer : null} />
          {page.changeable && <AddForm answer={answer?.intent === "add" ? answer : null} />}
        </div>
      </section>
      {page.changeable && <OpenForm page={page} answer={answer?.intent === "open" ? answer : null} />}
    </main>
  );
}

function Outcome({ answer }: { answer: RegistrationsAnswer }) {
  const { outcome } = answer;
  const wrong = outcome === "closed" ? m.registration_refused_closed() : null;
  const done: Record<string, () => string> = {
    set: m.registration_saved,
    shut: m.registration_shut,
    placed: m.registration_added,
    waiting: m.registration_added_waiting,
    already: m.registration_already,
    removed: m.registration_taken_off,
  };
  const said = wrong ?? (outcome ? done[outcome]?.() : null);
  if (!said) return null;
  return (
    <Notice tone={wrong ? "warn" : "ok"} live>
      <p>{said}</p>
    </Notice>
  );
}

function AddForm({ answer }: { answer: RegistrationsAnswer | null }) {
  const wrong = fieldInWords(answer?.errors.who);
  return (
    <Form method="post" className={`stack-s ${styles.column}`} noValidate>
      <TextField
        id="who"
        name="who"
        maxLength={254}
        label={m.registration_add()}
        hint={m.registration_add_hint()}
        error={wrong}
        defaultValue={wrong ? answer?.values.who : ""}
        key={answer?.outcome}
      />
      <Actions>
        <Button kind="quiet" name="intent" value="add">
          {m.registration_add_button()}
        </Button>
      </Actions>
    </Form>
  );
}

/** Whose people may register, and until when. */
function OpenForm({ page, answer }: { page: RegistrationsPageData; answer: RegistrationsAnswer | null }) {
  const { workshop, agencies } = page;
  const locale = useLocale();
  const until = workshop.registrationUntil ?? workshop.startsAt;
  const chosen = answer?.agencies ?? page.invited;
  const { errors = {}, values } = answer ?? {};
  return (
    <section className="hang" aria-labelledby="open">
      <header>
        <h2 id="open">{m.registration_open_title()}</h2>
        <p>
          {workshop.registrationUntil ? (
            <>
              {m.registration_until()} <DateText iso={workshop.registrationUntil} style="short" time />
            </>
          ) : (
            m.registration_not_open()
          )}
        </p>
      </header>
      <Form method="post" className={`stack ${styles.column}`} noValidate>
        <Choices
          id="agencies"
          legend={m.registration_agencies()}
          kind={m.registration_agencies_hint()}
          error={fieldInWords(errors.agencies)}
        >
          <div className={lists.agencies}>
            {agencies.map((agency) => (
              <div key={agency.id} style={{ paddingInlineStart: `${(agency.path.length - 1) * 1.25}rem` }}>
                <Choice
                  type="checkbox"
                  name="agencies"
                  value={agency.id}
                  defaultChecked={chosen.includes(agency.id)}
                >
                  {agencyName(agency, locale)}
                </Choice>
              </div>
            ))}
          </div>
        </Choices>
        <div className={styles.times}>
          <TextField
            id="day"
            name="day"
            type="date"
            label={m.registration_until_day()}
            defaultValue={values?.day ?? formatDayIso(until)}
            error={fieldInWords(errors.day)}
          />
          <TextField
            id="time"
            name="time"
            type="time"
            label={m.registration_until_clock()}
            defaultValue={values?.time ?? formatTime(until)}
            error={fieldInWords(errors.time)}
          />
        </div>
        <Actions>
          <Button name="intent" value="open">
            {workshop.registrationUntil ? m.registration_save() : m.registration_open_button()}
          </Button>
          {workshop.registrationUntil && (
            <Button kind="quiet" name="intent" value="shut">
              {m.registration_shut_button()}
            </Button>
          )}
        </Actions>
      </Form>
    </section>
  );
}
