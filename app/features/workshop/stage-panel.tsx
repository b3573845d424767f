import { m } from "#app/i18n/messages.js";
import { Actions } from "#app/ui/button.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { LONGEST_NOTE, LONGEST_OFFER } from "./broadcast/broadcast.ts";
import { CommandButton } from "./command-form.tsx";
import type { StepHead } from "./room-facts.ts";
import type { RoomPerson, RoomState } from "./room-state.ts";
import { placeOf, seated } from "./room-state.ts";
import { hasAgreed } from "./spotlight/spotlight.ts";
import styles from "./workshop.module.css";

/** What stands before everybody beside the step, and how to put something there or take it away. */
export function StagePanel({ state }: { state: RoomState }) {
  const { note, offer } = state.stage;
  const { step } = placeOf(state.pace);
  const lab = step?.kind === "lab" && step.activityId !== null ? step : null;
  return (
    <div className={styles.onStage}>
      {note && (
        <p>
          <b>{m.showing_note_now()}</b>　<bdi>{note.text}</bdi>
          <CommandButton kind="quiet" command={{ type: "note-end" }}>
            {m.showing_note_end()}
          </CommandButton>
        </p>
      )}
      {offer && (
        <p>
          <b>{m.showing_offer_now()}</b>　
          <CommandButton kind="quiet" command={{ type: "offer-end" }}>
            {m.showing_offer_end()}
          </CommandButton>
        </p>
      )}
      {seated(state).map((person) => (
        <AskedLine key={person.id} person={person} state={state} />
      ))}
      <div className={styles.rarely}>
        <details>
          <summary>{m.showing_note_title()}</summary>
          <CommandButton
            key={note?.id}
            kind="quiet"
            formClass="stack-s"
            command={{ type: "note" }}
            fields={
              <TextAreaField
                id="note"
                name="text"
                label={m.showing_note_label()}
                rows={2}
                maxLength={LONGEST_NOTE}
                required
              />
            }
          >
            {m.showing_note_send()}
          </CommandButton>
        </details>
        {lab && <OfferForm lab={lab} offerId={offer?.id} />}
        {lab && <AskForm lab={lab} state={state} />}
      </div>
    </div>
  );
}

function OfferForm({ lab, offerId }: { lab: StepHead; offerId: string | undefined }) {
  return (
    <details>
      <summary>{m.showing_offer_title()}</summary>
      <CommandButton
        key={offerId}
        kind="quiet"
        formClass="stack-s"
        command={{ type: "offer", stepId: lab.id }}
        fields={
          <TextAreaField
            id="offer"
            name="text"
            label={m.showing_offer_label({ title: lab.title })}
            hint={m.showing_offer_hint()}
            rows={6}
            maxLength={LONGEST_OFFER}
            required
          />
        }
      >
        {m.showing_offer_send()}
      </CommandButton>
    </details>
  );
}

/** Asks somebody by their state; nobody but they sees the text before they have said yes. */
function AskForm({ lab, state }: { lab: StepHead; state: RoomState }) {
  const candidates = seated(state).filter((person) => {
    const mark = person.marks[lab.id]?.state;
    return !person.guest && (mark === "failing" || mark === "passed" || mark === "ran");
  });
  return (
    <details>
      <summary>{m.showing_ask_title()}</summary>
      {candidates.length === 0 ? (
        <p className="soft">{m.showing_tries_none()}</p>
      ) : (
        <CommandButton
          kind="quiet"
          formClass="stack-s"
          command={{ type: "show-ask", stepId: lab.id }}
          fields={
            <div className="field">
              <p>{m.showing_ask_hint()}</p>
              <label htmlFor="show-ask">{m.showing_ask_whom()}</label>
              <select id="show-ask" name="participantId">
                {candidates.map(({ id, seat, name, marks }) => (
                  <option key={id} value={id}>
                    {seat} {name}{" "}
                    {marks[lab.id]?.state === "passed" ? m.workshop_cell_passed() : marks[lab.id]?.check}
                  </option>
                ))}
              </select>
            </div>
          }
        >
          {m.showing_ask_send()}
        </CommandButton>
      )}
    </details>
  );
}

/** What somebody said who was asked, and what can be done now. */
function AskedLine({ person, state }: { person: RoomPerson; state: RoomState }) {
  const { asked } = person;
  if (!asked) return null;
  const shown = state.stage.show?.id === asked.id;
  // A no is said once, at the step at which it was asked for; nobody is reminded of it all day.
  if (!shown && asked.stepId !== state.pace.stepId) return null;
  const who = (
    <>
      <b>
        {m.workshop_seat_number({ seat: person.seat })} <bdi>{person.name}</bdi>
      </b>
      {"　"}
    </>
  );
  if (asked.answer === null)
    return (
      <p>
        {who}
        {m.showing_said_nothing()}
      </p>
    );
  if (asked.answer === "no")
    return (
      <p>
        {who}
        {m.showing_said_no()}
      </p>
    );
  if (!hasAgreed(asked))
    return (
      <p>
        {who}
        {m.showing_said_back()}
      </p>
    );
  return (
    <div className="row">
      <p>
        {who}
        {shown
          ? m.showing_on()
          : asked.answer === "named"
            ? m.showing_said_named()
            : m.showing_said_anonymous()}
      </p>
      <Actions>
        {shown ? (
          <CommandButton kind="quiet" command={{ type: "show-end" }}>
            {m.showing_show_end()}
          </CommandButton>
        ) : (
          <CommandButton kind="quiet" command={{ type: "show", showId: asked.id }}>
            {m.showing_show()}
          </CommandButton>
        )}
      </Actions>
    </div>
  );
}
