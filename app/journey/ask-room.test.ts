import { beforeEach, describe, expect, it } from "vitest";
import type { PollKind } from "#app/features/assessment/poll.ts";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { RoomPoll } from "#app/features/workshop/ask/ask.ts";
import { askingSheet } from "#app/features/workshop/ask/asking-sheet.ts";
import { floorOf } from "#app/features/workshop/ask/floor.queries.server.ts";
import {
  askNewsFor,
  ownAskingOf,
  pollsOf,
  tallyOfPoll,
} from "#app/features/workshop/ask/polls.queries.server.ts";
import { quizBank } from "#app/features/workshop/ask/quiz-bank.server.ts";
import type { ParticipantCommand, TrainerCommand } from "#app/features/workshop/room-commands.ts";
import { eventsAfter, roomState } from "#app/features/workshop/room-log.server.ts";
import { seated } from "#app/features/workshop/room-state.ts";
import { nowMs, travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { csvLine } from "#app/platform/sheets/csv.ts";
import { getDatabase } from "#db/client.server.ts";
import { floorQuestion, workshopPoll, workshopPollAnswer } from "#db/schema/ask.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import { makeOpenWorkshop, publishTestCourse, tell } from "../../tests/support/factories.ts";
import { changeAgenda } from "./change-agenda.server.ts";
import { takePartInRoom } from "./command-room.server.ts";
import { joinWorkshop } from "./join-workshop.server.ts";
import { keepHouse } from "./keep-house.server.ts";

let version: CourseVersion;
beforeEach(async () => {
  freshDatabase();
  travelTo(null);
  version = await publishTestCourse();
});

/** An open room with guests in its first seats. */
async function room(people = 3) {
  const made = await makeOpenWorkshop(version);
  const { id, code, lead } = made;
  for (let i = 1; i <= people; i++)
    await joinWorkshop(code, { personId: null, name: `學員 ${i}` }, "192.0.2.1", null);
  const seats = seated(roomState(id)).map((person) => ({ id: person.id, workshopId: id, personId: null }));
  const [first] = seats;
  if (!first) throw new Error("nobody came");
  const from = (seat: typeof first, command: ParticipantCommand, actionId = newId()) =>
    takePartInRoom(seat, { actionId, expected: 0, command }, null);
  const inFront = (): RoomPoll => {
    const { poll } = roomState(id).pace;
    if (!poll) throw new Error("nothing is asked");
    return poll;
  };
  const answer = (seat: typeof first, chosen: string[], text = "") =>
    from(seat, { type: "answer", pollId: inFront().id, chosen, text });
  const ask = (kind: PollKind, texts: string[] = []) =>
    tell(lead, {
      type: "poll-own",
      question: {
        kind,
        prompt: "下一堂想學什麼？",
        options: texts.map((text, i) => ({ id: `o${i + 1}`, text })),
      },
    });
  const press = (to: Extract<TrainerCommand, { type: "poll" }>["to"]) =>
    tell(lead, { type: "poll", pollId: inFront().id, to });
  const told = (as: "trainer" | "projector") => askNewsFor(id, roomState(id), { as }).poll?.tally;
  return { ...made, seats, first, from, inFront, answer, ask, press, told };
}

const rows = () => getDatabase().select().from(workshopPollAnswer).all();

describe("a poll", () => {
  it("takes one answer a seat, changed until it is closed; no event says who answered", async () => {
    const { id, seats, first, answer, ask, press, told } = await room();
    await ask("single", ["摘要", "翻譯"]);
    const before = eventsAfter(id, 0).length;
    for (const seat of seats) await answer(seat, ["o1"]);
    await answer(first, ["o2"]);
    expect(rows()).toHaveLength(3);
    expect(told("trainer")).toMatchObject({ answers: 3, counts: { o1: 2, o2: 1 } });
    expect(eventsAfter(id, 0)).toHaveLength(before);
    expect(Object.values(ownAskingOf(first.id).answers)).toMatchObject([{ choices: ["o2"] }]);
    await press("close");
    expect(await answer(first, ["o1"])).toEqual({ outcome: "refused", why: "poll-over" });
    expect(told("trainer")).toMatchObject({ counts: { o1: 2, o2: 1 } });
  });

  it("tells the room nothing but how many until it is shown, and no spread of fewer than three", async () => {
    const { seats, answer, ask, press, told } = await room();
    await ask("multiple", ["摘要", "翻譯", "改寫"]);
    const [a, b, c] = seats;
    if (!a || !b || !c) throw new Error("three seats");
    await answer(a, ["o1", "o3"]);
    await answer(b, ["o1"]);
    await press("show");
    expect(told("projector")).toEqual({ answers: 2, counts: null, right: null, texts: [] });
    await answer(c, ["o2"]);
    expect(told("projector")).toMatchObject({ answers: 3, counts: { o1: 2, o2: 1, o3: 1 } });
    await press("hide");
    expect(told("projector")).toMatchObject({ answers: 3, counts: null });
  });

  it("refuses what is no answer to it, and names what is wrong", async () => {
    const { first, answer, ask, from } = await room();
    const why = async (chosen: string[], text = "") => {
      const result = await answer(first, chosen, text);
      return result.outcome === "refused" ? result.why : null;
    };
    await ask("single", ["甲", "乙"]);
    expect(await why([])).toBe("none-chosen");
    expect(await why(["o1", "o2"])).toBe("one-only");
    expect(await why(["o9"])).toBe("unknown-option");
    await ask("ranking", ["甲", "乙", "丙"]);
    expect(await why(["o1", "o2"])).toBe("not-all-placed");
    await ask("text");
    expect(await why([], " \u200b ")).toBe("no-text");
    expect(await why([], "長".repeat(201))).toBe("long-text");
    expect(rows()).toEqual([]);
    const other = await room(1);
    await other.ask("single", ["甲", "乙"]);
    const stray: ParticipantCommand = {
      type: "answer",
      pollId: other.inFront().id,
      chosen: ["o1"],
      text: "",
    };
    expect(await from(first, stray)).toMatchObject({ why: "poll-over" });
  });

  it("shows a short text only as it was when it was released", async () => {
    const { lead, seats, first, answer, ask, press, told } = await room();
    await ask("text");
    for (const seat of seats) await answer(seat, [], "會議紀錄\u202e<b>");
    await press("show");
    expect(told("projector")?.texts).toEqual([]);
    const texts = told("trainer")?.texts ?? [];
    expect(texts.map((one) => one.text)).toEqual(Array(3).fill("會議紀錄<b>"));
    for (const { id } of texts) await tell(lead, { type: "text", answerId: id, on: true });
    expect(told("projector")?.texts).toHaveLength(3);
    await answer(first, [], "改成別的");
    expect(told("projector")?.texts.map((one) => one.text)).toEqual(["會議紀錄<b>", "會議紀錄<b>"]);
    const stale = await Promise.all(
      texts.map(({ id }) => tell(lead, { type: "text", answerId: id, on: true })),
    );
    expect(stale.filter((one) => one.outcome === "refused")).toHaveLength(1);
  });

  it("comes with its step, goes with it, and comes back as it was left", async () => {
    const { id, lead, steps, first, answer, inFront } = await room();
    const question = { kind: "scale", prompt: "有把握嗎？", options: [{ id: "o1", text: "1" }] } as const;
    const step = { kind: "poll", title: "把握", minutes: 0, body: "", notes: "" } as const;
    const asked = { ...question, options: [...question.options] };
    await changeAgenda(id, { kind: "add", step: { ...step, question: asked } });
    const stepId = roomState(id).pace.steps.at(-1)?.id ?? "";
    await tell(lead, { type: "go", stepId });
    const { id: pollId } = inFront();
    await answer(first, ["o1"]);
    await tell(lead, { type: "go", stepId: steps[0]?.id ?? "" });
    expect(roomState(id).pace.poll).toBeNull();
    await tell(lead, { type: "go", stepId });
    expect(inFront()).toMatchObject({ id: pollId, open: false });
    await tell(lead, { type: "poll", pollId, to: "open" });
    expect(inFront().open).toBe(true);
    await tell(lead, { type: "close" });
    expect(roomState(id).pace.poll).toBeNull();
    expect(getDatabase().select().from(workshopPoll).all()).toMatchObject([{ closedAt: expect.any(String) }]);
  });
});

describe("a question of the course's quiz", () => {
  it("is asked without its key, which is revealed once and ends it", async () => {
    const { id, lead, first, answer, inFront, press, told } = await room();
    const [quiz] = quizBank(version, "zh-TW");
    const questionId = quiz?.questions[0]?.id ?? "";
    await tell(lead, { type: "poll-quiz", place: `${quiz?.activityId}/${questionId}` });
    const events = JSON.stringify(eventsAfter(id, 0));
    expect(events).not.toContain("correct");
    expect(events).not.toContain("feedback");
    expect(inFront().key).toBeNull();
    const [option] = inFront().question.options;
    await answer(first, [option?.id ?? ""]);
    expect(told("trainer")?.right).toBeNull();
    await press("reveal");
    expect(inFront()).toMatchObject({ open: false, shown: true });
    expect(inFront().key?.right.length).toBeGreaterThan(0);
    expect(await press("open")).toMatchObject({ why: "poll-over" });
    expect(await tell(lead, { type: "poll-quiz", place: "nowhere/none" })).toMatchObject({
      why: "unknown-poll",
    });
  });
});

describe("a question from the floor", () => {
  it("is seen by the room once it is released, never with a name, and voted for once a seat", async () => {
    const { id, lead, seats, first, from } = await room();
    const [, second] = seats;
    await from(first, { type: "ask", text: "可以用在公文嗎？", named: "on" });
    await from(first, { type: "ask", text: "不好意思問的" });
    const floor = Object.values(roomState(id).floor);
    expect(floor.map((one) => one.name)).toEqual(["學員 1", null]);
    expect(roomState(id).released).toEqual([]);
    const questionId = floor[0]?.id ?? "";
    const vote = { type: "vote", questionId, on: true } as const;
    expect(await from(first, vote)).toMatchObject({ why: "unknown-question" });
    await tell(lead, { type: "floor", questionId, to: "shown" });
    const toRoom = eventsAfter(id, 0).filter((event) => event.audience === "room");
    expect(JSON.stringify(toRoom)).not.toContain("學員");
    for (const seat of [first, second ?? first, second ?? first]) await from(seat, vote);
    expect(askNewsFor(id, roomState(id), { as: "projector" }).votes).toEqual({ [questionId]: 2 });
    await tell(lead, { type: "floor", questionId, to: "hidden" });
    expect(roomState(id).released).toEqual([]);
  });

  it("makes whoever asks too often wait, and is one however often it is sent", async () => {
    travelTo("2026-03-02T01:00:00.000Z");
    const { id, first, from } = await room();
    const ask = { type: "ask", text: "幾點下課？" } as const;
    await Promise.all([from(first, ask, "one"), from(first, ask, "one")]);
    expect(Object.keys(roomState(id).floor)).toHaveLength(1);
    await from(first, ask);
    await from(first, ask);
    expect(await from(first, ask)).toMatchObject({ why: "too-many" });
    travelTo(new Date(nowMs() + 11 * 60_000).toISOString());
    expect(await from(first, ask)).toMatchObject({ outcome: "done" });
  });
});

it("makes of a workshop's asking a file without names, whose texts are no formulas", async () => {
  const { id, lead, seats, first, from, answer, ask } = await room();
  await ask("ranking", ["摘要", "翻譯"]);
  for (const seat of seats) await answer(seat, ["o2", "o1"]);
  await ask("text");
  await answer(first, [], "=1+1");
  await from(first, { type: "ask", text: "幾點下課？", named: "on" });
  await tell(lead, { type: "close" });
  const polls = pollsOf(id).map((poll) => ({ poll, tally: tallyOfPoll(poll) }));
  const { rows } = askingSheet({ title: "工作坊", polls, floor: floorOf(id) }, "zh-TW");
  const text = rows.map((row) => csvLine(row.map(String))).join("");
  expect(text).toContain("1,下一堂想學什麼？,排順序,翻譯,1,3");
  expect(text).toContain("幾點下課？");
  expect(text).not.toContain("學員");
  expect(text).not.toMatch(/,=1/);
});

it("forgets answers and questions with the room's presence", async () => {
  travelTo("2026-03-02T01:00:00.000Z");
  const { id, lead, first, from, answer, ask } = await room();
  await ask("text");
  await answer(first, [], "會議紀錄");
  await from(first, { type: "ask", text: "幾點下課？" });
  await tell(lead, { type: "close" });
  travelTo("2026-07-02T01:00:00.000Z");
  await keepHouse();
  expect(rows()).toEqual([]);
  expect(getDatabase().select().from(floorQuestion).all()).toEqual([]);
  expect(JSON.stringify(eventsAfter(id, 0))).not.toMatch(/會議紀錄|下課|下一堂/);
});
