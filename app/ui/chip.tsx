import type { ReactNode } from "react";
import { m } from "#app/i18n/messages.js";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

export type ChipTone = "ok" | "warn" | "danger" | "soft" | "now" | "signal" | "call";

/** A state: its picture, its word, and last its colour. */
export function Chip({ tone, icon, children }: { tone: ChipTone; icon: IconName; children: ReactNode }) {
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

/** How far someone is with something, in the words used everywhere. */
export type State = "completed" | "under-way" | "not-started" | "waived";

const STATES: Record<State, { tone: ChipTone; icon: IconName; name: () => string }> = {
  completed: { tone: "ok", icon: "check", name: m.common_state_completed },
  "under-way": { tone: "now", icon: "half", name: m.common_state_under_way },
  "not-started": { tone: "soft", icon: "none", name: m.common_state_not_started },
  waived: { tone: "soft", icon: "minus", name: m.common_state_waived },
};

export function StateChip({ state }: { state: State }) {
  const { tone, icon, name } = STATES[state];
  return (
    <Chip tone={tone} icon={icon}>
      {name()}
    </Chip>
  );
}
