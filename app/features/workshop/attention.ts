import type { StepHead } from "./room-facts.ts";
import type { Mark, RoomPerson, RoomState } from "./room-state.ts";
import { seated } from "./room-state.ts";
import { UNIT_KINDS } from "./workshop.ts";

/** What a browser says of whoever sits before it: works, hasn't touched anything for a while, looks elsewhere. */
export const DOINGS = ["active", "idle", "away"] as const;
export type Doing = (typeof DOINGS)[number];

/** Who is there, by participant; whoever isn't in it is offline. */
export type Presence = Record<string, Doing>;

/** What the grid shows of a person at a step. */
export type Cell =
  | "none"
  | "reading"
  | "ran"
  | "failing"
  | "stuck"
  | "passed"
  | "hand"
  | "idle"
  | "away"
  | "offline";

/** The same check failing so often in a row is no progress any more. */
const STUCK_REPEATS = 3;
/** So long without a sign from the lab, while being there, may be a silent one who needs somebody. */
const STUCK_SILENCE_MS = 6 * 60_000;

/** Whether somebody seems to get no further with a step that they work on. */
export function isStuck(mark: Mark | undefined, step: StepHead, doing: Doing | undefined, atMs: number) {
  if (!mark || mark.state === "passed" || !UNIT_KINDS.includes(step.kind)) return false;
  if (mark.state === "failing" && mark.repeats >= STUCK_REPEATS) return true;
  const there = doing === "active" || doing === "idle";
  return there && atMs - Date.parse(mark.at) >= STUCK_SILENCE_MS;
}

/** What the grid shows in one cell. Where the room is just now, it also says who isn't with it. */
export function cellOf(
  person: RoomPerson,
  step: StepHead,
  context: { current: boolean; doing: Doing | undefined; atMs: number },
): Cell {
  const mark = person.marks[step.id];
  if (context.current && person.hand) return "hand";
  if (mark?.state === "passed") return "passed";
  if (context.current && context.doing === undefined) return "offline";
  if (isStuck(mark, step, context.doing, context.atMs)) return "stuck";
  if (context.current && context.doing === "away") return "away";
  if (mark?.state === "failing") return "failing";
  if (mark?.state === "ran") return "ran";
  if (context.current && context.doing === "idle") return "idle";
  if (mark?.state === "opened" || context.current) return "reading";
  return "none";
}

/** Somebody to go to: a raised hand, or one who seems stuck and hasn't raised it. */
export type Call = { person: RoomPerson; step: StepHead | null; why: "hand" | "stuck"; since: string };

/** Whom to go to, in this order: raised hands by how long they wait, then who seems stuck. */
export function callsOf(state: RoomState, presence: Presence, atMs: number): Call[] {
  const { steps, stepId } = state.pace;
  const current = steps.find((step) => step.id === stepId) ?? null;
  const people = seated(state);
  const hands = people.flatMap((person): Call[] =>
    person.hand ? [{ person, step: current, why: "hand", since: person.hand.at }] : [],
  );
  const stuck = people.flatMap((person): Call[] => {
    if (person.hand) return [];
    const step = steps.find((one) => isStuck(person.marks[one.id], one, presence[person.id], atMs));
    const mark = step && person.marks[step.id];
    return mark ? [{ person, step, why: "stuck", since: mark.at }] : [];
  });
  const earlier = (a: Call, b: Call) => a.since.localeCompare(b.since);
  return [...hands.sort(earlier), ...stuck.sort(earlier)];
}

/** The checks on which people fail at a step, the commonest first. */
export function mistakesOf(state: RoomState, stepId: string): { check: string; people: number }[] {
  const counts = new Map<string, number>();
  for (const person of seated(state)) {
    const mark = person.marks[stepId];
    if (mark?.state !== "failing" || mark.check === null) continue;
    counts.set(mark.check, (counts.get(mark.check) ?? 0) + 1);
  }
  return [...counts].map(([check, people]) => ({ check, people })).sort((a, b) => b.people - a.people);
}

/** What a projector may know of the people: numbers. */
export type Tally = { people: number; there: number; passed: Record<string, number>; hands: number };

export function tallyOf(state: RoomState, presence: Presence): Tally {
  const people = seated(state);
  const passed: Record<string, number> = {};
  for (const person of people) {
    for (const [stepId, mark] of Object.entries(person.marks)) {
      if (mark.state === "passed") passed[stepId] = (passed[stepId] ?? 0) + 1;
    }
  }
  return {
    people: people.length,
    there: people.filter((person) => presence[person.id] !== undefined).length,
    passed,
    hands: people.filter((person) => person.hand !== null).length,
  };
}
