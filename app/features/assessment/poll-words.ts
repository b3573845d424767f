import { m } from "#app/i18n/messages.js";
import type { PollAnswerProblem, PollKind } from "./poll.ts";

export const POLL_KIND_WORDS: Record<PollKind, () => string> = {
  single: m.ask_kind_single,
  multiple: m.ask_kind_multiple,
  scale: m.ask_kind_scale,
  text: m.ask_kind_text,
  ranking: m.ask_kind_ranking,
};

export const ANSWER_PROBLEM_WORDS: Record<PollAnswerProblem, () => string> = {
  "none-chosen": m.ask_problem_none,
  "one-only": m.ask_problem_one,
  "unknown-option": m.ask_problem_unknown,
  "not-all-placed": m.ask_problem_places,
  "no-text": m.ask_problem_text,
  "long-text": m.ask_problem_long,
};

/** What is wrong with the options of a question, for its author; null for what isn't about them. */
export function optionsErrorInWords(code: string): string | null {
  switch (code) {
    case "few-options":
      return m.ask_error_few();
    case "many-options":
      return m.ask_error_many();
    case "same-options":
      return m.ask_error_same();
    case "ends":
      return m.ask_error_ends();
    default:
      return null;
  }
}
