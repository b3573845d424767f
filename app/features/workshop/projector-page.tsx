import { m } from "#app/i18n/messages.js";
import { Html } from "#app/ui/html.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { ProjectedFloor } from "./ask/projected-floor.tsx";
import { ProjectedPoll } from "./ask/projected-poll.tsx";
import { CheckCodeBand } from "./attendance/check-code-band.tsx";
import { CommandDesk } from "./command-form.tsx";
import { Countdown } from "./countdown.tsx";
import { QrCode } from "./door-sign.tsx";
import { formatJoinCode } from "./join-code.ts";
import styles from "./projector.module.css";
import { usePresenterKeys } from "./room-controls.tsx";
import { placeOf } from "./room-state.ts";
import { ShownBy, ShownTryText } from "./spotlight/shown-try.tsx";
import type { ShownTry } from "./spotlight/spotlight.ts";
import { useSpotlight } from "./spotlight/use-spotlight.tsx";
import { useFreshDoor, useFreshTexts } from "./use-fresh.tsx";
import type { Room } from "./use-room.tsx";
import { useRoom } from "./use-room.tsx";
import type { ProjectorPageData } from "./workshop-page-data.ts";

/** The second screen: where the room is, how long, how many are through. Never who. */
export function ProjectorPage({ page }: { page: ProjectorPageData }) {
  const room = useRoom(page.start, "projector");
  useFreshTexts(room.state.pace.steps, page.texts);
  useFreshDoor(room.state.pace.phase, page.door);
  return (
    <CommandDesk state={room.state} press={room.press} refused={null}>
      <Beam page={page} room={room} />
    </CommandDesk>
  );
}

/** Somebody's try, with their consent: what they wrote beside what the model made of it. */
function Shown({ shown }: { shown: ShownTry }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls by itself, keys must reach it
    <section className={styles.shown} aria-labelledby="shown" tabIndex={0}>
      <h1 id="shown">
        {shown.title}
        {"　"}
        <small className={styles.shownBy}>
          <ShownBy shown={shown} />
        </small>
      </h1>
      <div className={styles.pair}>
        <ShownTryText shown={shown} level="h2" />
      </div>
    </section>
  );
}

function Beam({ page, room }: { page: ProjectorPageData; room: Room }) {
  const { pace } = room.state;
  usePresenterKeys(room.state);
  const { index, step } = placeOf(pace);
  const html = step ? page.texts[step.id]?.html : "";
  const passed = step ? (room.tally?.passed[step.id] ?? 0) : 0;
  const people = room.tally?.people ?? 0;
  const { stage } = room.state;
  const { workshopId } = page.start;
  const { shown } = useSpotlight({ workshopId, as: "projector", stage, me: null }, page.spotlight);
  const lobby = pace.phase === "open" && !step;
  return (
    <main id="main" className={styles.beam}>
      <header>
        <span>{page.title}</span>
        <span>
          {step
            ? m.workshop_step_of({ number: index + 1, count: pace.steps.length })
            : m.workshop_joined_count({ count: people })}
        </span>
      </header>
      {stage.note && (
        <p className={styles.note}>
          <bdi>{stage.note.text}</bdi>
        </p>
      )}
      {shown ? (
        <Shown shown={shown} />
      ) : (
        <div className={styles.stage}>
          {pace.poll && !pace.paused ? (
            <ProjectedPoll poll={pace.poll} room={room} />
          ) : (
            <div>
              {pace.phase === "closed" ? (
                <h1>{m.workshop_thanks()}</h1>
              ) : pace.paused ? (
                <h1>{m.workshop_paused()}</h1>
              ) : (
                <h1>{step ? step.title : m.workshop_welcome()}</h1>
              )}
              {!pace.paused && html && <Html html={html} className={`prose ${styles.body}`} />}
              {!pace.paused && pace.phase === "open" && <ProjectedFloor room={room} />}
            </div>
          )}
          {lobby && page.door ? (
            <QrCode door={page.door} />
          ) : (
            step && (
              <div className={styles.aside}>
                <Countdown pace={pace} ahead={room.ahead} now={page.start.now} className={styles.time} />
                <p className="num">{m.workshop_passed_count({ passed, people })}</p>
                <span className="meter" aria-hidden="true">
                  <i style={{ inlineSize: `${people === 0 ? 0 : (passed / people) * 100}%` }} />
                </span>
              </div>
            )
          )}
        </div>
      )}
      {pace.phase === "open" && (
        <CheckCodeBand workshopId={page.start.workshopId} check={pace.check} ahead={room.ahead} />
      )}
      {page.door && pace.phase === "open" && (
        <footer>
          <p>
            <span className="soft">{m.workshop_not_in_yet()}</span>
            <strong lang="en">{page.door.address}</strong>
          </p>
          <p>
            <span className="soft">{m.workshop_join_code()}</span>
            <strong className={styles.code} lang="en">
              {formatJoinCode(page.door.code)}
            </strong>
          </p>
          <p className={styles.help}>
            <Icon name="hand" />
            {room.link === "lost" ? m.workshop_lost_short() : m.workshop_hand_hint()}
          </p>
        </footer>
      )}
    </main>
  );
}
