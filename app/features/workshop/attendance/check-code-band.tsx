import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import styles from "../projector.module.css";
import type { Check } from "./check.ts";
import { formatCheckCode } from "./check.ts";

type Shown = { code: string; until: number };

/** The check-in code on the projector, large, with the time that it stands; nothing while nobody is asked. */
export function CheckCodeBand(props: { workshopId: string; check: Check | null; ahead: number }) {
  const { workshopId, check, ahead } = props;
  const shown = useCheckCode(workshopId, check, ahead);
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (!shown) return;
    const tick = () => setAt(performance.now());
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [shown]);
  if (!shown || !check) return null;
  const seconds = Math.max(0, Math.ceil((shown.until - at) / 1000));
  return (
    <section className={styles.check} aria-label={m.attendance_check_title()}>
      <p>
        <strong>{m.attendance_check_asked()}</strong>
        <span>{m.attendance_check_enter()}</span>
      </p>
      <p className={styles.checkCode} lang="en">
        {formatCheckCode(shown.code)}
      </p>
      <p className="num">
        <span>{m.attendance_check_next({ seconds })}</span>
        <span className="soft">{m.attendance_check_left({ time: formatTime(check.until) })}</span>
      </p>
    </section>
  );
}

/** Asks the server for the code whenever the one before ends. How long it stands is counted without a clock's time of day. */
function useCheckCode(workshopId: string, check: Check | null, ahead: number): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const [from, until] = [check?.from ?? "", check?.until ?? ""];
  useEffect(() => {
    setShown(null);
    if (from === "") return;
    let timer: ReturnType<typeof setTimeout>;
    let wanted = true;
    const ask = async () => {
      let wait = 2000;
      if (Date.now() + ahead < Date.parse(from)) wait = 5000;
      else {
        try {
          const response = await fetch(`/workshops/${workshopId}/check-code`);
          const { code, leftMs } = (await response.json()) as { code: string | null; leftMs: number };
          if (!wanted) return;
          setShown(code === null ? null : { code, until: performance.now() + leftMs });
          if (code !== null) wait = leftMs + 50;
          else if (Date.now() + ahead >= Date.parse(until)) return;
        } catch {
          // No network: the next try. An old code must not stay.
          if (wanted) setShown(null);
        }
      }
      if (wanted) timer = setTimeout(() => void ask(), wait);
    };
    void ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [workshopId, from, until, ahead]);
  return shown;
}
