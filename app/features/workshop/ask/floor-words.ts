import { m } from "#app/i18n/messages.js";
import type { FloorState } from "./ask.ts";

export const FLOOR_STATE_WORDS: Record<FloorState, () => string> = {
  waiting: m.ask_floor_state_waiting,
  shown: m.ask_floor_state_shown,
  answered: m.ask_floor_state_answered,
  hidden: m.ask_floor_state_hidden,
};
