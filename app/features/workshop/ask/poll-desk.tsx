import { wordsIn } from "#app/features/assessment/poll.ts";
import { PollResults } from "#app/features/assessment/poll-results.tsx";
import { POLL_KIND_WORDS } from "#app/features/assessment/poll-words.ts";
import { m } from "#app/i18n/messages.js";
import { Actions } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { useLocale } from "#app/ui/locale.tsx";
import { CommandButton } from "../command-form.tsx";
import { placeOf } from "../room-state.ts";
import type { Room } from "../use-room.tsx";
import styles from "./ask.module.css";
import type { RoomPoll } from "./ask.ts";

/** The question in front of the room, for trainers: how it is answered, and what the room sees of that. */
export function PollDeskPart({ room }: { room: Room }) {
  const { pace } = room.state;
  const { poll } = pace;
  const locale = useLocale();
  if (!poll) {
    if (placeOf(pace).step?.kind !== "poll") return null;
    return (
      <section className={styles.desk} aria-label={m.workshop_kind_poll()}>
        <CommandButton kind="quiet" icon="play" command={{ type: "poll-step" }}>
          {m.ask_start()}
        </CommandButton>
      </section>
    );
  }
  const tally = room.asking.poll?.id === poll.id ? room.asking.poll.tally : null;
  const { question } = poll;
  return (
    <section className={styles.desk} aria-labelledby="poll">
      <h2 id="poll">{wordsIn(question.prompt, locale)}</h2>
      <div className={styles.chips}>
        <Chip tone={poll.open ? "now" : "soft"} icon={poll.open ? "half" : "stop"}>
          {poll.open ? m.ask_open() : m.ask_closed()}
        </Chip>
        <Chip tone={poll.shown ? "now" : "soft"} icon={poll.shown ? "check" : "lock"}>
          {poll.shown ? m.ask_shown() : m.ask_hidden()}
        </Chip>
        <span className="soft num">
          {[
            poll.quiz ? m.ask_kind_quiz() : POLL_KIND_WORDS[question.kind](),
            m.ask_answered_count({ count: tally?.answers ?? 0 }),
          ].join(m.workshop_dot())}
        </span>
      </div>
      <PollButtons poll={poll} />
      {tally && question.kind !== "text" && (
        <PollResults question={question} tally={tally} shownKey={poll.key} />
      )}
      {tally && question.kind === "text" && (
        <>
          <p className="soft">{m.ask_texts_hint()}</p>
          <ul className={styles.judged} aria-label={m.ask_texts()}>
            {tally.texts.map(({ id, text, released }) => (
              <li key={id} className={styles.inLine}>
                <bdi>{text}</bdi>
                <CommandButton kind="quiet" command={{ type: "text", answerId: id, on: String(!released) }}>
                  {released ? m.ask_text_hide() : m.ask_text_show()}
                  <span className="sr"> {text}</span>
                </CommandButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function PollButtons({ poll }: { poll: RoomPoll }) {
  const press = (to: string) => ({ type: "poll", pollId: poll.id, to });
  return (
    <Actions>
      {poll.open ? (
        <CommandButton kind="quiet" icon="stop" command={press("close")}>
          {m.ask_close()}
        </CommandButton>
      ) : (
        !poll.key && (
          <CommandButton kind="quiet" icon="play" command={press("open")}>
            {m.ask_reopen()}
          </CommandButton>
        )
      )}
      <CommandButton kind="quiet" command={press(poll.shown ? "hide" : "show")}>
        {poll.shown ? m.ask_hide() : m.ask_show()}
      </CommandButton>
      {poll.quiz && !poll.key && (
        <CommandButton kind="quiet" icon="check" command={press("reveal")}>
          {m.ask_reveal()}
        </CommandButton>
      )}
      <CommandButton kind="quiet" command={press("away")}>
        {m.ask_away()}
      </CommandButton>
    </Actions>
  );
}
