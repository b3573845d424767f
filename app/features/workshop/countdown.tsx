import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { classNames } from "#app/ui/class-names.ts";
import type { Pace } from "./room-state.ts";
import styles from "./workshop.module.css";

/** The last minute is shown as near. */
const NEAR_MS = 60_000;

/**
 * What is left until a deadline, counted by the server's clock, so that it is the same on every screen. Silent for
 * screen readers but for being there: a voice every second would help nobody.
 */
export function Countdown(props: { pace: Pace; ahead: number; now: number; className?: string | undefined }) {
  const { pace, ahead, now } = props;
  const [at, setAt] = useState(now);
  useEffect(() => {
    const tick = () => setAt(Date.now() + ahead);
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [ahead]);
  const left = pace.paused ? pace.paused.leftMs : pace.deadline ? Date.parse(pace.deadline) - at : null;
  if (left === null) return null;
  return (
    <div
      className={classNames(styles.timer, left <= NEAR_MS && !pace.paused && styles.near, props.className)}
      role="timer"
      aria-label={m.workshop_time_left()}
    >
      <small>
        {pace.paused ? m.workshop_paused_short() : left < 0 ? m.workshop_over() : m.workshop_left()}
      </small>
      {clock(left)}
    </div>
  );
}

/** 04:35; 1:04:35 from an hour on. What is over counts up. */
export function clock(ms: number): string {
  const seconds = Math.ceil(Math.abs(ms) / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
