import { z } from "zod";
import { cleanLines, LONGEST_NOTE, LONGEST_OFFER } from "./broadcast/broadcast.ts";
import type { RoomFact } from "./room-facts.ts";
import type { RoomPerson, RoomState } from "./room-state.ts";
import { hasAgreed, SHOW_ANSWERS } from "./spotlight/spotlight.ts";

// What a trainer puts before everybody beside the step: somebody's try, a note, a prompt.

const id = z.string().min(1).max(64);
const lines = (most: number) => z.string().transform(cleanLines).pipe(z.string().min(1).max(most));

/** Asking for somebody's try. Any trainer of the room may: nobody's screen changes by it but theirs. */
export const ASKING_TO_SHOW = z.object({
  type: z.literal("show-ask"),
  participantId: id,
  stepId: id,
  /** The newest that was judged, unless one is named. */
  tryId: id.optional(),
});

/** What changes everybody's screen, and needs the lead. */
export const STAGE_COMMANDS = [
  z.object({ type: z.literal("show"), showId: id }),
  z.object({ type: z.literal("show-end") }),
  z.object({ type: z.literal("note"), text: lines(LONGEST_NOTE) }),
  z.object({ type: z.literal("note-end") }),
  z.object({ type: z.literal("offer"), stepId: id, text: lines(LONGEST_OFFER) }),
  z.object({ type: z.literal("offer-end") }),
] as const;

export const SHOW_ANSWER = z.object({
  type: z.literal("show-answer"),
  showId: id,
  answer: z.enum(SHOW_ANSWERS),
});

export type StageCommand = z.infer<(typeof STAGE_COMMANDS)[number]>;
export type ShowAsking = z.infer<typeof ASKING_TO_SHOW>;

export const isStageCommand = (command: { type: string }): command is StageCommand =>
  STAGE_COMMANDS.some((one) => one.shape.type.value === command.type);

export type StageRefusal =
  /** Nothing of theirs has been judged in this lab while they sat here. */
  | "nothing-to-show"
  /** They said no to this try. */
  | "declined"
  | "not-agreed";

type Answer = RoomFact[] | StageRefusal | "unknown-person" | "unknown-step";

/** What a trainer puts before everybody, or takes away. */
export function decideStage(state: RoomState, command: StageCommand, newId: () => string): Answer {
  const { show, note, offer } = state.stage;
  switch (command.type) {
    case "show": {
      const asked = personAsked(state, command.showId)?.asked ?? null;
      if (!asked || !hasAgreed(asked)) return "not-agreed";
      if (show?.id === asked.id) return [];
      return [{ type: "shown", show: { id: asked.id, stepId: asked.stepId } }];
    }
    case "show-end":
      return show ? [{ type: "shown", show: null }] : [];
    case "note":
      return note?.text === command.text ? [] : [{ type: "note", note: { id: newId(), text: command.text } }];
    case "note-end":
      return note ? [{ type: "note", note: null }] : [];
    case "offer": {
      const { stepId, text } = command;
      const step = state.pace.steps.find((one) => one.id === stepId && one.kind === "lab");
      if (!step || step.activityId === null) return "unknown-step";
      if (offer?.stepId === stepId && offer.text === text) return [];
      return [{ type: "offer", offer: { id: newId(), stepId, activityId: step.activityId, text } }];
    }
    case "offer-end":
      return offer ? [{ type: "offer", offer: null }] : [];
  }
}

/**
 * A trainer asks whether a try may be shown.
 * @param tryOf the try that would be shown, of those that the room may speak of; null where there is none
 */
export function decideAsking(
  state: RoomState,
  { participantId, stepId }: ShowAsking,
  desk: { newId: () => string; tryOf: (activityId: string) => string | null },
): Answer {
  const person = state.people[participantId];
  if (!person || person.removed) return "unknown-person";
  const step = state.pace.steps.find((one) => one.id === stepId && one.kind === "lab");
  if (!step || step.activityId === null) return "unknown-step";
  const { asked } = person;
  // Asked already, and the answer is theirs to give; or it stands before everybody.
  if (asked && (asked.answer === null || state.stage.show?.id === asked.id)) return [];
  const tryId = desk.tryOf(step.activityId);
  if (tryId === null) return "nothing-to-show";
  if (asked?.tryId === tryId && !hasAgreed(asked)) return "declined";
  return [{ type: "show-asked", participantId, show: { id: desk.newId(), stepId, tryId } }];
}

/**
 * What somebody says to it. A yes is shown at once where nothing else is; taken back, it is gone at once. A no, and what
 * was taken back, stay so.
 */
export function decideShowAnswer(
  state: RoomState,
  person: RoomPerson,
  { showId, answer }: z.infer<typeof SHOW_ANSWER>,
): RoomFact[] | "not-agreed" {
  const { asked } = person;
  if (!asked || asked.id !== showId) return "not-agreed";
  if (asked.answer === answer) return [];
  const open = asked.answer === null ? answer !== "withdrawn" : hasAgreed(asked) && answer === "withdrawn";
  if (!open) return "not-agreed";
  const said: RoomFact = { type: "show-answered", participantId: person.id, showId, answer };
  const { show } = state.stage;
  if (answer === "withdrawn")
    return [said, ...(show?.id === showId ? [{ type: "shown", show: null } as const] : [])];
  if (answer === "no" || show !== null) return [said];
  return [said, { type: "shown", show: { id: asked.id, stepId: asked.stepId } }];
}

/** Whoever was asked for what is, or could be, shown. */
export function personAsked(state: Pick<RoomState, "people">, showId: string): RoomPerson | null {
  return Object.values(state.people).find((person) => person.asked?.id === showId) ?? null;
}
