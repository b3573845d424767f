import { m } from "#app/i18n/messages.js";
import { formatMinutes } from "#app/platform/calendar.ts";
import { Actions, GoLink, LinkButton } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { AskingFiles } from "./ask/asking-files.tsx";
import { CoTrainerForm } from "./co-trainer-form.tsx";
import { CommandButton } from "./command-form.tsx";
import { RehearseForm } from "./planning/rehearsal-bar.tsx";
import type { RoomState } from "./room-state.ts";
import { seated } from "./room-state.ts";
import { ShowsTextForm } from "./texts/shows-text.tsx";
import styles from "./workshop.module.css";
import type { ConsolePageData } from "./workshop-page-data.ts";
import { PHASE_WORDS } from "./workshop-words.ts";

/** Before and after: the facts of the workshop, and the way on. */
export function WorkshopOverview(props: {
  page: ConsolePageData;
  state: RoomState;
  coTrainer: string | null;
}) {
  const { page, state } = props;
  const { workshop } = page;
  const locale = useLocale();
  const cancelled = workshop.phase === "cancelled";
  const planned = state.pace.phase === "planned" && !cancelled;
  return (
    <div className="page narrow">
      <div className={styles.column}>
        <p>
          <GoLink icon="left" to="/workshops">
            {m.workshop_back()}
          </GoLink>
        </p>
        <h1>{workshop.title}</h1>
        <Facts
          facts={[
            { name: m.workshop_phase(), value: PHASE_WORDS[cancelled ? "cancelled" : state.pace.phase]() },
            { name: m.workshop_when(), value: <DateText iso={workshop.startsAt} time /> },
            { name: m.workshop_course(), value: page.course ?? m.workshop_course_none() },
            { name: m.workshop_place(), value: workshop.place || m.workshop_place_none() },
            {
              name: m.workshop_agenda(),
              value: m.workshop_agenda_sum({
                count: Object.keys(page.notes).length,
                time: formatMinutes(page.minutes, locale),
              }),
            },
            {
              name: m.workshop_trainers(),
              value: page.trainers.map((trainer) => trainer.name).join(m.common_between()),
            },
            {
              name: planned ? m.workshop_capacity() : m.workshop_came(),
              value: planned ? workshop.capacity : seated(state).length,
            },
          ]}
        />
        {planned && (
          <>
            <Actions>
              <CommandButton big icon="play" command={{ type: "open" }}>
                {m.workshop_open()}
              </CommandButton>
              <LinkButton kind="quiet" to={`/workshops/${workshop.id}/agenda`}>
                {m.workshop_agenda_edit()}
              </LinkButton>
              <LinkButton kind="quiet" to={`/workshops/${workshop.id}/plan`}>
                {m.planning_change()}
              </LinkButton>
              <LinkButton kind="quiet" to={`/workshops/${workshop.id}/registrations`}>
                {m.registration_title()}
              </LinkButton>
              <LinkButton kind="quiet" to={`/workshops/${workshop.id}/attendance`}>
                {m.attendance_to()}
              </LinkButton>
              <LinkButton kind="quiet" to={`/workshops/${workshop.id}/preflight`}>
                {m.preflight_title()}
              </LinkButton>
            </Actions>
            <p className="soft">{m.workshop_open_hint()}</p>
            <ShowsTextForm on={workshop.showsText} />
            <RehearseForm />
            <CoTrainerForm answer={props.coTrainer} />
          </>
        )}
        {state.pace.phase === "closed" && (
          <>
            <Actions>
              <LinkButton iconAfter="right" to={`/workshops/${workshop.id}/attendance`}>
                {m.attendance_title()}
              </LinkButton>
              <LinkButton kind="quiet" to={`/workshops/${workshop.id}/feed`}>
                {m.showing_feed_to()}
              </LinkButton>
            </Actions>
            <PaceSummary state={state} />
            <AskingFiles workshopId={workshop.id} days={page.keptDays} />
          </>
        )}
        <p>
          <GoLink icon="copy" to={`/workshops/new?copy=${workshop.id}`}>
            {m.planning_copy()}
          </GoLink>
        </p>
      </div>
    </div>
  );
}

function PaceSummary({ state }: { state: RoomState }) {
  const people = seated(state);
  return (
    <section className="stack-s" aria-labelledby="sum">
      <h2 id="sum">{m.workshop_summary()}</h2>
      <ol className={styles.pace}>
        {state.pace.steps.map((step, index) => (
          <li key={step.id}>
            <span className={styles.no}>{index + 1}</span>
            <span>{step.title}</span>
            <span className={styles.t}>
              {people.filter((person) => person.marks[step.id]?.state === "passed").length}／{people.length}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
