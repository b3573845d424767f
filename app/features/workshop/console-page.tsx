import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { GoLink, LinkButton } from "#app/ui/button.tsx";
import type { OwnPollAnswer } from "./ask/ask-tools.tsx";
import { AskTools } from "./ask/ask-tools.tsx";
import { FloorDesk } from "./ask/floor-desk.tsx";
import { PollDeskPart } from "./ask/poll-desk.tsx";
import { CallsList } from "./calls-list.tsx";
import { CommandButton, CommandDesk } from "./command-form.tsx";
import { Countdown } from "./countdown.tsx";
import { DoorSign } from "./door-sign.tsx";
import { LinkLine } from "./link-line.tsx";
import { PaceList } from "./pace-list.tsx";
import { PeopleGrid } from "./people-grid.tsx";
import { RehearsalBar } from "./planning/rehearsal-bar.tsx";
import { CloseRoom, LeadLine, RoomControls, StepButtons, usePresenterKeys } from "./room-controls.tsx";
import type { RoomState } from "./room-state.ts";
import { placeOf, seated } from "./room-state.ts";
import { StagePanel } from "./stage-panel.tsx";
import { useFreshDoor } from "./use-fresh.tsx";
import type { Room } from "./use-room.tsx";
import { useRoom } from "./use-room.tsx";
import styles from "./workshop.module.css";
import { WorkshopOverview } from "./workshop-overview.tsx";
import type { ConsolePageData } from "./workshop-page-data.ts";

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
  const { rehearsalOf } = page.workshop;
  useFreshDoor(phase, page.door);
  return (
    <main id="main" className={styles.console}>
      <LinkLine room={room} />
      {rehearsalOf !== null && <RehearsalBar of={rehearsalOf} />}
      <CommandDesk state={room.state} press={room.press} refused={props.refused}>
        {phase === "open" ? (
          <LiveRoom page={page} room={room} ownPoll={props.ownPoll} />
        ) : (
          rehearsalOf === null && (
            <WorkshopOverview page={page} state={room.state} coTrainer={props.coTrainer} />
          )
        )}
      </CommandDesk>
    </main>
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
            {workshop.rehearsalOf === null && (
              <>
                <GoLink to={`/workshops/${workshop.id}/feed`}>{m.showing_feed_to()}</GoLink>
                <GoLink to={`/workshops/${workshop.id}/agenda`}>{m.workshop_agenda_edit()}</GoLink>
                <GoLink to={`/workshops/${workshop.id}/attendance`}>{m.attendance_to()}</GoLink>
              </>
            )}
            {people.length > 0 && <RemoveForm state={state} />}
            {workshop.rehearsalOf === null && <CloseRoom />}
          </div>
        </div>
      </div>
    </>
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
