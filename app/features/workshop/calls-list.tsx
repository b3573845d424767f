import { m } from "#app/i18n/messages.js";
import { formatMinutes } from "#app/platform/calendar.ts";
import { Chip } from "#app/ui/chip.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import type { Call, Presence } from "./attention.ts";
import { callsOf, mistakesOf } from "./attention.ts";
import { CommandButton } from "./command-form.tsx";
import type { RoomState } from "./room-state.ts";
import styles from "./workshop.module.css";

/** Whom to go to, and what goes wrong for many at once. */
export function CallsList({ state, presence, atMs }: { state: RoomState; presence: Presence; atMs: number }) {
  const calls = callsOf(state, presence, atMs);
  const hands = calls.filter((call) => call.why === "hand").length;
  const { stepId } = state.pace;
  const mistakes = stepId === null ? [] : mistakesOf(state, stepId).slice(0, 5);
  return (
    <section className="stack" aria-labelledby="calls">
      <h2 id="calls">
        {hands > 0 && (
          <Chip tone="call" icon="hand">
            {m.workshop_hands({ count: hands })}
          </Chip>
        )}{" "}
        {m.workshop_calls()}
      </h2>
      {calls.length === 0 ? (
        <p className="soft">{m.workshop_calls_none()}</p>
      ) : (
        <ol className={styles.queue}>
          {calls.map((call) => (
            <CallLine key={call.person.id} call={call} atMs={atMs} />
          ))}
        </ol>
      )}
      {mistakes.length > 0 && (
        <div className="stack-s">
          <h3>{m.workshop_mistakes()}</h3>
          <ul className={styles.mistakes}>
            {mistakes.map(({ check, people }) => (
              <li key={check}>
                <strong className="num">{m.workshop_mistake_people({ count: people })}</strong> {check}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function CallLine({ call, atMs }: { call: Call; atMs: number }) {
  const locale = useLocale();
  const { person, why, step } = call;
  const minutes = Math.floor(Math.max(0, atMs - Date.parse(call.since)) / 60_000);
  const claimed = person.hand?.claimedBy ?? null;
  return (
    <li>
      <div>
        <b>
          <bdi>{person.name}</bdi>
        </b>{" "}
        <span className="soft num">
          {m.workshop_seat_number({ seat: person.seat })}
          {m.workshop_dot()}
          {minutes === 0
            ? m.workshop_just_now()
            : why === "hand"
              ? m.workshop_waits({ time: formatMinutes(minutes, locale) })
              : m.workshop_stuck_for({ time: formatMinutes(minutes, locale) })}
        </span>
        {step && (
          <p className="soft">{why === "stuck" ? m.workshop_stuck_at({ title: step.title }) : step.title}</p>
        )}
        {person.hand?.ask && (
          <p>
            <bdi>{person.hand.ask}</bdi>
          </p>
        )}
        {claimed && <p className="soft">{m.workshop_claimed_by({ name: claimed.name })}</p>}
      </div>
      {why === "hand" &&
        (claimed ? (
          <CommandButton kind="quiet" command={{ type: "lower", participantId: person.id }}>
            {m.workshop_helped()}
            <span className="sr"> {person.name}</span>
          </CommandButton>
        ) : (
          <CommandButton kind="quiet" command={{ type: "claim", participantId: person.id }}>
            {m.workshop_claim()}
            <span className="sr"> {person.name}</span>
          </CommandButton>
        ))}
    </li>
  );
}
