import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { formatMinutes } from "#app/platform/calendar.ts";
import { Actions, GoLink, LinkButton } from "#app/ui/button.tsx";
import { DateText } from "#app/ui/date.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import type { OwnPollAnswer } from "./ask/ask-tools.tsx";
import { AskTools } from "./ask/ask-tools.tsx";
import { AskingFiles } from "./ask/asking-files.tsx";
import { FloorDesk } from "./ask/floor-desk.tsx";
import { PollDeskPart } from "./ask/poll-desk.tsx";
import { CallsList } from "./calls-list.tsx";
import { CoTrainerForm } from "./co-trainer-form.tsx";
import { CommandButton, CommandDesk } from "./command-form.tsx";
import { Countdown } from "./countdown.tsx";
import { formatJoinCode } from "./join-code.ts";
import { LinkLine } from "./link-line.tsx";
import { PaceList } from "./pace-list.tsx";
import { PeopleGrid } from "./people-grid.tsx";
import { CloseRoom, LeadLine, RoomControls, StepButtons, usePresenterKeys } from "./room-controls.tsx";
import type { RoomState } from "./room-state.ts";
import { placeOf, seated } from "./room-state.ts";
import { StagePanel } from "./stage-panel.tsx";
import { ShowsTextForm } from "./texts/shows-text.tsx";
import { useFreshDoor } from "./use-fresh.tsx";
import type { Room } from "./use-room.tsx";
import { useRoom } from "./use-room.tsx";
import styles from "./workshop.module.css";
import type { ConsolePageData, Door } from "./workshop-page-data.ts";
import { PHASE_WORDS } from "./workshop-words.ts";

/** How often what depends on the time of day is looked at again: who is stuck, who waits how long. */
const LOOK_MS = 10_000;

/** The trainer's screen: what is planned, the room while it is open, and what came of it. */
export function ConsolePage(props: {
  page: ConsolePageData;
  refused: string | null;
  coTrainer: string | null;
  ownPoll: OwnPollAnswer | null;
}) {
  const { page } = props;
  const room = useRoom(page.start, "trainer");
  const { phase } = room.state.pace;
  useFreshDoor(phase, page.door);
  return (
    <main id="main" className={styles.console}>
      <LinkLine room={room} />
      <CommandDesk state={room.state} press={room.press} refused={props.refused}>
        {phase === "open" ? (
          <LiveRoom page={page} room={room} ownPoll={props.ownPoll} />
        ) : (
          <Overview page={page} state={room.state} coTrainer={props.coTrainer} />
        )}
      </CommandDesk>
    </main>
  );
}

/** Before and after: the facts of the workshop, and the way on. */
function Overview(props: { page: ConsolePageData; state: RoomState; coTrainer: string | null }) {
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
              value: page.trainers.map((trainer) => trainer.name).join(m.attendance_between()),
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
            </Actions>
            <p className="soft">{m.workshop_open_hint()}</p>
            <ShowsTextForm on={workshop.showsText} />
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

function LiveRoom(props: { page: ConsolePageData; room: Room; ownPoll: OwnPollAnswer | null }) {
  const { page, room } = props;
  const { state, presence, ahead } = room;
  const { workshop } = page;
  const atMs = useNow(ahead, page.start.now);
  usePresenterKeys(state);
  const { index, step } = placeOf(state.pace);
  const people = seated(state);
  const there = people.filter((person) => presence[person.id] !== undefined).length;
  const notes = step ? page.notes[step.id] : "";
  return (
    <>
      <div className={styles.liveHead}>
        <div>
          <h1>{workshop.title}</h1>
          <p className="soft small num">
            {[workshop.place, m.workshop_there({ there, count: people.length })]
              .filter(Boolean)
              .join(m.workshop_dot())}
          </p>
        </div>
        {page.door && <DoorSign door={page.door} locked={state.pace.locked} />}
        <Countdown pace={state.pace} ahead={ahead} now={page.start.now} />
        <LinkButton kind="quiet" to={`/workshops/${workshop.id}/projector`} target="_blank">
          {m.workshop_projector()}
        </LinkButton>
        <StepButtons state={state} />
      </div>
      <div className={styles.bar}>
        <p>
          {step ? (
            <strong>
              {m.workshop_step_of({ number: index + 1, count: state.pace.steps.length })}　{step.title}
            </strong>
          ) : (
            <strong>{m.workshop_lobby()}</strong>
          )}
          {state.pace.roaming && <span className="soft">　{m.workshop_roaming_note()}</span>}
          {state.pace.paused && <span className="soft">　{m.workshop_paused_short()}</span>}
        </p>
        {notes && <p className={styles.notes}>{notes}</p>}
        <LeadLine state={state} me={page.me.id} />
        <RoomControls state={state} atMs={atMs} />
        <StagePanel state={state} />
      </div>
      <PollDeskPart room={room} />
      <div className={styles.live}>
        <div className="stack">
          <CallsList state={state} presence={presence} atMs={atMs} />
          <FloorDesk room={room} />
        </div>
        <PaceList state={state} />
        <div className="stack">
          <PeopleGrid state={state} presence={presence} atMs={atMs} />
          <div className={styles.rarely}>
            <AskTools state={state} bank={page.bank} answer={props.ownPoll} />
            <GoLink to={`/workshops/${workshop.id}/feed`}>{m.showing_feed_to()}</GoLink>
            <GoLink to={`/workshops/${workshop.id}/agenda`}>{m.workshop_agenda_edit()}</GoLink>
            <GoLink to={`/workshops/${workshop.id}/attendance`}>{m.attendance_to()}</GoLink>
            {people.length > 0 && <RemoveForm state={state} />}
            <CloseRoom />
          </div>
        </div>
      </div>
    </>
  );
}

/** The code, large enough to be read aloud, and the picture for phones behind a click. */
export function DoorSign({ door, locked }: { door: Door; locked: boolean }) {
  return (
    <div className={styles.door}>
      <p className={styles.joinKey}>
        {locked ? m.workshop_locked_note() : `${m.workshop_join_code()}　${door.address}`}
      </p>
      <p className={styles.join} lang="en">
        {formatJoinCode(door.code)}
      </p>
      <details className={styles.qrBox}>
        <summary>{m.workshop_qr_show()}</summary>
        <QrCode door={door} />
      </details>
    </div>
  );
}

export function QrCode({ door }: { door: Door }) {
  const { size, path } = door.qr;
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={m.workshop_qr()}>
      <path d={path} />
    </svg>
  );
}

function RemoveForm({ state }: { state: RoomState }) {
  return (
    <details>
      <summary>{m.workshop_remove_title()}</summary>
      <CommandButton
        kind="danger"
        formClass="stack-s"
        command={{ type: "remove" }}
        fields={
          <div className="field">
            <p>{m.workshop_remove_sure()}</p>
            <label htmlFor="remove">{m.workshop_remove_who()}</label>
            <select id="remove" name="participantId">
              {seated(state).map((person) => (
                <option key={person.id} value={person.id}>
                  {person.seat} {person.name}
                </option>
              ))}
            </select>
          </div>
        }
      >
        {m.workshop_remove()}
      </CommandButton>
    </details>
  );
}

/** The server's time, looked at now and then. */
function useNow(ahead: number, start: number): number {
  const [at, setAt] = useState(start);
  useEffect(() => {
    const look = () => setAt(Date.now() + ahead);
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [ahead]);
  return at;
}
