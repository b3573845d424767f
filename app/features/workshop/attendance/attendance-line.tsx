import { Form } from "@remix-run/react";
import { m } from "#app/i18n/messages.js";
import { Actions, Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DateText } from "#app/ui/date.tsx";
import { FieldError, TextAreaField } from "#app/ui/field.tsx";
import styles from "./attendance.module.css";
import type { AttendanceAnswer, AttendanceRow, DecisionLine } from "./attendance.ts";
import { reasonsInWords, STATUS_WORDS, signErrorInWords } from "./attendance-words.ts";
import { LONGEST_REASON, STATUSES } from "./decision.ts";
import type { AttendanceStatus } from "./evidence.ts";
import { fullMinutes } from "./evidence.ts";

/** One person: evidence, proposal with its reasons, and the decision or the way to it. */
export function AttendanceLine(props: {
  row: AttendanceRow;
  decidable: boolean;
  answer: AttendanceAnswer | null;
}) {
  const { row, decidable, answer } = props;
  const { decision, paper } = row;
  // What was decided rests on the figures of that day; the raw presence may be gone by now.
  const figures = decision?.evidence ?? {
    ...row.assessment,
    requiredMinutes: fullMinutes(row.assessment.requiredMs),
    presentMinutes: fullMinutes(row.assessment.presentMs),
  };
  const proposed = decision?.proposed ?? row.assessment.proposed;
  return (
    <tr className={styles.line}>
      <td className="n">{row.seat}</td>
      <th scope="row">
        <bdi>{row.name}</bdi>
        <span className="hint">
          {[row.agency, row.employeeNumber, row.guest && m.attendance_guest()]
            .filter(Boolean)
            .join(m.workshop_dot())}
          {row.removed && `${m.workshop_dot()}${m.attendance_removed()}`}
        </span>
      </th>
      <td className="n nw">
        {m.attendance_present_of({ present: figures.presentMinutes, required: figures.requiredMinutes })}
      </td>
      <td className="n nw">
        {m.attendance_checks_of({ answered: figures.checksAnswered, asked: figures.checksAsked })}
      </td>
      <td>
        {!row.guest && STATUS_WORDS[proposed]()}
        <span className="hint">
          {reasonsInWords(figures.reasons)}
          {paper && m.attendance_paper_by({ name: paper.by })}
        </span>
      </td>
      <td>
        {decision ? (
          <Decided decision={decision} />
        ) : row.guest ? (
          <span className="soft">—</span>
        ) : row.self ? (
          <span className="soft">{m.attendance_self()}</span>
        ) : (
          <Chip tone="soft" icon="none">
            {m.attendance_undecided()}
          </Chip>
        )}
        {row.earlier.length > 0 && (
          <div className={styles.earlier}>
            <span className="hint">{m.attendance_earlier()}</span>
            {row.earlier.map((one) => (
              <Decided key={one.id} decision={one} />
            ))}
          </div>
        )}
        {decidable && <DecisionForm row={row} answer={answer} />}
      </td>
    </tr>
  );
}

function StatusChip({ status }: { status: AttendanceStatus }) {
  const attended = status === "attended";
  return (
    <Chip tone={attended ? "ok" : "warn"} icon={attended ? "check" : "cross"}>
      {STATUS_WORDS[status]()}
    </Chip>
  );
}

function Decided({ decision }: { decision: DecisionLine }) {
  return (
    <div>
      <StatusChip status={decision.status} />
      <span className="hint">
        {decision.decider} <DateText iso={decision.decidedAt} style="short" time />
        {decision.status !== decision.proposed && `${m.workshop_dot()}${m.attendance_differs()}`}
        {decision.completed && `${m.workshop_dot()}${m.attendance_completed()}`}
      </span>
      {decision.reason && (
        <p className={styles.reason}>
          <bdi>{decision.reason}</bdi>
        </p>
      )}
    </div>
  );
}

/** Behind a click, so that the list stays a list; open where something was wrong with what was sent. */
function DecisionForm({ row, answer }: { row: AttendanceRow; answer: AttendanceAnswer | null }) {
  const { decision, participantId } = row;
  const errors = answer?.errors ?? {};
  const status = answer?.values.status ?? decision?.status ?? row.assessment.proposed;
  const wrong = Object.keys(errors).length > 0;
  const correcting = decision !== null;
  return (
    // Drawn anew after each decision, so that the form closes and shows what holds now.
    <details key={decision?.id ?? "first"} open={wrong || undefined}>
      <summary>
        {correcting ? m.attendance_correct() : m.attendance_one()}
        <span className="sr"> {row.name}</span>
      </summary>
      <Form method="post" className={`stack-s ${styles.form}`} preventScrollReset noValidate>
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="participant" value={participantId} />
        <input type="hidden" name="supersedes" value={decision?.id ?? ""} />
        <fieldset className={styles.statuses}>
          <legend className="sr">{m.attendance_decision()}</legend>
          {STATUSES.map((one) => (
            <label key={one}>
              <input type="radio" name="status" value={one} defaultChecked={one === status} />
              {STATUS_WORDS[one]()}
            </label>
          ))}
        </fieldset>
        {errors.status && (
          <FieldError id={`status-${participantId}`}>{signErrorInWords(errors.status)}</FieldError>
        )}
        <TextAreaField
          id={`reason-${participantId}`}
          name="reason"
          rows={2}
          maxLength={LONGEST_REASON}
          label={m.attendance_why()}
          hint={correcting ? m.attendance_why_hint_correct() : m.attendance_why_hint()}
          defaultValue={answer && wrong ? answer.values.reason : ""}
          error={errors.reason ? signErrorInWords(errors.reason) : undefined}
        />
        <Actions>
          <Button kind="quiet">{correcting ? m.attendance_save_correct() : m.attendance_save()}</Button>
        </Actions>
      </Form>
    </details>
  );
}
