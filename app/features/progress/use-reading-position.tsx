import { useCallback, useEffect, useRef } from "react";

/** How long someone stays at a heading before it counts as read to there, in milliseconds. */
const SETTLED_MS = 3000;

/**
 * Keeps on the server how far someone has read, without being asked. A convenience: when it can't be sent,
 * nothing is said and nothing is lost but the bookmark.
 */
export function useReadingPosition(endpoint: string): (headingId: string) => void {
  const latest = useRef<string | null>(null);
  const sent = useRef<string | null>(null);
  const timer = useRef<number | undefined>(undefined);

  const send = useCallback(() => {
    if (!latest.current || latest.current === sent.current) return;
    sent.current = latest.current;
    navigator.sendBeacon(endpoint, new URLSearchParams({ heading: latest.current }));
  }, [endpoint]);

  useEffect(() => {
    const leave = () => document.visibilityState === "hidden" && send();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.clearTimeout(timer.current);
    };
  }, [send]);

  return useCallback(
    (headingId: string) => {
      latest.current = headingId;
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(send, SETTLED_MS);
    },
    [send],
  );
}
