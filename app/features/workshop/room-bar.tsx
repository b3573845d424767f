import { Link, useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { LocaleLink } from "#app/ui/locale.tsx";
import { NO_NEWS } from "./ask/ask.ts";
import { isOpen } from "./attendance/check.ts";
import { takeAddress } from "./broadcast/offer-notice.tsx";
import { CommandButton, CommandDesk } from "./command-form.tsx";
import { Countdown } from "./countdown.tsx";
import type { RememberedRoom } from "./room-memory.ts";
import { rememberRoom } from "./room-memory.ts";
import { EMPTY_ROOM, placeOf } from "./room-state.ts";
import { useRoom } from "./use-room.tsx";
import styles from "./workshop.module.css";

/** Where the room is, while one works on a lesson or a lab of it: the step, the time, the way back, the hand. */
export function RoomBar({ room: { id, title } }: { room: RememberedRoom }) {
  const [start] = useState(() => ({
    ...{ workshopId: id, state: EMPTY_ROOM, presence: {}, tally: null, asking: NO_NEWS, now: Date.now() },
  }));
  const room = useRoom(start, "participant");
  const { pace, people } = room.state;
  const me = Object.values(people)[0] ?? null;
  const over = room.gone !== null || pace.phase === "closed" || me?.removed === true;
  useEffect(() => {
    if (over) rememberRoom(null);
  }, [over]);
  const { pathname } = useLocation();
  const { index, step } = placeOf(pace);
  if (over || pace.phase !== "open") return null;
  const asked = pace.check && !me?.checked.includes(pace.check.number) ? pace.check : null;
  const { stage } = room.state;
  const offer = stage.offer && pathname.endsWith(`/labs/${stage.offer.activityId}`) ? stage.offer : null;
  const where = pace.paused
    ? m.workshop_paused()
    : asked && isOpen(asked, Date.now() + room.ahead)
      ? m.attendance_check_asked()
      : me?.asked?.answer === null
        ? m.showing_asked()
        : stage.show
          ? m.showing_shown_said()
          : step
            ? m.workshop_now_at({ number: index + 1, title: step.title })
            : m.workshop_wait();
  return (
    <aside className={styles.roomBar} aria-label={title}>
      <p role="status">{room.link === "lost" ? m.workshop_lost_short() : where}</p>
      {stage.note && (
        <p role="status">
          {m.showing_note_by()}　<bdi>{stage.note.text}</bdi>
        </p>
      )}
      {offer && (
        <Link className="go" to={takeAddress("", offer)} preventScrollReset>
          {m.showing_offer_take()}
        </Link>
      )}
      <Countdown pace={pace} ahead={room.ahead} now={start.now} className={styles.barTime} />
      <LocaleLink className="go" to={`/workshops/${id}/room`}>
        {m.workshop_to_room()}
      </LocaleLink>
      <CommandDesk state={room.state} press={room.press} refused={null}>
        <CommandButton kind="quiet" icon="hand" command={{ type: "hand", up: String(!me?.hand) }}>
          {me?.hand ? m.workshop_hand_lower() : m.workshop_hand_raise()}
        </CommandButton>
      </CommandDesk>
    </aside>
  );
}
