import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { StepHead } from "./room-facts.ts";
import type { Pace } from "./room-state.ts";

/**
 * Asks the page for its data anew when what it shows is older than what has been heard.
 * @param heard what was heard; for the same the page is asked once, whatever it answers
 */
function useFresh(stale: boolean, heard: string): void {
  const { revalidate } = useRevalidator();
  const asked = useRef("");
  useEffect(() => {
    if (!stale || asked.current === heard) return;
    asked.current = heard;
    revalidate();
  }, [stale, heard, revalidate]);
}

/** For pages with the steps' texts: the agenda has changed since they were drawn. */
export function useFreshTexts(steps: readonly StepHead[], texts: Record<string, unknown>): void {
  const heard = steps.map((step) => step.id).join();
  useFresh(
    steps.some((step) => !(step.id in texts)),
    heard,
  );
}

/** For pages with the join code: the room has been opened or closed since they were drawn. */
export function useFreshDoor(phase: Pace["phase"], door: unknown): void {
  useFresh((phase === "open") !== (door !== null), phase);
}
