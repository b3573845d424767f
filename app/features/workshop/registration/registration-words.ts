import { m } from "#app/i18n/messages.js";
import type { RegistrationState } from "./registration.ts";

/** How it stands for somebody, in words. `waits` is their place among those who wait. */
export function stateInWords(state: RegistrationState, waits: number | null): string {
  if (state === "placed") return m.registration_state_placed();
  if (state === "waiting") return m.registration_state_waiting({ number: waits ?? 1 });
  return state === "withdrawn" ? m.registration_state_withdrawn() : m.registration_state_removed();
}

/** Why a press on a registration's page changed nothing; null where it did. */
export function refusalOfRegistration(outcome: string): string | null {
  switch (outcome) {
    case "closed":
      return m.registration_refused_closed();
    case "removed":
      return m.registration_refused_removed();
    case "not-open":
      return m.registration_refused_not_open();
    case "full":
      return m.workshop_join_full();
    case "locked":
      return m.workshop_join_locked();
    default:
      return null;
  }
}

/** What is wrong with a field of the trainer's forms. */
export function fieldInWords(code: string | undefined): string | undefined {
  switch (code) {
    case undefined:
      return undefined;
    case "missing":
      return m.workshop_error_missing();
    case "day":
      return m.workshop_error_day();
    case "time":
      return m.workshop_error_time();
    case "late":
      return m.registration_error_late();
    case "agencies":
      return m.registration_error_agencies();
    case "unknown":
      return m.registration_error_who();
    case "too-long":
      return m.workshop_error_too_long();
    default:
      return m.workshop_error_unknown();
  }
}
