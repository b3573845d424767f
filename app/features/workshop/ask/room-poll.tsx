import type { FormEvent } from "react";
import { useState } from "react";
import type { PollAnswer, PollAnswerProblem } from "#app/features/assessment/poll.ts";
import { chosenIn, wordsIn } from "#app/features/assessment/poll.ts";
import { PollFieldset } from "#app/features/assessment/poll-fieldset.tsx";
import { PollResults } from "#app/features/assessment/poll-results.tsx";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { Announced } from "../announced.tsx";
import { useSend } from "../command-form.tsx";
import type { Room } from "../use-room.tsx";
import styles from "./ask.module.css";
import type { OwnAsking, RoomPoll } from "./ask.ts";
import { isWrongInput } from "./ask-commands.ts";

/**
 * The question in front of the room, for a participant: to be answered while it is open, and what it came to once that
 * is shown. @param refused what the page's own action answered, where no scripts run
 */
export function RoomPollPart(props: { room: Room; own: OwnAsking; refused: string | null }) {
  const { room, own } = props;
  const { poll } = room.state.pace;
  const locale = useLocale();
  const prompt = poll ? wordsIn(poll.question.prompt, locale) : "";
  const said = !poll
    ? ""
    : poll.shown
      ? m.ask_said_shown()
      : poll.open
        ? m.ask_said_new({ prompt })
        : m.ask_said_over();
  return (
    <>
      <Announced text={said} />
      {poll && <OnePoll key={poll.id} poll={poll} {...props} own={own.answers[poll.id] ?? null} />}
    </>
  );
}

type Own = PollAnswer & { mark: string };

function OnePoll(props: { poll: RoomPoll; room: Room; own: Own | null; refused: string | null }) {
  const { poll, room } = props;
  const locale = useLocale();
  const [sent, setSent] = useState<PollAnswer | null>(props.own);
  const tally = room.asking.poll?.id === poll.id ? room.asking.poll.tally : null;
  return (
    <section className={styles.part} aria-label={m.workshop_kind_poll()}>
      {poll.open ? (
        <AnswerForm {...props} sent={sent} onSent={setSent} />
      ) : (
        <>
          <h2>{wordsIn(poll.question.prompt, locale)}</h2>
          {!poll.shown && <p>{sent ? m.ask_over_answered() : m.ask_over()}</p>}
        </>
      )}
      {poll.shown && tally && (
        <PollResults question={poll.question} tally={tally} shownKey={poll.key} own={sent?.choices} />
      )}
    </section>
  );
}

function AnswerForm(props: {
  poll: RoomPoll;
  room: Room;
  own: Own | null;
  refused: string | null;
  sent: PollAnswer | null;
  onSent: (answer: PollAnswer) => void;
}) {
  const { poll, room, own, sent, refused } = props;
  const send = useSend();
  const [problem, setProblem] = useState<PollAnswerProblem | null>(
    refused !== null && isWrongInput(refused) ? refused : null,
  );
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const answer = { choices: chosenIn(form), text: String(form.get("text") ?? "") };
    // A press takes one text a name; places say which are chosen, in their order.
    const places = answer.choices.map((id, index) => [`place-${id}`, String(index + 1)]);
    setBusy(true);
    const what = await send({
      type: "answer",
      pollId: poll.id,
      text: answer.text,
      ...Object.fromEntries(places),
    });
    setBusy(false);
    setProblem(isWrongInput(what) ? what : null);
    if (what === "done") props.onSent(answer);
  };
  return (
    <form method="post" className="stack-s" onSubmit={onSubmit}>
      <input type="hidden" name="type" value="answer" />
      <input type="hidden" name="pollId" value={poll.id} />
      {/* Another one with each answer: the same form sent twice is one press. */}
      <input type="hidden" name="actionId" value={`${poll.id}:${own?.mark.slice(0, 8) ?? ""}`} />
      <input type="hidden" name="expected" value={room.state.pace.revision} />
      <PollFieldset id={`poll-${poll.id}`} question={poll.question} answered={sent} problem={problem} />
      <p className="soft">
        {poll.question.kind === "text" ? m.ask_anonymous_text() : m.ask_anonymous()}
        {poll.quiz && m.ask_quiz_note()}
      </p>
      <Actions>
        <Button kind={sent ? "quiet" : "primary"} busy={busy} busyLabel={m.workshop_sending()}>
          {sent ? m.ask_send_again() : m.ask_send()}
        </Button>
      </Actions>
      <p role="status" className={sent ? styles.sent : undefined}>
        {sent && (
          <>
            <Icon name="check" />
            {m.ask_sent()}
          </>
        )}
      </p>
    </form>
  );
}
