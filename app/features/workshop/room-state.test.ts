import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FEWEST_SHOWN } from "#app/features/assessment/poll.ts";
import type { RoomPoll } from "./ask/ask.ts";
import { FLOOR_STATES, newsFor } from "./ask/ask.ts";
import type { Refusal } from "./room-commands.ts";
import { decideParticipant, decideTrainer, readTrainerCommand } from "./room-commands.ts";
import type { RoomEvent, RoomFact, StepHead, Viewer } from "./room-facts.ts";
import { audienceOf, mayKnow } from "./room-facts.ts";
import type { RoomState } from "./room-state.ts";
import { apply, EMPTY_ROOM, passedCount, viewFor } from "./room-state.ts";
import { SHOW_ANSWERS } from "./spotlight/spotlight.ts";

const STEPS: StepHead[] = ["a", "b", "c"].map((id) => ({
  id,
  kind: id === "b" ? "lab" : "slide",
  title: `Step ${id}`,
  minutes: 10,
  activityId: id === "b" ? "first-lab" : null,
}));
const PEOPLE = ["p1", "p2", "p3"];
const VIEWERS: Viewer[] = [
  { as: "trainer" },
  { as: "projector" },
  ...PEOPLE.map((participantId): Viewer => ({ as: "participant", participantId })),
];

const AT = "2026-03-01T01:00:00.000Z";
const person = fc.constantFrom(...PEOPLE);
const stepId = fc.constantFrom(...STEPS.map((step) => step.id));
const instant = fc.option(fc.constantFrom("2026-03-01T01:00:00.000Z", "2026-03-01T02:00:00.000Z"));
const on = fc.boolean();
const named = fc.option(fc.constantFrom({ id: "t1", name: "陳怡安" }, { id: "t2", name: "歐陽建宏" }));

const showId = fc.constantFrom("s1", "s2", "s3");
const show = fc.record({ id: showId, stepId });
const questionId = fc.constantFrom("q1", "q2");
const poll: fc.Arbitrary<RoomPoll> = fc.record({
  id: fc.constantFrom("poll-1", "poll-2"),
  stepId: fc.option(stepId),
  question: fc.constant({ kind: "text" as const, prompt: "今天學到什麼？", options: [] }),
  ...{ quiz: fc.constant(null), open: on, shown: on, key: fc.constant(null) },
});

const fact: fc.Arbitrary<RoomFact> = fc.oneof(
  fc.constant({ type: "opened" as const, steps: STEPS }),
  fc.constant({ type: "agenda" as const, steps: STEPS.slice(0, 2) }),
  fc.record({ type: fc.constant("moved" as const), stepId: fc.option(stepId), deadline: instant }),
  fc.record({ type: fc.constant("timed" as const), deadline: instant }),
  fc.record({ type: fc.constant("paused" as const), leftMs: fc.option(fc.nat(600_000)) }),
  fc.record({ type: fc.constant("resumed" as const), deadline: instant }),
  fc.record({ type: fc.constant("locked" as const), on }),
  fc.record({ type: fc.constant("roaming" as const), on }),
  fc.record({
    type: fc.constant("joined" as const),
    participantId: person,
    name: fc.constantFrom("林佳怡", "<b>x</b>", "‮reversed"),
    seat: fc.nat(40),
    guest: on,
  }),
  fc.record({ type: fc.constant("named" as const), participantId: person, name: fc.string() }),
  fc.record({ type: fc.constant("removed" as const), participantId: person }),
  fc.record({ type: fc.constant("hand" as const), participantId: person, up: on, ask: fc.string() }),
  fc.record({ type: fc.constant("claimed" as const), participantId: person, by: named }),
  fc.record({
    type: fc.constant("progress" as const),
    participantId: person,
    stepId,
    mark: fc.constantFrom("opened" as const, "ran" as const, "failing" as const, "passed" as const),
    check: fc.option(fc.constantFrom("每點 40 字以內", "沒有姓名")),
  }),
  fc.record({
    type: fc.constant("check" as const),
    check: fc.option(
      fc.record({ number: fc.integer({ min: 1, max: 5 }), from: fc.constant(AT), until: fc.constant(AT) }),
    ),
  }),
  fc.record({ type: fc.constant("checked" as const), participantId: person, number: fc.nat(5) }),
  fc.record({ type: fc.constant("shown" as const), show: fc.option(show) }),
  fc.record({
    type: fc.constant("note" as const),
    note: fc.option(fc.record({ id: fc.constant("n1"), text: fc.string() })),
  }),
  fc.record({
    type: fc.constant("offer" as const),
    offer: fc.option(
      fc.record({ id: fc.constant("o1"), stepId, activityId: fc.constant("first-lab"), text: fc.string() }),
    ),
  }),
  fc.record({
    type: fc.constant("show-asked" as const),
    participantId: person,
    show: fc.record({ id: showId, stepId, tryId: fc.constantFrom("t1", "t2") }),
  }),
  fc.record({
    type: fc.constant("show-answered" as const),
    participantId: person,
    showId,
    answer: fc.constantFrom(...SHOW_ANSWERS),
  }),
  fc.record({ type: fc.constant("poll" as const), poll: fc.option(poll) }),
  fc.record({
    type: fc.constant("floor" as const),
    question: fc.record({
      ...{ id: questionId, text: fc.string(), name: fc.option(fc.constant("林佳怡")) },
      state: fc.constantFrom(...FLOOR_STATES),
    }),
  }),
  fc.record({
    type: fc.constant("released" as const),
    question: fc.record({ id: questionId, text: fc.string(), answered: on }),
  }),
  fc.record({ type: fc.constant("withdrawn" as const), questionId }),
  fc.record({ type: fc.constant("driving" as const), driver: named }),
  fc.record({ type: fc.constant("asked" as const), by: named }),
);

