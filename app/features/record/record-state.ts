import { m } from "#app/i18n/messages.js";
import type { RecordState } from "./record-filter.ts";

/** A state as people read it. */
export function stateName(state: RecordState): string {
  if (state === "completed") return m.record_state_completed();
  return state === "in-progress" ? m.record_state_in_progress() : m.record_state_not_started();
}
