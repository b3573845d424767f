import type { RoomFact, StepHead } from "../room-facts.ts";
import { UNIT_KINDS } from "../workshop.ts";

/** How many there are to be seen in a rehearsal. */
export const PRACTISING = 6;
/** A rehearsal that nobody ends is over after this. */
export const REHEARSAL_MS = 4 * 3_600_000;

/**
 * What those who practise do when the room comes to a step, so that the grid has something to show: in a unit one
 * passes, two fail, one has run, one reads and one asks for help; of anything else half say that they are done.
 * @param ids theirs, in the order of their seats
 */
export function practisedFacts(ids: readonly string[], step: StepHead, ask: string): RoomFact[] {
  const unit = UNIT_KINDS.includes(step.kind);
  const marks = unit
    ? (["passed", "failing", "failing", "ran", "opened"] as const)
    : (["passed", "passed", "passed"] as const);
  const facts = ids.slice(0, marks.length).flatMap((participantId, index): RoomFact[] => {
    const mark = marks[index];
    return mark ? [{ type: "progress", participantId, stepId: step.id, mark, check: null }] : [];
  });
  const last = ids.at(-1);
  return unit && last !== undefined
    ? [...facts, { type: "hand", participantId: last, up: true, ask }]
    : facts;
}
