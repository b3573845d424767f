import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { Button, GoLink } from "#app/ui/button.tsx";
import { LocaleLink } from "#app/ui/locale.tsx";
import { TableScroll } from "#app/ui/table.tsx";
import { CommandButton, CommandDesk } from "../command-form.tsx";
import { LinkLine } from "../link-line.tsx";
import type { RoomState } from "../room-state.ts";
import type { Asked } from "../spotlight/spotlight.ts";
import { hasAgreed } from "../spotlight/spotlight.ts";
import type { RoomTry } from "../texts/shown-texts.ts";
import { TryAuthor, TryOutcome } from "../texts/try-line.tsx";
import { useRoom } from "../use-room.tsx";
import styles from "../workshop.module.css";
import type { FeedPageData } from "./feed.ts";

/** What a room that works changes, this page shows at most so much later. */
const FRESH_MS = 4000;

/** What the room tries in a lab: the common mistakes first, then the newest tries. */
export function FeedPage({ page, refused }: { page: FeedPageData; refused: string | null }) {
  const room = useRoom(page.start, "trainer");
  useFreshFeed(page.workshop.open, room.state.seq);
  const [hidden, setHidden] = useState(true);
  const { workshop, step, people } = page;
  return (
    <main id="main" className="page stack">
      <LinkLine room={room} />
      <CommandDesk state={room.state} press={room.press} refused={refused}>
        <p>
          <GoLink icon="left" to={`/workshops/${workshop.id}`}>
            {workshop.title}
          </GoLink>
        </p>
        <h1>{m.showing_feed()}</h1>
        {page.steps.length > 1 && (
          <nav aria-label={m.showing_feed_labs()}>
            <ul className="row">
              {page.steps.map(({ id, title }) => (
                <li key={id}>
                  <LocaleLink
                    to={`/workshops/${workshop.id}/feed?step=${id}`}
                    aria-current={id === step?.id ? "page" : undefined}
                  >
                    {title}
                  </LocaleLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {step === null ? (
          <p className="soft">{m.showing_feed_no_lab()}</p>
        ) : (
          <>
            <section className="stack-s" aria-labelledby="failing">
              <h2 id="failing">{m.showing_failing({ title: step.title })}</h2>
              <p className="num">{m.showing_tried({ count: people.tried, passed: people.passed })}</p>
              <Failing page={page} />
            </section>
            <section className="stack-s" aria-labelledby="tries">
              <div className={styles.headRow}>
                <h2 id="tries">{m.showing_newest()}</h2>
                <Button type="button" kind="quiet" aria-pressed={!hidden} onClick={() => setHidden(!hidden)}>
                  {hidden ? m.workshop_names_show() : m.workshop_names_hide()}
                </Button>
              </div>
              <p className="soft small">{page.readable ? m.showing_readable() : m.showing_unreadable()}</p>
              <Tries page={page} hidden={hidden} people={room.state.people} />
            </section>
          </>
        )}
      </CommandDesk>
    </main>
  );
}

function Failing({ page: { failing, people } }: { page: FeedPageData }) {
  if (failing.length === 0) return <p className="soft">{m.showing_failing_none()}</p>;
  return (
    <TableScroll label={m.showing_failing_label()}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.showing_check()}</th>
            <th scope="col" className="n">
              {m.showing_people()}
            </th>
          </tr>
        </thead>
        <tbody>
          {failing.map(({ check, people: count }) => (
            <tr key={check}>
              <th scope="row">
                {check}
                <span className="meter" aria-hidden="true">
                  <i style={{ inlineSize: `${(count / Math.max(1, people.tried)) * 100}%` }} />
                </span>
              </th>
              <td className="n">{m.showing_of({ count, people: people.tried })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Tries(props: { page: FeedPageData; hidden: boolean; people: RoomState["people"] }) {
  const { page, hidden, people } = props;
  if (page.tries.length === 0) return <p className="soft">{m.showing_tries_none()}</p>;
  return (
    <ul className={styles.queue}>
      {page.tries.map((one) => (
        <li key={one.id}>
          <div>
            <TryAuthor one={one} hidden={hidden} /> <TryOutcome one={one} />
          </div>
          <span className="row">
            {page.workshop.open && page.step && (
              <AskToShow one={one} stepId={page.step.id} asked={people[one.participantId]?.asked ?? null} />
            )}
            {page.readable && (
              <GoLink to={`/workshops/${page.workshop.id}/tries/${one.id}`}>
                {m.showing_open_try()}
                <span className="sr"> {m.workshop_seat_number({ seat: one.seat })}</span>
              </GoLink>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Asks its author whether a try may be shown; what was judged only, since the rest has nothing to look at. */
function AskToShow({ one, stepId, asked }: { one: RoomTry; stepId: string; asked: Asked | null }) {
  if (one.outcome !== "passed" && one.outcome !== "failed") return null;
  if (asked?.tryId === one.id) {
    return (
      <span className="soft">
        {asked.answer === null
          ? m.showing_said_nothing()
          : hasAgreed(asked)
            ? m.showing_said_yes()
            : asked.answer === "no"
              ? m.showing_said_no()
              : m.showing_said_back()}
      </span>
    );
  }
  return (
    <CommandButton
      kind="quiet"
      command={{ type: "show-ask", participantId: one.participantId, stepId, tryId: one.id }}
    >
      {m.showing_ask_send()}
      <span className="sr"> {m.workshop_seat_number({ seat: one.seat })}</span>
    </CommandButton>
  );
}

/** Asks for the page anew when the room has moved on, and not more often than it can be read. */
function useFreshFeed(open: boolean, seq: number): void {
  const { revalidate } = useRevalidator();
  const [first] = useState(seq);
  useEffect(() => {
    if (!open || seq === first) return;
    const timer = setTimeout(revalidate, FRESH_MS);
    return () => clearTimeout(timer);
  }, [open, seq, first, revalidate]);
}
