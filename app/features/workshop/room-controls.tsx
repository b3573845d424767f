import { useEffect } from "react";
import { m } from "#app/i18n/messages.js";
import { Actions } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { CheckControl } from "./attendance/check-control.tsx";
import { CommandButton, useSend } from "./command-form.tsx";
import type { RoomState } from "./room-state.ts";
import { placeOf } from "./room-state.ts";

/** The presenter's keys, which a clicker sends, too. They do nothing while somebody types. */
export function usePresenterKeys(state: RoomState): void {
  const send = useSend();
  const { previous, next } = placeOf(state.pace);
  const [back, on] = [previous?.id, next?.id];
  const open = state.pace.phase === "open";
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (target?.closest?.("input, textarea, select, dialog")) return;
      const stepId = event.key === "PageDown" ? on : event.key === "PageUp" ? back : undefined;
      if (event.key !== "PageDown" && event.key !== "PageUp") return;
      event.preventDefault();
      if (stepId) void send({ type: "go", stepId });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [open, back, on, send]);
}

/** Forward and back; the one thing to press on this screen is the next step. */
export function StepButtons({ state }: { state: RoomState }) {
  const { index, previous, next } = placeOf(state.pace);
  return (
    <Actions>
      {next && (
        <CommandButton iconAfter="right" command={{ type: "go", stepId: next.id }}>
          {index < 0 ? m.workshop_start() : m.workshop_next({ number: index + 2 })}
        </CommandButton>
      )}
      {previous && (
        <CommandButton kind="quiet" icon="left" command={{ type: "go", stepId: previous.id }}>
          {m.workshop_previous()}
        </CommandButton>
      )}
    </Actions>
  );
}

/** Time, pause, pace and the door. */
export function RoomControls({ state, atMs }: { state: RoomState; atMs: number }) {
  const { paused, locked, roaming, stepId } = state.pace;
  return (
    <Actions>
      {stepId !== null && !paused && (
        <CommandButton kind="quiet" icon="clock" command={{ type: "extend", minutes: "5" }}>
          {m.workshop_extend()}
        </CommandButton>
      )}
      {stepId !== null && (
        <CommandButton
          kind="quiet"
          icon={paused ? "play" : "stop"}
          command={{ type: paused ? "resume" : "pause" }}
        >
          {paused ? m.workshop_resume() : m.workshop_pause()}
        </CommandButton>
      )}
      <CommandButton kind="quiet" command={{ type: "roam", on: String(!roaming) }}>
        {roaming ? m.workshop_gather() : m.workshop_roam()}
      </CommandButton>
      <CommandButton kind="quiet" icon="lock" command={{ type: "lock", on: String(!locked) }}>
        {locked ? m.workshop_unlock() : m.workshop_lock()}
      </CommandButton>
      <CheckControl state={state} atMs={atMs} />
    </Actions>
  );
}

/** The end, behind a click and a sentence: it can't be taken back. */
export function CloseRoom() {
  return (
    <details>
      <summary>{m.workshop_close()}</summary>
      <div className="stack-s">
        <p>{m.workshop_close_sure()}</p>
        <CommandButton kind="danger" command={{ type: "close" }}>
          {m.workshop_close_now()}
        </CommandButton>
      </div>
    </details>
  );
}

/** Who leads, where there is more than one who could. */
export function LeadLine({ state, me }: { state: RoomState; me: string }) {
  const { driver, asking } = state;
  if (driver === null) return null;
  if (driver.id === me) {
    if (!asking || asking.id === me) return null;
    return (
      <Notice tone="signal" live>
        <p>{m.workshop_lead_asked({ name: asking.name })}</p>
        <CommandButton kind="quiet" command={{ type: "pass-lead" }}>
          {m.workshop_lead_pass()}
        </CommandButton>
      </Notice>
    );
  }
  return (
    <Notice>
      <p>{m.workshop_lead_other({ name: driver.name })}</p>
      <Actions>
        {asking?.id !== me && (
          <CommandButton kind="quiet" command={{ type: "ask-lead" }}>
            {m.workshop_lead_ask()}
          </CommandButton>
        )}
        <CommandButton kind="quiet" command={{ type: "take-lead" }}>
          {m.workshop_lead_take()}
        </CommandButton>
      </Actions>
    </Notice>
  );
}
