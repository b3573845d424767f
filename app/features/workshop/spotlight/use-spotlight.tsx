import { useEffect, useState } from "react";
import { useLocale } from "#app/ui/locale.tsx";
import type { RoomPerson } from "../room-state.ts";
import type { Stage } from "../stage.ts";
import type { Spotlight } from "./spotlight.ts";
import { hasAgreed } from "./spotlight.ts";

/** Participants' browsers ask within so long of each other: three hundred at once would hold up everybody. */
const SPREAD_MS = 1000;
const AGAIN_MS = 3000;

/** The texts of a room's spotlight, asked for when the room says that there are others; null while they aren't here. */
export function useSpotlight(
  room: { workshopId: string; as: "participant" | "projector"; stage: Stage; me: RoomPerson | null },
  initial: Spotlight,
): Spotlight {
  const { workshopId, as, stage, me } = room;
  const locale = useLocale();
  const [got, setGot] = useState(initial);
  const shownId = stage.show?.id ?? null;
  const ownId = me?.asked && (me.asked.answer === null || hasAgreed(me.asked)) ? me.asked.id : null;
  const missing =
    (shownId !== null && got.shown?.id !== shownId) || (ownId !== null && got.own?.id !== ownId);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for other ids, and after a failure
  useEffect(() => {
    if (!missing) return;
    const asking = new AbortController();
    const ask = async () => {
      try {
        const query = new URLSearchParams({ as, lang: locale });
        const response = await fetch(`/workshops/${workshopId}/spotlight?${query}`, {
          signal: asking.signal,
        });
        if (response.ok) return setGot((await response.json()) as Spotlight);
      } catch {
        // No network: asked again.
      }
      if (!asking.signal.aborted) again = setTimeout(() => setTries((before) => before + 1), AGAIN_MS);
    };
    const spread = as === "participant" ? Math.random() * SPREAD_MS : 0;
    let again: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(ask, spread);
    return () => {
      asking.abort();
      clearTimeout(timer);
      clearTimeout(again);
    };
  }, [missing, shownId, ownId, tries, workshopId, as, locale]);
  return {
    shown: got.shown?.id === shownId ? got.shown : null,
    own: got.own?.id === ownId ? got.own : null,
  };
}