const history: fc.Arbitrary<RoomEvent[]> = fc.array(fact, { maxLength: 60 }).map((facts) =>
  facts.map((one, index) => ({
    seq: index + 1,
    at: new Date(Date.UTC(2026, 2, 1, 1, 0, index)).toISOString(),
    ...one,
  })),
);

const fold = (events: RoomEvent[], from: RoomState = EMPTY_ROOM) => events.reduce(apply, from);
const seen = (events: RoomEvent[], viewer: Viewer) =>
  events.filter((event) => mayKnow(viewer, audienceOf(event)));
/** Whose screen it is decides which number it has heard last; all else must be the same. */
const content = ({ seq: _, ...state }: RoomState) => state;

describe("a room's state", () => {
  it("is the same from a snapshot and what came after it as from the whole history, for everyone", () => {
    fc.assert(
      fc.property(history, fc.nat(60), (events, at) => {
        const cut = Math.min(at, events.length);
        for (const viewer of VIEWERS) {
          const snapshot = viewFor(fold(events.slice(0, cut)), viewer);
          const caughtUp = fold(seen(events.slice(cut), viewer), snapshot);
          expect(content(caughtUp)).toEqual(content(viewFor(fold(events), viewer)));
        }
      }),
    );
  });

  it("shows in a snapshot only what its viewer's own events tell", () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const viewer of VIEWERS) {
          expect(content(viewFor(fold(events), viewer))).toEqual(content(fold(seen(events, viewer))));
        }
      }),
    );
  });

  it("takes an event that comes twice or late once", () => {
    fc.assert(
      fc.property(history, fc.nat(59), (events, index) => {
        const again = events[index % Math.max(1, events.length)];
        const once = fold(events);
        expect(again ? apply(once, again) : once).toBe(once);
      }),
    );
  });

  it("names nobody to a projector, and nobody else to a participant", () => {
    fc.assert(
      fc.property(history, (events) => {
        const state = fold(events);
        expect(viewFor(state, { as: "projector" }).people).toEqual({});
        const own = viewFor(state, { as: "participant", participantId: "p1" });
        expect(Object.keys(own.people).filter((id) => id !== "p1")).toEqual([]);
        expect([own.driver, own.asking]).toEqual([null, null]);
        expect(own.floor).toEqual({});
      }),
    );
  });

  it("tells a room no numbers and no texts that weren't shown to it, and never those of few", () => {
    const texts = fc.array(fc.record({ id: fc.uuid(), text: fc.string(), released: on }), { maxLength: 5 });
    const votes = fc.dictionary(questionId, fc.nat(9));
    fc.assert(
      fc.property(history, texts, votes, (events, answers, wanted) => {
        const { pace, released } = fold(events);
        const counted = { answers: answers.length, counts: {}, right: null, texts: answers };
        const news = { poll: pace.poll && { id: pace.poll.id, tally: counted }, votes: wanted };
        for (const as of ["participant", "projector"] as const) {
          const told = newsFor(as, { poll: pace.poll, released }, news);
          const tally = told.poll?.tally;
          if (!pace.poll?.shown || answers.length < FEWEST_SHOWN) {
            expect(tally?.texts ?? []).toEqual([]);
            expect(tally?.counts ?? null).toBeNull();
            if (as === "participant" && !pace.poll?.shown) expect(told.poll).toBeNull();
          }
          expect((tally?.texts ?? []).filter((one) => !one.released)).toEqual([]);
          expect(Object.keys(told.votes).filter((id) => !released.some((one) => one.id === id))).toEqual([]);
        }
      }),
    );
  });

  it("keeps a pass, counts the same failure, and forgets the hand of whoever is removed", () => {
    const at = "2026-03-01T01:00:00.000Z";
    const facts: RoomFact[] = [
      { type: "opened", steps: STEPS },
      { type: "joined", participantId: "p1", name: "林佳怡", seat: 1, guest: false },
      { type: "hand", participantId: "p1", up: true, ask: "" },
      { type: "progress", participantId: "p1", stepId: "b", mark: "failing", check: "沒有姓名" },
      { type: "progress", participantId: "p1", stepId: "b", mark: "failing", check: "沒有姓名" },
    ];
    const failing = fold(facts.map((one, index) => ({ seq: index + 1, at, ...one })));
    expect(failing.people.p1?.marks.b).toMatchObject({ state: "failing", repeats: 2 });
    const passed = fold(
      [
        { type: "progress", participantId: "p1", stepId: "b", mark: "passed", check: null } as const,
        { type: "progress", participantId: "p1", stepId: "b", mark: "failing", check: "沒有姓名" } as const,
      ].map((one, index) => ({ seq: 6 + index, at, ...one })),
      failing,
    );
    expect(passedCount(passed, "b")).toBe(1);
    const removed = apply(passed, { seq: 8, at, type: "removed", participantId: "p1" });
    expect(removed.people.p1?.hand).toBeNull();
    expect(passedCount(removed, "b")).toBe(0);
  });
});

