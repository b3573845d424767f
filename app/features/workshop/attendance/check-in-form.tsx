import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { m } from "#app/i18n/messages.js";
import { formatTime } from "#app/platform/calendar.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { RoomPerson } from "../room-state.ts";
import styles from "./attendance.module.css";
import type { Check } from "./check.ts";
import { isOpen } from "./check.ts";

/** What was wrong with a code; null where nothing was. */
function wrongInWords(answer: string | null): string | undefined {
  if (answer === "wrong") return m.attendance_check_wrong();
  if (answer === "too-many") return m.attendance_check_too_many();
  return answer === "none" ? m.attendance_check_none() : undefined;
}

/**
 * Where a participant types the code that the projector shows, while there is one. A form like any other: a phone
 * without scripts sends it too. @param answer what became of the code that was sent
 */
export function CheckInForm(props: {
  check: Check | null;
  me: RoomPerson | null;
  answer: string | null;
  ahead: number;
  now: number;
}) {
  const { check, me, answer } = props;
  const busy = useNavigation().formData?.get("intent") === "check-in";
  const atMs = useClock(props.ahead, props.now);
  const open = check !== null && isOpen(check, atMs);
  if (open && me?.checked.includes(check.number)) {
    return (
      <p role="status">
        <Icon name="check" /> {m.attendance_check_done()}
      </p>
    );
  }
  if (!open) return answer === "none" ? <p role="status">{m.attendance_check_none()}</p> : null;
  return (
    <section aria-labelledby="check-in">
      <Notice tone="signal" icon="check">
        <div role="status">
          <h2 id="check-in">{m.attendance_check_asked()}</h2>
        </div>
        <p>
          {m.attendance_check_text()}
          {m.attendance_check_left({ time: formatTime(check.until) })}
        </p>
        <Form method="post" className={styles.check} preventScrollReset noValidate>
          <input type="hidden" name="intent" value="check-in" />
          <TextField
            id="code"
            name="code"
            label={m.attendance_check_code()}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            error={wrongInWords(answer)}
          />
          <Button busy={busy} busyLabel={m.workshop_sending()}>
            {m.attendance_check_send()}
          </Button>
        </Form>
      </Notice>
    </section>
  );
}

/** The server's time, looked at every few seconds. */
function useClock(ahead: number, start: number): number {
  const [at, setAt] = useState(start);
  useEffect(() => {
    const look = () => setAt(Date.now() + ahead);
    look();
    const timer = setInterval(look, 5000);
    return () => clearInterval(timer);
  }, [ahead]);
  return at;
}
