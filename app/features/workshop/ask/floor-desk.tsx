import { m } from "#app/i18n/messages.js";
import { Actions } from "#app/ui/button.tsx";
import { CommandButton } from "../command-form.tsx";
import type { Room } from "../use-room.tsx";
import styles from "./ask.module.css";
import type { FloorQuestion, FloorState } from "./ask.ts";

const ORDER: Record<FloorState, number> = { waiting: 0, shown: 1, answered: 2, hidden: 3 };

/** Questions from the floor, for trainers: what waits to be looked at first, then the most wanted. */
export function FloorDesk({ room }: { room: Room }) {
  const { votes } = room.asking;
  const questions = Object.values(room.state.floor).sort(
    (a, b) => ORDER[a.state] - ORDER[b.state] || (votes[b.id] ?? 0) - (votes[a.id] ?? 0),
  );
  const waiting = questions.filter((one) => one.state === "waiting").length;
  return (
    <section className="stack-s" aria-labelledby="floor">
      <h2 id="floor">{m.ask_floor()}</h2>
      {waiting > 0 && (
        <p className="num" role="status">
          {m.ask_floor_waiting({ count: waiting })}
        </p>
      )}
      {questions.length === 0 ? (
        <p className="soft">{m.ask_floor_none()}</p>
      ) : (
        <ul className={styles.judged}>
          {questions.map((question) => (
            <Line key={question.id} question={question} votes={votes[question.id] ?? 0} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ question, votes }: { question: FloorQuestion; votes: number }) {
  const { id, text, name, state } = question;
  const judge = (to: FloorState, words: string) =>
    state !== to && (
      <CommandButton kind="quiet" command={{ type: "floor", questionId: id, to }}>
        {words}
        <span className="sr"> {text}</span>
      </CommandButton>
    );
  return (
    <li>
      <span>
        <bdi>{text}</bdi>
      </span>
      <span className="soft num">
        {name === null ? m.ask_floor_unnamed() : <bdi>{name}</bdi>}
        {(state === "shown" || state === "answered") && (
          <>
            {m.workshop_dot()}
            {m.ask_floor_votes({ count: votes })}
          </>
        )}
      </span>
      <Actions>
        {judge("shown", m.ask_floor_show())}
        {judge("answered", m.ask_floor_answered())}
        {judge("hidden", m.ask_floor_hide())}
      </Actions>
    </li>
  );
}
