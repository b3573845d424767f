import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** When the page is asked again, in milliseconds after the last time. After that one reloads it oneself. */
const PAUSES = [2000, 4000, 8000, 16_000, 30_000, 60_000];

/** Asks the page again from time to time while opinions are awaited. */
export function useOpinionsComing(waiting: boolean): void {
  const { revalidate, state } = useRevalidator();
  const asked = useRef(0);
  useEffect(() => {
    const pause = PAUSES[asked.current];
    if (!waiting || state !== "idle" || pause === undefined) return;
    const timer = window.setTimeout(() => {
      asked.current += 1;
      revalidate();
    }, pause);
    return () => window.clearTimeout(timer);
  }, [waiting, state, revalidate]);
}
