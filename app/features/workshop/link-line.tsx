import { m } from "#app/i18n/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { RoomView } from "./room-connection.ts";

/** Says calmly that nothing comes through, or that there is nothing to come back to; else it is empty. */
export function LinkLine({ room }: { room: Pick<RoomView, "link" | "gone"> }) {
  const { link, gone } = room;
  return (
    <div role="status">
      {gone === "signed-out" && (
        <Notice tone="warn">
          <p>{m.workshop_signed_out()}</p>
        </Notice>
      )}
      {(gone === "removed" || gone === "no-seat") && (
        <Notice tone="warn">
          <p>{gone === "removed" ? m.workshop_removed() : m.workshop_no_seat()}</p>
          <LinkButton kind="quiet" to="/join">
            {m.workshop_join_title()}
          </LinkButton>
        </Notice>
      )}
      {!gone && link === "lost" && (
        <Notice icon="off">
          <p>{m.workshop_lost()}</p>
        </Notice>
      )}
    </div>
  );
}
