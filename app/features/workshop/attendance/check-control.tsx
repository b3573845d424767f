import { m } from "#app/i18n/messages.js";
import { CommandButton } from "../command-form.tsx";
import type { RoomState } from "../room-state.ts";
import { seated } from "../room-state.ts";
import { isOpen } from "./check.ts";

/** The trainer asks everybody to check in, sees how many have, and ends it. */
export function CheckControl({ state, atMs }: { state: RoomState; atMs: number }) {
  const { check } = state.pace;
  if (check === null || !isOpen(check, atMs)) {
    return (
      <CommandButton kind="quiet" icon="check" command={{ type: "check" }}>
        {m.attendance_check_start()}
      </CommandButton>
    );
  }
  const people = seated(state);
  const done = people.filter((person) => person.checked.includes(check.number)).length;
  return (
    <>
      <CommandButton kind="quiet" icon="stop" command={{ type: "check-end" }}>
        {m.attendance_check_end()}
      </CommandButton>
      <span className="soft num">{m.attendance_check_count({ done, count: people.length })}</span>
    </>
  );
}
