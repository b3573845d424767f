import { ANSWER_PROBLEM_WORDS } from "#app/features/assessment/poll-words.ts";
import { m } from "#app/i18n/messages.js";
import { isWrongInput } from "./ask/ask-commands.ts";
import type { StepKind } from "./room-facts.ts";
import type { WorkshopPhase } from "./workshop.ts";

export const KIND_WORDS: Record<StepKind, () => string> = {
  slide: m.workshop_kind_slide,
  lesson: m.workshop_kind_lesson,
  lab: m.workshop_kind_lab,
  quiz: m.workshop_kind_quiz,
  poll: m.workshop_kind_poll,
  break: m.workshop_kind_break,
  discussion: m.workshop_kind_discussion,
};

export const PHASE_WORDS: Record<WorkshopPhase, () => string> = {
  planned: m.workshop_phase_planned,
  open: m.workshop_phase_open,
  closed: m.workshop_phase_closed,
  cancelled: m.workshop_phase_cancelled,
};

/** Why something that was pressed wasn't done, for whoever pressed it; null where it was. */
export function refusalInWords(answer: string): string | null {
  switch (answer) {
    case "done":
      return null;
    case "stale":
      return m.workshop_refused_stale();
    case "not-leading":
      return m.workshop_refused_not_leading();
    case "closed":
      return m.workshop_refused_closed();
    case "nothing-to-show":
      return m.showing_refused_nothing();
    case "declined":
      return m.showing_refused_declined();
    case "not-agreed":
      return m.showing_refused_not_agreed();
    case "poll-over":
      return m.ask_refused_over();
    case "unknown-poll":
      return m.ask_refused_poll();
    case "unknown-question":
      return m.ask_refused_question();
    case "too-many":
      return m.ask_refused_many();
    case "unreached":
      return m.workshop_refused_unreached();
    default:
      return isWrongInput(answer) ? ANSWER_PROBLEM_WORDS[answer]() : m.workshop_refused_other();
  }
}
