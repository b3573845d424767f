import { expect, it } from "vitest";
import { callsOf, cellOf, mistakesOf, tallyOf } from "./attention.ts";
import { markOfRun } from "./marks.ts";
import type { RoomEvent, RoomFact, StepHead } from "./room-facts.ts";
import type { RoomState } from "./room-state.ts";
import { apply, EMPTY_ROOM } from "./room-state.ts";

const START = Date.UTC(2026, 2, 2, 1);
const at = (minute: number) => new Date(START + minute * 60_000).toISOString();
const ms = (minute: number) => START + minute * 60_000;

const LAB: StepHead = { id: "lab", kind: "lab", title: "實作", minutes: 20, activityId: "lab-1" };
const TALK: StepHead = { id: "talk", kind: "slide", title: "說明", minutes: 5, activityId: null };

/** A room at its lab, with people 1 to `count`, in which things happen at given minutes. */
function room(count: number, happenings: [number, RoomFact][]): RoomState {
  const facts: [number, RoomFact][] = [
    [0, { type: "opened", steps: [TALK, LAB] }],
    [0, { type: "moved", stepId: "lab", deadline: null }],
    ...Array.from({ length: count }, (_, index): [number, RoomFact] => [
      0,
      {
        type: "joined",
        participantId: `p${index + 1}`,
        name: `第${index + 1}人`,
        seat: index + 1,
        guest: false,
      },
    ]),
    ...happenings,
  ];
  return facts
    .map(([minute, fact], index): RoomEvent => ({ seq: index + 1, at: at(minute), ...fact }))
    .reduce<RoomState>(apply, EMPTY_ROOM);
}

const fails = (participantId: string, check: string): RoomFact => ({
  ...{ type: "progress", participantId, stepId: "lab", mark: "failing", check },
});

it("tells a raised hand from somebody who is stuck, and puts who waits longest first", () => {
  const state = room(5, [
    [1, fails("p1", "沒有電話")],
    [2, fails("p1", "沒有電話")],
    [3, fails("p1", "沒有電話")],
    [4, { type: "hand", participantId: "p3", up: true, ask: "" }],
    [2, { type: "hand", participantId: "p2", up: true, ask: "卡住了" }],
    [1, { type: "progress", participantId: "p4", stepId: "lab", mark: "opened", check: null }],
    [1, { type: "progress", participantId: "p5", stepId: "lab", mark: "opened", check: null }],
  ]);
  const presence = { p1: "active", p4: "idle", p5: "away" } as const;
  const calls = callsOf(state, presence, ms(8)).map(({ person, why }) => `${why} ${person.id}`);
  // Whoever has left the page isn't stuck at it.
  expect(calls).toEqual(["hand p2", "hand p3", "stuck p4", "stuck p1"]);
  expect(callsOf(state, presence, ms(5)).map(({ person }) => person.id)).toEqual(["p2", "p3", "p1"]);
});

it("counts the commonest mistake first, and nobody who has passed since", () => {
  const passed: RoomFact = {
    ...{ type: "progress", participantId: "p4", stepId: "lab", mark: "passed", check: null },
  };
  const state = room(4, [
    [1, fails("p1", "沒有電話")],
    [1, fails("p2", "每點 40 字以內")],
    [1, fails("p3", "沒有電話")],
    [1, fails("p4", "每點 40 字以內")],
    [2, passed],
  ]);
  expect(mistakesOf(state, "lab")).toEqual([
    { check: "沒有電話", people: 2 },
    { check: "每點 40 字以內", people: 1 },
  ]);
  expect(tallyOf(state, { p1: "active" })).toEqual({ people: 4, there: 1, passed: { lab: 1 }, hands: 0 });
});

it("says of each cell the one thing that a trainer must know", () => {
  const state = room(2, [[1, fails("p1", "沒有電話")]]);
  const [one, two] = [state.people.p1, state.people.p2];
  if (!one || !two) throw new Error("nobody came");
  const here = (doing: "active" | "idle" | "away" | undefined) => ({ current: true, doing, atMs: ms(2) });
  expect(cellOf(one, LAB, here("active"))).toBe("failing");
  expect(cellOf(one, LAB, here(undefined))).toBe("offline");
  expect(cellOf(two, LAB, here("active"))).toBe("reading");
  expect(cellOf(two, LAB, here("idle"))).toBe("idle");
  expect(cellOf(two, LAB, here("away"))).toBe("away");
  expect(cellOf(two, TALK, { current: false, doing: "active", atMs: ms(2) })).toBe("none");
});

it("names the gate that failed before any other check, and takes a run that passes for no pass", () => {
  const check = (label: string, pass: boolean, gate = false) => ({ label, pass, gate });
  const verdict = (...checks: ReturnType<typeof check>[]) => ({ prompt: [], cases: [{ checks }] });
  expect(markOfRun(verdict(check("a", false), check("b", false, true)))).toEqual({
    mark: "failing",
    check: "b",
  });
  expect(markOfRun(verdict(check("a", true)))).toEqual({ mark: "ran", check: null });
  expect(markOfRun(null)).toEqual({ mark: "ran", check: null });
});
