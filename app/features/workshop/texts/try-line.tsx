import { lookOf, outcomeWord, tryName } from "#app/features/lab/history/try-words.tsx";
import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { RoomTry } from "./shown-texts.ts";

/** Whose a try is: the seat, and the name unless names are hidden. */
export function TryAuthor({ one, hidden = false }: { one: RoomTry; hidden?: boolean }) {
  return (
    <>
      {m.workshop_seat_number({ seat: one.seat })}
      {!hidden && (
        <>
          {" "}
          <bdi>{one.name}</bdi>
        </>
      )}
    </>
  );
}

/** What a try came to, and when. */
export function TryOutcome({ one }: { one: RoomTry }) {
  const look = lookOf(one);
  return (
    <>
      <span className={`chip ${look.tone}`}>
        <Icon name={look.icon} />
        {outcomeWord(one)}
      </span>{" "}
      <span className="soft small num">
        {tryName(one)}
        {m.workshop_dot()}
        {formatTime(one.at)}
      </span>
    </>
  );
}

/** A try in a list to choose from. */
export function tryInWords(one: RoomTry): string {
  const facts = m.lab_compare_choice({
    name: tryName(one),
    time: formatTime(one.at),
    result: outcomeWord(one),
  });
  return `${m.workshop_seat_number({ seat: one.seat })} ${one.name}${m.workshop_dot()}${facts}`;
}
