import { Form } from "@remix-run/react";
import { useEffect } from "react";
import { m } from "#app/i18n/messages.js";
import { formatMinutes } from "#app/platform/calendar.ts";
import { Actions, Button, LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Html } from "#app/ui/html.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LocaleLink, useLocale } from "#app/ui/locale.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Announced } from "./announced.tsx";
import { FloorPart } from "./ask/floor-part.tsx";
import { RoomPollPart } from "./ask/room-poll.tsx";
import { CheckInForm } from "./attendance/check-in-form.tsx";
import type { Offer } from "./broadcast/broadcast.ts";
import { NoteLine } from "./broadcast/note-line.tsx";
import { OfferNotice } from "./broadcast/offer-notice.tsx";
import { CommandButton, CommandDesk } from "./command-form.tsx";
import { Countdown } from "./countdown.tsx";
import { LinkLine } from "./link-line.tsx";
import { MaterialList } from "./planning/material-list.tsx";
import { LONGEST_ASK } from "./room-commands.ts";
import type { StepHead } from "./room-facts.ts";
import { rememberRoom } from "./room-memory.ts";
import type { Pace, RoomPerson } from "./room-state.ts";
import { placeOf } from "./room-state.ts";
import { ShowRequest } from "./spotlight/show-request.tsx";
import { ShownBy, ShownTryText } from "./spotlight/shown-try.tsx";
import { useSpotlight } from "./spotlight/use-spotlight.tsx";
import { useFreshTexts } from "./use-fresh.tsx";
import type { Room } from "./use-room.tsx";
import { useRoom } from "./use-room.tsx";
import styles from "./workshop.module.css";
import type { RoomPageData } from "./workshop-page-data.ts";
import { KIND_WORDS } from "./workshop-words.ts";

/** A participant's room: where we are, what to do now, how long. */
export function RoomPage(props: {
  page: RoomPageData;
  refused: string | null;
  claim: string | null;
  check: string | null;
}) {
  const { page } = props;
  const room = useRoom(page.start, "participant");
  const { pace, people } = room.state;
  const me = people[page.seat.id] ?? null;
  const gone = room.gone !== null || me?.removed === true;
  useFreshTexts(pace.steps, page.texts);
  const { id, title } = page.workshop;
  const open = pace.phase === "open" && !gone;
  useEffect(() => rememberRoom(open ? { id, title } : null), [open, id, title]);
  return (
    <main id="main" className="page narrow">
      <div className={styles.column}>
        <LinkLine room={me?.removed ? { ...room, gone: "removed" } : room} />
        <p className="soft">
          {title}
          {m.workshop_dot()}
          {m.workshop_seat_number({ seat: page.seat.seat })} <bdi>{me?.name ?? page.seat.name}</bdi>
        </p>
        {page.workshop.showsText && open && <p className="soft">{m.showing_room_note()}</p>}
        {!gone && (
          <CommandDesk state={room.state} press={room.press} refused={props.refused}>
            {pace.phase === "open" && <OnStage page={page} room={room} me={me} />}
            <Now page={page} room={room} me={me} />
            {pace.phase === "open" && <RoomPollPart room={room} own={page.own} refused={props.refused} />}
            {pace.phase === "open" && (
              <CheckInForm
                {...{ check: pace.check, me, answer: props.check }}
                {...{ ahead: room.ahead, now: page.start.now }}
              />
            )}
            {pace.phase === "open" && <Hand me={me} />}
            {pace.phase === "open" && <FloorPart room={room} own={page.own} />}
            {pace.steps.length > 0 && pace.phase !== "planned" && <Agenda page={page} pace={pace} me={me} />}
          </CommandDesk>
        )}
        {!gone && <MaterialList materials={page.materials} />}
        {page.seat.guest && me?.guest !== false && (
          <GuestNote claimable={page.claimable} answer={props.claim} workshopId={id} />
        )}
        <noscript>
          <p>
            <LocaleLink to={`/workshops/${id}/room`}>{m.workshop_reload()}</LocaleLink>
          </p>
        </noscript>
      </div>
    </main>
  );
}

/** What the trainer has put before everybody beside the step, and what they ask this participant. */
function OnStage({ page, room, me }: { page: RoomPageData; room: Room; me: RoomPerson | null }) {
  const { stage } = room.state;
  const { workshopId } = page.start;
  const { shown, own } = useSpotlight({ workshopId, as: "participant", stage, me }, page.spotlight);
  const asked = me?.asked ?? null;
  const said = asked?.answer === null ? m.showing_asked() : stage.show ? m.showing_shown_said() : "";
  return (
    <>
      <NoteLine note={stage.note} />
      <Announced text={said} />
      <ShowRequest asked={asked} own={own} shown={asked !== null && stage.show?.id === asked.id} />
      {shown && (
        <section className="stack-s" aria-labelledby="shown">
          <h2 id="shown">{m.showing_shown({ title: shown.title })}</h2>
          <p className="soft">
            <ShownBy shown={shown} />
          </p>
          <ShownTryText shown={shown} level="h3" />
        </section>
      )}
    </>
  );
}

