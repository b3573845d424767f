/**
 * What happens in a room, and what it comes to. The server and every browser fold the same facts with the same
 * function; each sees only the facts that are for it (`audienceOf`), and a snapshot (`viewFor`) is exactly what folding
 * those would have given.
 */

import type { FloorQuestion, Released, RoomPoll } from "./ask/ask.ts";
import type { Check } from "./attendance/check.ts";
import type { MarkState, Named, RoomEvent, StepHead, Viewer } from "./room-facts.ts";
import type { Asked } from "./spotlight/spotlight.ts";
import type { Stage } from "./stage.ts";
import { EMPTY_STAGE, stageAfter } from "./stage.ts";

export type Mark = {
  state: MarkState;
  check: string | null;
  /** When the state began, or the same failure was last seen. */
  at: string;
  /** How often in a row the same check failed. */
  repeats: number;
};

export type Hand = { at: string; ask: string; claimedBy: Named | null };

export type RoomPerson = {
  id: string;
  name: string;
  seat: number;
  guest: boolean;
  removed: boolean;
  joinedAt: string;
  hand: Hand | null;
  marks: Record<string, Mark>;
  /** Numbers of the check-ins that they answered. */
  checked: number[];
  /** The try of theirs that they were last asked about. */
  asked: Asked | null;
};

export type Pace = {
  phase: "planned" | "open" | "closed";
  steps: StepHead[];
  stepId: string | null;
  /** When the room came to the step. */
  since: string | null;
  deadline: string | null;
  paused: { leftMs: number | null } | null;
  locked: boolean;
  roaming: boolean;
  /** The check-in that was asked for last, until it is ended; its own time says whether it is open. */
  check: Check | null;
  /** How many there have been. */
  checks: number;
  /** The question in front of the room. */
  poll: RoomPoll | null;
  /** Number of the last event that changed any of this: what a trainer's command must have seen. */
  revision: number;
};

export type RoomState = {
  /** Number of the newest event that is in it. */
  seq: number;
  pace: Pace;
  people: Record<string, RoomPerson>;
  /** What the trainer has put before everybody. No part of the pace: it makes no command stale. */
  stage: Stage;
  driver: Named | null;
  asking: Named | null;
  /** All questions from the floor, for trainers; and those that the room may see. */
  floor: Record<string, FloorQuestion>;
  released: Released[];
};

export const EMPTY_ROOM: RoomState = {
  seq: 0,
  pace: {
    phase: "planned",
    steps: [],
    stepId: null,
    since: null,
    deadline: null,
    paused: null,
    locked: false,
    roaming: false,
    check: null,
    checks: 0,
    poll: null,
    revision: 0,
  },
  people: {},
  stage: EMPTY_STAGE,
  driver: null,
  asking: null,
  floor: {},
  released: [],
};

/** The part of a state that someone may know. */
export function viewFor(state: RoomState, viewer: Viewer): RoomState {
  if (viewer.as === "trainer") return state;
  const own = viewer.as === "participant" ? state.people[viewer.participantId] : undefined;
  return { ...state, people: own ? { [own.id]: own } : {}, driver: null, asking: null, floor: {} };
}

/** The state after an event. One that is in it already, or older, changes nothing. */
export function apply(state: RoomState, event: RoomEvent): RoomState {
  if (event.seq <= state.seq) return state;
  const next = { ...state, seq: event.seq };
  switch (event.type) {
    case "driving":
      return { ...next, driver: event.driver };
    case "asked":
      return { ...next, asking: event.by };
    case "shown":
    case "note":
    case "offer":
      return { ...next, stage: stageAfter(state.stage, event) };
    case "floor":
      return { ...next, floor: { ...state.floor, [event.question.id]: event.question } };
    case "released":
      return { ...next, released: [...without(state.released, event.question.id), event.question] };
    case "withdrawn":
      return { ...next, released: without(state.released, event.questionId) };
    case "joined":
    case "named":
    case "removed":
    case "hand":
    case "claimed":
    case "progress":
    case "checked":
    case "show-asked":
    case "show-answered":
      return withPerson(next, event);
    default:
      return {
        ...next,
        pace: { ...paceAfter(state.pace, event), revision: event.seq },
        stage: stageAfter(state.stage, event),
      };
  }
}

