import { useCallback, useEffect, useRef, useState } from "react";
import type { Doing } from "./attention.ts";
import type { Heard, RoomView, Surroundings } from "./room-connection.ts";
import { viewAfter } from "./room-connection.ts";
import { shareRoom } from "./room-sharing.ts";
import type { RoomStart } from "./workshop-page-data.ts";

const BEAT_MS = 15_000;
/** Without a key or a touch for so long somebody may need help, or coffee. */
const IDLE_MS = 150_000;

/** A press of something; what the command needs, as a form's fields. */
export type Press = (command: Record<string, string>) => Promise<Pressed>;
/** What became of a press: why it was refused, or that it never arrived. */
export type Pressed = "done" | "unreached" | (string & {});

export type Room = RoomView & { press: Press };

/** The room as this browser knows it, from the page's own data on; it changes as things happen. */
export function useRoom(start: RoomStart, as: "participant" | "trainer" | "projector"): Room {
  const { workshopId } = start;
  const [view, setView] = useState<RoomView>(() => ({
    ...start,
    link: "connecting",
    gone: null,
    // The markup was made with the server's time; a clock that is an hour off shows the same.
    ahead: typeof window === "undefined" ? 0 : start.now - Date.now(),
  }));
  const newest = useRef(view);
  newest.current = view;
  const hear = useCallback((heard: Heard) => {
    newest.current = viewAfter(newest.current, heard, Date.now());
    setView(newest.current);
  }, []);

  useEffect(() => {
    const tab = tabId();
    const shared = shareRoom({
      name: `${workshopId}/${as}`,
      connection: {
        address: (kind, query) =>
          `/workshops/${workshopId}/${kind}?${new URLSearchParams({ ...query, as, tab })}`,
        since: () => newest.current.state.seq,
        around: surroundings(),
      },
      hear,
    });
    const stopBeating = as === "projector" ? () => {} : beat(workshopId, as, tab);
    return () => {
      shared.stop();
      stopBeating();
    };
  }, [workshopId, as, hear]);

  const press = useCallback<Press>(
    async (command) => {
      const expected = String(newest.current.state.pace.revision);
      const fields = { ...command, expected, actionId: crypto.randomUUID?.() ?? tabId() + Date.now() };
      const query = as === "participant" ? "" : "?as=trainer";
      const response = await sendUntilHeard(`/workshops/${workshopId}/commands${query}`, fields);
      if (!response) return "unreached";
      if (response.ok) return "done";
      const answer = await response.json().catch(() => ({}));
      if (answer.present)
        hear({ name: "hello", data: { now: Date.now() + newest.current.ahead, ...answer.present } });
      return String(answer.error ?? response.status);
    },
    [workshopId, as, hear],
  );
  return { ...view, press };
}

function surroundings(): Surroundings {
  return {
    EventSource: typeof EventSource === "function" ? EventSource : null,
    fetch: (url, init) => fetch(url, { ...init, headers: { Accept: "application/json" } }),
    random: Math.random,
  };
}

/** Sends a form, again where no answer came: what arrived twice is carried out once. */
async function sendUntilHeard(url: string, fields: Record<string, string>): Promise<Response | null> {
  for (const delay of [0, 500, 1500, 4000]) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    try {
      const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields) });
      if (response.status < 500) return response;
    } catch {
      // No network: the next try.
    }
  }
  return null;
}

let ownTab = "";
/** A name for this tab, as long as it lives. */
function tabId(): string {
  ownTab ||= Math.random().toString(36).slice(2) + Date.now().toString(36);
  return ownTab;
}

/** Says regularly that this tab is there, and how lively; a trainer's says it to go on leading. @returns how to stop */
function beat(workshopId: string, as: "participant" | "trainer", tab: string): () => void {
  const url = `/workshops/${workshopId}/beat${as === "trainer" ? "?as=trainer" : ""}`;
  let touchedAt = Date.now();
  const touched = () => {
    touchedAt = Date.now();
  };
  const doing = (): Doing => {
    if (document.visibilityState === "hidden") return "away";
    return Date.now() - touchedAt > IDLE_MS ? "idle" : "active";
  };
  const fields = (bye: boolean) =>
    new URLSearchParams({ tab, doing: doing(), activity: activityHere(), bye: String(bye) });
  const say = () => {
    // That it can't be said just now is noticed by the connection.
    fetch(url, { method: "POST", body: fields(false), keepalive: true }).catch(() => {});
  };
  const bye = () => as === "participant" && navigator.sendBeacon?.(url, fields(true));
  const timer = setInterval(say, BEAT_MS);
  say();
  document.addEventListener("visibilitychange", say);
  window.addEventListener("pagehide", bye);
  for (const event of ["keydown", "pointerdown", "scroll"]) {
    window.addEventListener(event, touched, { passive: true, capture: true });
  }
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", say);
    window.removeEventListener("pagehide", bye);
    for (const event of ["keydown", "pointerdown", "scroll"]) {
      window.removeEventListener(event, touched, { capture: true });
    }
  };
}

/** Id of the unit that this page shows, or "". */
function activityHere(): string {
  return /\/courses\/[^/]+\/(?:lessons|labs|quizzes)\/([^/]+)/.exec(window.location.pathname)?.[1] ?? "";
}
