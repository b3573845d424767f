import { wordsIn } from "#app/features/assessment/poll.ts";
import { PollResults } from "#app/features/assessment/poll-results.tsx";
import { POLL_KIND_WORDS } from "#app/features/assessment/poll-words.ts";
import { m } from "#app/i18n/messages.js";
import { useLocale } from "#app/ui/locale.tsx";
import type { Room } from "../use-room.tsx";
import styles from "./ask.module.css";
import type { RoomPoll } from "./ask.ts";

/** The question in front of the room, on the projector: the question alone until its results are shown. */
export function ProjectedPoll({ poll, room }: { poll: RoomPoll; room: Room }) {
  const locale = useLocale();
  const tally = room.asking.poll?.id === poll.id ? room.asking.poll.tally : null;
  const { question } = poll;
  return (
    <div className={styles.asked}>
      <h1>{wordsIn(question.prompt, locale)}</h1>
      <div className={styles.projected}>
        {poll.shown && tally ? (
          <PollResults question={question} tally={tally} shownKey={poll.key} />
        ) : (
          <>
            <ul>
              {question.options.map((option) => (
                <li key={option.id}>{wordsIn(option.text, locale)}</li>
              ))}
            </ul>
            <p className="soft num">
              {[
                POLL_KIND_WORDS[question.kind](),
                poll.open ? m.ask_open() : m.ask_closed(),
                m.ask_answered_count({ count: tally?.answers ?? 0 }),
              ].join(m.workshop_dot())}
            </p>
          </>
        )}
      </div>
    </div>
  );
}
