import { m } from "#app/i18n/messages.js";
import type { ModelErrorKind } from "./provider.ts";

/** What of a ModelError may reach the browser: its kind, not its message, which is the operator's. */
export type ModelTrouble = { kind: ModelErrorKind; retryAfterSeconds: number | null };

/** Beyond this a wait is said in minutes. */
const MANY_SECONDS = 90;

const SENTENCES: Record<ModelErrorKind, () => string> = {
  "connect-timeout": m.lab_model_error_connect_timeout,
  "first-token-timeout": m.lab_model_error_first_token_timeout,
  "idle-timeout": m.lab_model_error_idle_timeout,
  "total-timeout": m.lab_model_error_total_timeout,
  refused: m.lab_model_error_refused,
  unauthorised: m.lab_model_error_unauthorised,
  "rate-limited": m.lab_model_error_rate_limited,
  "server-error": m.lab_model_error_server_error,
  "bad-answer": m.lab_model_error_bad_answer,
  cut: m.lab_model_error_cut,
  "too-long": m.lab_model_error_too_long,
  "not-found": m.lab_model_error_not_found,
  "prompt-too-long": m.lab_model_error_prompt_too_long,
  filtered: m.lab_model_error_filtered,
  rejected: m.lab_model_error_rejected,
  crashed: m.lab_model_error_crashed,
  overloaded: m.lab_model_error_overloaded,
  unavailable: m.lab_model_error_unavailable,
};

/** Picks what the page is told out of an error; kept apart from the error, which may hold more. */
export function troubleOf({ kind, retryAfterSeconds }: ModelTrouble): ModelTrouble {
  return { kind, retryAfterSeconds };
}

/** What happened and what to do now, in the learner's words and language. */
export function sayTrouble({ kind, retryAfterSeconds: seconds }: ModelTrouble): string {
  if (kind !== "rate-limited" || seconds === null || seconds < 1) return SENTENCES[kind]();
  return seconds <= MANY_SECONDS
    ? m.lab_model_error_rate_limited_seconds({ seconds })
    : m.lab_model_error_rate_limited_minutes({ minutes: Math.ceil(seconds / 60) });
}
