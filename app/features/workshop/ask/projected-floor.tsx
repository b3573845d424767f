import { m } from "#app/i18n/messages.js";
import type { Room } from "../use-room.tsx";
import styles from "./ask.module.css";
import { byVotes } from "./ask.ts";

/** So many fit below a step's text and can be read from the last row. */
const MOST_PROJECTED = 4;

/** What the room wants to know most, on the projector: released questions that nobody has answered yet, without names. */
export function ProjectedFloor({ room }: { room: Room }) {
  const open = room.state.released.filter((question) => !question.answered);
  if (open.length === 0) return null;
  const { votes } = room.asking;
  return (
    <section className={styles.projected} aria-label={m.ask_floor()}>
      <ul>
        {byVotes(open, votes)
          .slice(0, MOST_PROJECTED)
          .map(({ id, text }) => (
            <li key={id} className={styles.inLine}>
              <bdi>{text}</bdi>
              <span className="soft num">{m.ask_floor_votes({ count: votes[id] ?? 0 })}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