/** The step, its text and what there is to do; each change is said politely, and the focus stays where it is. */
function Now({ page, room, me }: { page: RoomPageData; room: Room; me: RoomPerson | null }) {
  const { pace } = room.state;
  const { index, step } = placeOf(pace);
  const locale = useLocale();
  const said =
    pace.phase === "closed"
      ? m.workshop_thanks()
      : pace.paused
        ? m.workshop_paused()
        : step
          ? m.workshop_now_at({ number: index + 1, title: step.title })
          : m.workshop_wait();
  return (
    <section className="stack" aria-labelledby="now">
      <Announced text={said} />
      <div className={styles.nowHead}>
        <div>
          {step && (
            <p className="soft">
              {m.workshop_step_of({ number: index + 1, count: pace.steps.length })}
              {m.workshop_dot()}
              {KIND_WORDS[step.kind]()}
              {step.minutes > 0 && `${m.workshop_dot()}${formatMinutes(step.minutes, locale)}`}
            </p>
          )}
          <h1 id="now">
            {pace.phase === "closed" ? m.workshop_thanks() : step ? step.title : m.workshop_welcome()}
          </h1>
        </div>
        <Countdown pace={pace} ahead={room.ahead} now={page.start.now} />
      </div>
      {pace.phase === "planned" && <p>{m.workshop_not_open()}</p>}
      {pace.phase === "open" && !step && <p>{m.workshop_wait()}</p>}
      {pace.phase === "closed" && <p>{m.workshop_closed_text()}</p>}
      {pace.paused && (
        <Notice tone="signal">
          <p>{m.workshop_paused()}</p>
        </Notice>
      )}
      {pace.roaming && pace.phase === "open" && <p className="soft">{m.workshop_roaming_you()}</p>}
      {step && pace.phase === "open" && (
        <Task page={page} step={step} me={me} offer={room.state.stage.offer} />
      )}
    </section>
  );
}

function Task(props: { page: RoomPageData; step: StepHead; me: RoomPerson | null; offer: Offer | null }) {
  const { page, step, me, offer } = props;
  const texts = page.texts[step.id];
  const mark = me?.marks[step.id] ?? null;
  const guest = page.seat.guest && me?.guest !== false;
  const unit = step.activityId !== null;
  return (
    <>
      {texts?.html && <Html html={texts.html} />}
      {mark?.state === "passed" && (
        <p className={styles.done}>
          <Icon name="check" />
          {unit ? m.workshop_step_passed() : m.workshop_step_done()}
        </p>
      )}
      {unit && texts?.to && !guest && (
        <Actions>
          <LinkButton iconAfter="right" kind={mark?.state === "passed" ? "quiet" : "primary"} to={texts.to}>
            {m.workshop_open_unit({ kind: KIND_WORDS[step.kind]() })}
          </LinkButton>
        </Actions>
      )}
      {offer?.stepId === step.id && texts?.to && !guest && <OfferNotice offer={offer} to={texts.to} />}
      {unit && guest && <p>{m.workshop_guest_unit()}</p>}
      {!unit && step.kind !== "break" && step.kind !== "poll" && mark?.state !== "passed" && (
        <Actions>
          <CommandButton icon="check" command={{ type: "done", stepId: step.id }}>
            {m.workshop_done()}
          </CommandButton>
        </Actions>
      )}
    </>
  );
}

function Hand({ me }: { me: RoomPerson | null }) {
  const hand = me?.hand ?? null;
  if (!hand) {
    return (
      <CommandButton
        kind="quiet"
        icon="hand"
        formClass={styles.handForm}
        command={{ type: "hand", up: "true" }}
        fields={
          <TextField
            id="ask"
            name="ask"
            maxLength={LONGEST_ASK}
            label={m.workshop_ask()}
            hint={m.workshop_ask_hint()}
          />
        }
      >
        {m.workshop_hand_raise()}
      </CommandButton>
    );
  }
  return (
    <Notice tone="signal" icon="hand" live>
      <p>{hand.claimedBy ? m.workshop_hand_comes({ name: hand.claimedBy.name }) : m.workshop_hand_up()}</p>
      <CommandButton kind="quiet" command={{ type: "hand", up: "false" }}>
        {m.workshop_hand_lower()}
      </CommandButton>
    </Notice>
  );
}

/** All steps; where everybody goes at their own pace, each leads to its unit. */
function Agenda({ page, pace, me }: { page: RoomPageData; pace: Pace; me: RoomPerson | null }) {
  return (
    <section className="stack-s" aria-labelledby="agenda">
      <h2 id="agenda">{m.workshop_agenda()}</h2>
      <ol className={styles.pace}>
        {pace.steps.map((step, index) => {
          const to = page.texts[step.id]?.to;
          const passed = me?.marks[step.id]?.state === "passed";
          return (
            <li key={step.id} aria-current={step.id === pace.stepId ? "step" : undefined}>
              <span className={styles.no}>{index + 1}</span>
              {pace.roaming && to && !page.seat.guest ? (
                <LocaleLink to={to}>{step.title}</LocaleLink>
              ) : (
                <span>{step.title}</span>
              )}
              <span className={styles.t}>{passed && m.workshop_cell_passed()}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function GuestNote(props: { claimable: string | null; answer: string | null; workshopId: string }) {
  const back = `/sign-in?returnTo=${encodeURIComponent(`/workshops/${props.workshopId}/room`)}`;
  return (
    <Notice>
      {props.answer === "taken" && <p>{m.workshop_claim_taken()}</p>}
      {props.claimable === null ? (
        <>
          <p>{m.workshop_guest_note()}</p>
          <LinkButton kind="quiet" to={back}>
            {m.workshop_join_sign_in()}
          </LinkButton>
        </>
      ) : (
        <Form method="post" className="stack-s">
          <p>{m.workshop_claim_text({ name: props.claimable })}</p>
          <Button kind="quiet" name="intent" value="claim">
            {m.workshop_claim_button()}
          </Button>
        </Form>
      )}
    </Notice>
  );
}