type PaceEvent = Extract<
  RoomEvent,
  {
    type:
      | "opened"
      | "agenda"
      | "moved"
      | "timed"
      | "paused"
      | "resumed"
      | "locked"
      | "roaming"
      | "check"
      | "poll"
      | "closed";
  }
>;

function paceAfter(pace: Pace, event: PaceEvent): Pace {
  switch (event.type) {
    case "opened":
      return { ...pace, phase: "open", steps: event.steps };
    case "agenda":
      return { ...pace, steps: event.steps };
    case "moved":
      return { ...pace, stepId: event.stepId, since: event.at, deadline: event.deadline, paused: null };
    case "timed":
      return { ...pace, deadline: event.deadline };
    case "paused":
      return { ...pace, paused: { leftMs: event.leftMs }, deadline: null };
    case "resumed":
      return { ...pace, paused: null, deadline: event.deadline };
    case "locked":
      return { ...pace, locked: event.on };
    case "roaming":
      return { ...pace, roaming: event.on };
    case "check":
      return { ...pace, check: event.check, checks: Math.max(pace.checks, event.check?.number ?? 0) };
    case "poll":
      return { ...pace, poll: event.poll };
    case "closed":
      return { ...pace, phase: "closed", deadline: null, paused: null, check: null, poll: null };
  }
}

const without = (released: Released[], id: string) => released.filter((one) => one.id !== id);

type PersonEvent = Extract<RoomEvent, { participantId: string }>;

function withPerson(state: RoomState, event: PersonEvent): RoomState {
  const id = event.participantId;
  const person = event.type === "joined" ? newPerson(event) : state.people[id];
  if (!person) return state;
  return { ...state, people: { ...state.people, [id]: personAfter(person, event) } };
}

function newPerson(event: Extract<RoomEvent, { type: "joined" }>): RoomPerson {
  const { participantId: id, name, seat, guest, at } = event;
  return {
    id,
    name,
    seat,
    guest,
    removed: false,
    joinedAt: at,
    hand: null,
    marks: {},
    checked: [],
    asked: null,
  };
}

function personAfter(person: RoomPerson, event: PersonEvent): RoomPerson {
  switch (event.type) {
    case "joined":
      return person;
    case "named":
      return { ...person, name: event.name, guest: false };
    case "removed":
      return { ...person, removed: true, hand: null, asked: null };
    case "hand":
      return { ...person, hand: event.up ? { at: event.at, ask: event.ask, claimedBy: null } : null };
    case "claimed":
      return person.hand ? { ...person, hand: { ...person.hand, claimedBy: event.by } } : person;
    case "checked":
      if (person.checked.includes(event.number)) return person;
      return { ...person, checked: [...person.checked, event.number] };
    case "show-asked":
      return { ...person, asked: { ...event.show, answer: null } };
    case "show-answered":
      if (person.asked?.id !== event.showId) return person;
      return { ...person, asked: { ...person.asked, answer: event.answer } };
    case "progress": {
      const mark = markAfter(person.marks[event.stepId], event);
      return { ...person, marks: { ...person.marks, [event.stepId]: mark } };
    }
  }
}

function markAfter(before: Mark | undefined, event: Extract<RoomEvent, { type: "progress" }>): Mark {
  const { mark: state, check, at } = event;
  if (before?.state === "passed") return before;
  if (state === "opened" && before) return before;
  const same = state === "failing" && before?.state === "failing" && before.check === check;
  return { state, check, at, repeats: same ? before.repeats + 1 : state === "failing" ? 1 : 0 };
}

/** Those who have a seat, in the order of their seats. */
export function seated(state: RoomState): RoomPerson[] {
  return Object.values(state.people)
    .filter((person) => !person.removed)
    .sort((a, b) => a.seat - b.seat);
}

/** How many of those who have a seat have passed a step. */
export function passedCount(state: RoomState, stepId: string): number {
  return seated(state).filter((person) => person.marks[stepId]?.state === "passed").length;
}

/** The step with what stands before and after it. In the lobby only `next` is there. */
export function placeOf(pace: Pace): {
  index: number;
  step: StepHead | null;
  previous: StepHead | null;
  next: StepHead | null;
} {
  const index = pace.steps.findIndex((step) => step.id === pace.stepId);
  return {
    index,
    step: pace.steps[index] ?? null,
    previous: index > 0 ? (pace.steps[index - 1] ?? null) : null,
    next: pace.steps[index + 1] ?? null,
  };
}
