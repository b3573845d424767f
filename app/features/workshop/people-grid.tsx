import type { KeyboardEvent } from "react";
import { memo, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Button } from "#app/ui/button.tsx";
import { classNames } from "#app/ui/class-names.ts";
import type { IconName } from "#app/ui/icon.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { Cell, Doing, Presence } from "./attention.ts";
import { cellOf } from "./attention.ts";
import type { StepHead } from "./room-facts.ts";
import type { RoomPerson, RoomState } from "./room-state.ts";
import { seated } from "./room-state.ts";
import styles from "./workshop.module.css";

/** A state of the grid: its picture and its word. */
const CELL_WORDS: Record<Exclude<Cell, "none">, { icon: IconName; word: () => string }> = {
  hand: { icon: "hand", word: m.workshop_cell_hand },
  stuck: { icon: "clock", word: m.workshop_cell_stuck },
  failing: { icon: "cross", word: m.workshop_cell_failing },
  ran: { icon: "play", word: m.workshop_cell_ran },
  reading: { icon: "book", word: m.workshop_cell_reading },
  passed: { icon: "check", word: m.workshop_cell_passed },
  idle: { icon: "minus", word: m.workshop_cell_idle },
  away: { icon: "half", word: m.workshop_cell_away },
  offline: { icon: "off", word: m.workshop_cell_offline },
};

/** The key that hides the names while the grid has the focus. */
const HIDE_KEY = "h";
/** People in one block: as many as fit a screen, so that two blocks stand side by side. */
const BLOCK = 20;

/** Everybody at every step. Names can be hidden, by a button and by a key, before others look at the screen. */
export function PeopleGrid({
  state,
  presence,
  atMs,
}: {
  state: RoomState;
  presence: Presence;
  atMs: number;
}) {
  const [hidden, setHidden] = useState(false);
  const people = seated(state);
  const { steps, stepId } = state.pace;
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== HIDE_KEY || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setHidden((before) => !before);
  };
  const blocks = Array.from({ length: Math.ceil(people.length / BLOCK) }, (_, index) =>
    people.slice(index * BLOCK, (index + 1) * BLOCK),
  );
  return (
    <section aria-labelledby="people">
      <div className={styles.headRow}>
        <h2 id="people">{m.workshop_people({ count: people.length })}</h2>
        <Button
          type="button"
          kind="quiet"
          aria-pressed={hidden}
          aria-keyshortcuts={HIDE_KEY}
          onClick={() => setHidden(!hidden)}
        >
          {hidden ? m.workshop_names_show() : m.workshop_names_hide()}
        </Button>
      </div>
      {people.length === 0 ? (
        <p className="soft">{m.workshop_nobody()}</p>
      ) : (
        <>
          <GridKey state={state} presence={presence} atMs={atMs} people={people} />
          <div className={styles.blocks}>
            {blocks.map((block) => (
              // biome-ignore lint/a11y/useSemanticElements: a section gets its role from the label alone in some browsers
              <div
                key={block[0]?.id}
                className={styles.blockScroll}
                role="region"
                aria-label={m.workshop_seats({ from: block[0]?.seat ?? 0, to: block.at(-1)?.seat ?? 0 })}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls, and takes a key, must be reachable
                tabIndex={0}
                onKeyDown={onKey}
              >
                <table className={styles.grid}>
                  <thead>
                    <tr>
                      <th scope="col">{m.workshop_seat()}</th>
                      {steps.map((step, index) => (
                        <th scope="col" key={step.id} className={step.id === stepId ? styles.at : undefined}>
                          {index + 1}
                          <span className="sr"> {step.title}</span>
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {block.map((person) => (
                      <Row
                        key={person.id}
                        {...{ person, steps, stepId, hidden, atMs }}
                        doing={presence[person.id]}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
            ))}
          </div>
          <p className="soft small">{m.workshop_names_key()}</p>
        </>
      )}
    </section>
  );
}

/** How many are in which state where the room is, and what the pictures mean. */
function GridKey(props: { state: RoomState; presence: Presence; atMs: number; people: RoomPerson[] }) {
  const { state, presence, atMs, people } = props;
  const step = state.pace.steps.find((one) => one.id === state.pace.stepId);
  const counts = new Map<Cell, number>();
  for (const person of people) {
    if (!step) continue;
    const cell = cellOf(person, step, { current: true, doing: presence[person.id], atMs });
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return (
    <ul className={styles.key}>
      {Object.entries(CELL_WORDS).map(([cell, { icon, word }]) => (
        <li key={cell}>
          <span className={classNames(styles.st, styles[cell])} aria-hidden="true">
            <Icon name={icon} />
          </span>
          {word()} <span className="num">{counts.get(cell as Cell) ?? 0}</span>
        </li>
      ))}
    </ul>
  );
}

type RowProps = {
  person: RoomPerson;
  steps: StepHead[];
  stepId: string | null;
  doing: Doing | undefined;
  hidden: boolean;
  atMs: number;
};

const Row = memo(function Row({ person, steps, stepId, doing, hidden, atMs }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <span className={styles.seat}>{person.seat}</span>
        {hidden ? m.workshop_seat_number({ seat: person.seat }) : <bdi>{person.name}</bdi>}
        {person.guest && !hidden && <span className="soft"> {m.workshop_guest_mark()}</span>}
      </th>
      {steps.map((step) => {
        const current = step.id === stepId;
        const cell = cellOf(person, step, { current, doing, atMs });
        const check = person.marks[step.id]?.check;
        return (
          <td key={step.id} className={current ? styles.atCell : undefined}>
            {cell !== "none" && (
              <span
                className={classNames(styles.st, styles[cell])}
                title={cell === "failing" || cell === "stuck" ? (check ?? undefined) : undefined}
              >
                <Icon name={CELL_WORDS[cell].icon} />
                <span className="sr">
                  {CELL_WORDS[cell].word()}
                  {(cell === "failing" || cell === "stuck") && check && ` ${check}`}
                </span>
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
});
