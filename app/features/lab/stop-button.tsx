import { m } from "#app/i18n/messages.js";
import { Icon } from "#app/ui/icon.tsx";

/** Ends the run under way. */
export function StopButton({ onStop }: { onStop: () => void }) {
  return (
    <button
      className="btn"
      type="button"
      // The second half of a double click on Run isn't meant for Stop.
      onClick={(event) => event.detail < 2 && onStop()}
    >
      <Icon name="stop" />
      {m.lab_stop()}
    </button>
  );
}
