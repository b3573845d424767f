import { m } from "#app/i18n/messages.js";
import type { ChipTone } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";

export const JOB_STATES = ["waiting", "running", "dead", "done", "aside"] as const;
export type JobState = (typeof JOB_STATES)[number];

export const STATE_WORDS: Record<JobState, { tone: ChipTone; icon: IconName; name: () => string }> = {
  waiting: { tone: "soft", icon: "clock", name: m.job_state_waiting },
  running: { tone: "now", icon: "half", name: m.job_state_running },
  dead: { tone: "danger", icon: "cross", name: m.job_state_dead },
  done: { tone: "ok", icon: "check", name: m.job_state_done },
  aside: { tone: "soft", icon: "minus", name: m.job_state_aside },
};

const KINDS: Record<string, () => string> = {
  "house.keep": m.job_kind_house_keep,
};

/** A kind of job in words; one that this release doesn't know keeps its code. */
export function kindInWords(kind: string): string {
  return KINDS[kind]?.() ?? kind;
}

/** What the code of a cause means, and what to look at. */
export function causeInWords(cause: string): string {
  if (cause === "abandoned") return m.job_cause_abandoned();
  if (cause === "payload") return m.job_cause_payload();
  return m.job_cause_unknown();
}
