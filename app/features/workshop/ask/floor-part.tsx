import { useRevalidator } from "@remix-run/react";
import type { FormEvent } from "react";
import { useRef, useState } from "react";
import { ANSWER_PROBLEM_WORDS } from "#app/features/assessment/poll-words.ts";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { useSend } from "../command-form.tsx";
import type { Room } from "../use-room.tsx";
import styles from "./ask.module.css";
import type { FloorState, OwnAsking, Released } from "./ask.ts";
import { byVotes, LONGEST_QUESTION } from "./ask.ts";
import { isWrongInput } from "./ask-commands.ts";
import { FLOOR_STATE_WORDS } from "./floor-words.ts";

/** Questions from the floor, for a participant: the released ones, one's own, and where to ask another. */
export function FloorPart({ room, own }: { room: Room; own: OwnAsking }) {
  const { released } = room.state;
  const [votes, setVotes] = useState<readonly string[]>(own.votes);
  return (
    <section className={`${styles.part} ${styles.ruled}`} aria-labelledby="floor">
      <h2 id="floor">{m.ask_floor()}</h2>
      {released.length > 0 && (
        <ul className={styles.judged}>
          {byVotes(released, room.asking.votes).map((question) => (
            <ReleasedLine
              key={question.id}
              question={question}
              count={room.asking.votes[question.id] ?? 0}
              voted={votes.includes(question.id)}
              onVoted={(on) =>
                setVotes((before) => [
                  ...before.filter((id) => id !== question.id),
                  ...(on ? [question.id] : []),
                ])
              }
            />
          ))}
        </ul>
      )}
      <AskForm room={room} asked={own.questions.length} />
      {own.questions.length > 0 && (
        <div className="stack-s">
          <h3>{m.ask_floor_yours()}</h3>
          <ul className={styles.judged}>
            {own.questions.map(({ id, text, state }) => (
              <li key={id} className={styles.inLine}>
                <bdi>{text}</bdi>
                <span className="soft">{FLOOR_STATE_WORDS[stateNow(id, state, released)]()}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** What was heard is newer than what came with the page. */
function stateNow(id: string, state: FloorState, released: readonly Released[]): FloorState {
  const seen = released.find((one) => one.id === id);
  if (seen) return seen.answered ? "answered" : "shown";
  return state === "waiting" ? "waiting" : "hidden";
}

function ReleasedLine(props: {
  question: Released;
  count: number;
  voted: boolean;
  onVoted: (on: boolean) => void;
}) {
  const { question, count, voted } = props;
  const send = useSend();
  const on = String(!voted);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const what = await send({ type: "vote", questionId: question.id, on });
    if (what === "done") props.onVoted(!voted);
  };
  return (
    <li className={styles.inLine}>
      <span>
        <bdi>{question.text}</bdi>{" "}
        <span className="soft num">
          {[m.ask_floor_votes({ count }), question.answered && m.ask_floor_state_answered()]
            .filter(Boolean)
            .join(m.workshop_dot())}
        </span>
      </span>
      {!question.answered && (
        <form method="post" onSubmit={onSubmit}>
          <input type="hidden" name="type" value="vote" />
          <input type="hidden" name="questionId" value={question.id} />
          <input type="hidden" name="on" value={on} />
          <input type="hidden" name="actionId" value={`${question.id}:${on}:${count}`} />
          <input type="hidden" name="expected" value="0" />
          <Button kind="quiet" aria-pressed={voted}>
            {voted ? m.ask_floor_unvote() : m.ask_floor_vote()}
            <span className="sr"> {question.text}</span>
          </Button>
        </form>
      )}
    </li>
  );
}

/** @param asked how many questions they have sent: the form is another one after each */
function AskForm({ room, asked }: { room: Room; asked: number }) {
  const send = useSend();
  const { revalidate } = useRevalidator();
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const fields = new FormData(event.currentTarget);
    const named = fields.has("named") ? { named: "on" } : {};
    setBusy(true);
    const what = await send({ type: "ask", text: String(fields.get("text") ?? ""), ...named });
    setBusy(false);
    setError(isWrongInput(what) ? ANSWER_PROBLEM_WORDS[what]() : undefined);
    if (what !== "done") return;
    form.current?.reset();
    revalidate();
  };
  return (
    <form ref={form} method="post" className="stack-s" onSubmit={onSubmit}>
      <input type="hidden" name="type" value="ask" />
      <input type="hidden" name="actionId" value={`ask:${asked}`} />
      <input type="hidden" name="expected" value={room.state.pace.revision} />
      <TextAreaField
        id="floor-text"
        name="text"
        rows={2}
        maxLength={LONGEST_QUESTION}
        label={m.ask_floor_lead()}
        hint={m.ask_floor_hint()}
        error={error}
      />
      <label className="choice">
        <input type="checkbox" name="named" />
        <span>{m.ask_floor_named()}</span>
      </label>
      <Actions>
        <Button kind="quiet" busy={busy} busyLabel={m.workshop_sending()}>
          {m.ask_floor_send()}
        </Button>
      </Actions>
    </form>
  );
}