describe("a command", () => {
  const me = { id: "t1", name: "陳怡安" };
  const at = Date.UTC(2026, 2, 1, 1);
  const open = apply(EMPTY_ROOM, { seq: 1, at: new Date(at).toISOString(), type: "opened", steps: STEPS });
  const polls = {
    pose: (asked: Pick<RoomPoll, "stepId" | "question" | "quiz">): RoomPoll => ({
      ...{ id: "new", ...asked, open: true, shown: false, key: null },
    }),
    ...{ ofStep: () => null, quiz: () => null, key: () => null },
  };
  const ask = (command: Record<string, string>, changes: { leader?: string; expected?: number } = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ actionId: "x", expected: "1", ...command })) {
      form.set(name, value);
    }
    const sent = readTrainerCommand(form);
    if (!sent) throw new Error("not a command");
    const desk = { door: null, newId: () => "new", tryOf: () => null, polls };
    const context = { me, leader: changes.leader ?? null, at, steps: STEPS, ...desk };
    return decideTrainer(open, { ...sent, expected: changes.expected ?? sent.expected }, context);
  };
  const refused = (why: Refusal) => ({ refused: why });

  it("sets a deadline that is an instant, and takes the lead where nobody has it", () => {
    expect(ask({ type: "go", stepId: "b" })).toEqual({
      facts: [
        { type: "moved", stepId: "b", deadline: "2026-03-01T01:10:00.000Z" },
        { type: "driving", driver: me },
      ],
      lease: "t1",
    });
  });

  it("is refused when the room has moved on, when someone else leads, and for a step of another room", () => {
    expect(ask({ type: "go", stepId: "b" }, { expected: 0 })).toEqual(refused("stale"));
    expect(ask({ type: "go", stepId: "b" }, { leader: "t2" })).toEqual(refused("not-leading"));
    expect(ask({ type: "take-lead" }, { leader: "t2" })).toEqual(refused("not-leading"));
    expect(ask({ type: "go", stepId: "elsewhere" })).toEqual(refused("unknown-step"));
    expect(ask({ type: "remove", participantId: "nobody" })).toEqual(refused("unknown-person"));
  });

  it("of a participant who has no seat, or for what is passed in the lab, is refused", () => {
    expect(decideParticipant(open, { type: "hand", up: true, ask: "" }, "p1")).toEqual(
      refused("unknown-person"),
    );
    const joined = apply(open, {
      ...{ seq: 2, at: new Date(at).toISOString(), type: "joined" as const },
      ...{ participantId: "p1", name: "林佳怡", seat: 1, guest: false },
    });
    expect(decideParticipant(joined, { type: "done", stepId: "b" }, "p1")).toEqual(refused("unknown-step"));
    expect(decideParticipant(joined, { type: "done", stepId: "a" }, "p1")).toMatchObject({ facts: [{}] });
  });

  it("that isn't one, or that brings too much, isn't read", () => {
    const form = new FormData();
    expect(readTrainerCommand(form)).toBeNull();
    for (const [name, value] of Object.entries({ actionId: "x", expected: "-1", type: "open" }))
      form.set(name, value);
    expect(readTrainerCommand(form)).toBeNull();
    form.set("expected", "0");
    expect(readTrainerCommand(form)).not.toBeNull();
    form.set("type", "explode");
    expect(readTrainerCommand(form)).toBeNull();
  });
});
