import { useLocation } from "@remix-run/react";
import type { ComponentType } from "react";
import { useEffect, useState } from "react";
import type { RememberedRoom } from "./room-memory.ts";
import { rememberedRoom } from "./room-memory.ts";

type Bar = ComponentType<{ room: RememberedRoom }>;

/**
 * On the pages of a course: a line about the room in which this tab sits. Its code is loaded only by those who sit in
 * one; for everybody else this is all there is.
 */
export function RoomSlot() {
  const { pathname } = useLocation();
  const here = /^(\/en)?\/courses\//.test(pathname);
  const [bar, setBar] = useState<{ Bar: Bar; room: RememberedRoom } | null>(null);
  useEffect(() => {
    const room = here ? rememberedRoom() : null;
    if (!room) return setBar(null);
    let wanted = true;
    import("./room-bar.tsx").then(
      ({ RoomBar }) => wanted && setBar({ Bar: RoomBar, room }),
      // Without a network the page itself says so.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [here]);
  return bar && <bar.Bar room={bar.room} />;
}
