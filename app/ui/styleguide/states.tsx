import { m } from "#app/i18n/messages.js";
import { LinkButton } from "../button.tsx";
import { Chip, StateChip } from "../chip.tsx";
import { Empty } from "../empty.tsx";
import { Hang } from "../hang.tsx";
import { Notice } from "../notice.tsx";
import { Meter, Steps, Ticks, Waiting } from "../progress.tsx";
import { Toast } from "../toast.tsx";

const TICKS = [
  { id: "1", done: true },
  { id: "2", done: true },
  { id: "3", done: true },
  { id: "4", done: true, startsChapter: true },
  { id: "5", done: false, now: true },
  { id: "6", done: false },
  { id: "7", done: false, startsChapter: true },
  { id: "8", done: false },
];

export function ProgressSection() {
  return (
    <Hang title={m.styleguide_progress()}>
      <div className="stack guide-narrow">
        <Ticks ticks={TICKS} />
        <Steps
          steps={[
            { id: "read", label: m.styleguide_step_read(), state: "done" },
            { id: "first", label: m.styleguide_step_first(), state: "done" },
            { id: "cases", label: m.styleguide_step_cases(), state: "now" },
            { id: "explain", label: m.styleguide_step_explain(), state: "todo" },
          ]}
        />
        <Meter value={25} of={40} label={m.styleguide_progress_meter()} />
      </div>
    </Hang>
  );
}

export function StateSection() {
  return (
    <Hang title={m.styleguide_state()} note={m.styleguide_state_note()}>
      <div className="row">
        <StateChip state="completed" />
        <StateChip state="under-way" />
        <StateChip state="not-started" />
        <StateChip state="waived" />
        <Chip tone="warn" icon="alert">
          {m.styleguide_state_failed()}
        </Chip>
        <Chip tone="danger" icon="cross">
          {m.styleguide_state_revoked()}
        </Chip>
        <Chip tone="signal" icon="clock">
          {m.styleguide_state_overdue()}
        </Chip>
        <Chip tone="call" icon="hand">
          {m.styleguide_state_hand()}
        </Chip>
        <Chip tone="soft" icon="lock">
          {m.styleguide_state_locked()}
        </Chip>
      </div>
    </Hang>
  );
}

export function NoticeSection() {
  return (
    <Hang title={m.styleguide_notice()}>
      <div className="stack">
        <Notice>
          <p>{m.styleguide_notice_info()}</p>
        </Notice>
        <Notice tone="ok">
          <p>{m.styleguide_notice_ok()}</p>
        </Notice>
        <Notice tone="warn">
          <p>{m.styleguide_notice_warn()}</p>
        </Notice>
        <Notice tone="danger">
          <p>{m.styleguide_notice_danger()}</p>
        </Notice>
        <Notice tone="signal">
          <p>{m.styleguide_notice_signal()}</p>
        </Notice>
        <Toast action={<button type="button">{m.styleguide_toast_undo()}</button>}>
          {m.styleguide_toast()}
        </Toast>
      </div>
    </Hang>
  );
}

export function EmptySection() {
  return (
    <Hang title={m.styleguide_empty()}>
      <div className="stack guide-form">
        <Empty title={m.styleguide_empty_title()} text={m.styleguide_empty_text()}>
          <LinkButton to="/courses" kind="quiet">
            {m.styleguide_empty_step()}
          </LinkButton>
        </Empty>
        <div className="guide-narrow">
          <Waiting />
        </div>
        <p>
          <span className="who">
            <b>{m.styleguide_person_name()}</b>
            <span>{m.styleguide_person_post()}</span>
          </span>
        </p>
      </div>
    </Hang>
  );
}
