import { beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import type { TrainerCommand } from "#app/features/workshop/room-commands.ts";
import { eventsAfter, roomState } from "#app/features/workshop/room-log.server.ts";
import { seatOfPerson } from "#app/features/workshop/seats.server.ts";
import type { ShowAnswer } from "#app/features/workshop/spotlight/spotlight.ts";
import { travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import { makeOpenWorkshop, makePerson, publishRealCourse, tell } from "../../tests/support/factories.ts";
import { unitOf } from "../../tests/support/learner.ts";
import { triesIn } from "../../tests/support/tries.ts";
import { takePartInRoom } from "./command-room.server.ts";
import { joinWorkshop } from "./join-workshop.server.ts";
import { openUnit } from "./open-activity.server.ts";
import { seeLab } from "./see-lab.server.ts";
import { seeSpotlight } from "./see-spotlight.server.ts";

const TEXT = "請整理成三點，這是我寫的";
let version: CourseVersion;

beforeEach(async () => {
  freshDatabase();
  travelTo(null);
  version = await publishRealCourse();
});

/** A room at its lab whose door says nothing about texts, and somebody in it who has tried something. */
async function roomAtLab() {
  const room = await makeOpenWorkshop(version);
  const lab = unitOf(version, "lab");
  const step = room.steps.find((one) => one.activityId === lab.id);
  const author = await seated(room, "劉冠宇");
  await tell(room.lead, { type: "go", stepId: step?.id ?? "" });
  await author.tries.run(TEXT);
  return { ...room, step: step?.id ?? "", author };
}

async function seated(room: { id: string; code: string }, name: string) {
  const person = await makePerson({ name });
  await joinWorkshop(room.code, person, "192.0.2.1", null);
  const seat = seatOfPerson(room.id, person.personId);
  if (!seat) throw new Error("no seat");
  const say = (answer: ShowAnswer, showId = roomState(room.id).people[seat.id]?.asked?.id ?? "none") =>
    takePartInRoom(
      seat,
      { actionId: newId(), expected: 0, command: { type: "show-answer", showId, answer } },
      null,
    );
  const sees = () => seeSpotlight(room.id, { as: "participant", participantId: seat.id });
  return { person, seat, say, sees, tries: triesIn(person, version, unitOf(version, "lab")) };
}

const refused = (why: string) => ({ outcome: "refused", why });
const onProjector = (id: string) => seeSpotlight(id, { as: "projector" }).shown;

describe("somebody's try before everybody", () => {
  it("is seen by nobody but its author before they say yes, and then by all, without their name", async () => {
    const room = await roomAtLab();
    const other = await seated(room, "王美惠");
    const ask: TrainerCommand = { type: "show-ask", participantId: room.author.seat.id, stepId: room.step };
    await tell(room.lead, ask);
    await tell(room.lead, ask);
    expect(eventsAfter(room.id, 0).filter((event) => event.type === "show-asked")).toHaveLength(1);
    const offered = room.author.sees().own;
    expect(offered?.text).toBe(TEXT);
    expect(onProjector(room.id)).toBeNull();
    expect(other.sees()).toEqual({ shown: null, own: null });
    expect(seeSpotlight(room.id, { as: "trainer" })).toEqual({ shown: null, own: null });
    await room.author.say("anonymous");
    expect(onProjector(room.id)).toEqual({ ...offered, name: null });
    expect(other.sees().shown).toEqual(offered);
    expect(JSON.stringify(other.sees())).not.toContain("劉冠宇");
    // In the log are ids only.
    expect(JSON.stringify(eventsAfter(room.id, 0))).not.toContain(TEXT);
  });

  it("names its author where they say so, and is gone at once when they take it back, for good", async () => {
    const room = await roomAtLab();
    const ask = () =>
      tell(room.lead, { type: "show-ask", participantId: room.author.seat.id, stepId: room.step });
    await ask();
    await room.author.say("named");
    expect(onProjector(room.id)?.name).toBe("劉冠宇");
    await room.author.say("withdrawn");
    expect(onProjector(room.id)).toBeNull();
    const asked = roomState(room.id).people[room.author.seat.id]?.asked;
    expect(await tell(room.lead, { type: "show", showId: asked?.id ?? "" })).toEqual(refused("not-agreed"));
    expect(await room.author.say("anonymous")).toEqual(refused("not-agreed"));
    expect(await ask()).toEqual(refused("declined"));
    await room.author.tries.run("另一份");
    expect(await ask()).toMatchObject({ outcome: "done" });
    expect(room.author.sees().own?.text).toBe("另一份");
  });

  it("waits for the trainer while another one is shown, and is taken away by a move, a removal or the end", async () => {
    const room = await roomAtLab();
    const second = await seated(room, "王美惠");
    await second.tries.run("第二份");
    for (const { seat } of [room.author, second])
      await tell(room.lead, { type: "show-ask", participantId: seat.id, stepId: room.step });
    await room.author.say("anonymous");
    await second.say("anonymous");
    expect(onProjector(room.id)?.text).toBe(TEXT);
    const showId = roomState(room.id).people[second.seat.id]?.asked?.id ?? "";
    await tell(room.lead, { type: "show", showId });
    expect(onProjector(room.id)?.text).toBe("第二份");
    await tell(room.lead, { type: "lobby" });
    expect(onProjector(room.id)).toBeNull();
    await tell(room.lead, { type: "show", showId });
    await tell(room.lead, { type: "remove", participantId: second.seat.id });
    expect(onProjector(room.id)).toBeNull();
    await tell(room.lead, {
      type: "show",
      showId: roomState(room.id).people[room.author.seat.id]?.asked?.id ?? "",
    });
    await tell(room.lead, { type: "close" });
    expect(onProjector(room.id)).toBeNull();
  });

  it("can't be answered for by somebody else, asked of a guest, or be of another person or room", async () => {
    const room = await roomAtLab();
    const other = await seated(room, "王美惠");
    const elsewhere = await roomAtLab();
    const [theirs] = elsewhere.author.tries.list();
    await tell(room.lead, { type: "show-ask", participantId: room.author.seat.id, stepId: room.step });
    const showId = roomState(room.id).people[room.author.seat.id]?.asked?.id ?? "";
    expect(await other.say("anonymous", showId)).toEqual(refused("not-agreed"));
    const ask = (participantId: string, tryId?: string) =>
      tell(room.lead, { type: "show-ask", participantId, stepId: room.step, tryId });
    expect(await ask(other.seat.id)).toEqual(refused("nothing-to-show"));
    expect(await ask(other.seat.id, theirs?.id ?? "")).toEqual(refused("nothing-to-show"));
    expect(await ask(other.seat.id, room.author.tries.list()[0]?.id)).toEqual(refused("nothing-to-show"));
    await joinWorkshop(room.code, { personId: null, name: "小林" }, "192.0.2.1", null);
    const guest = Object.values(roomState(room.id).people).find((person) => person.guest);
    expect(await ask(guest?.id ?? "")).toEqual(refused("nothing-to-show"));
  });
});

describe("what a trainer says and offers to everybody", () => {
  it("makes no command stale, is cleaned of what can't be seen, and is gone when it is taken back", async () => {
    const room = await roomAtLab();
    const { revision } = roomState(room.id).pace;
    await tell(room.lead, { type: "note", text: "延後五分鐘" });
    await tell(room.lead, { type: "note", text: "延後五分鐘" });
    expect(eventsAfter(room.id, 0).filter((event) => event.type === "note")).toHaveLength(1);
    expect(roomState(room.id).pace.revision).toBe(revision);
    await tell(room.lead, { type: "note-end" });
    expect(roomState(room.id).stage.note).toBeNull();
  });

  it("comes into the editor of whoever takes it, in that lab and from a room in which they sit", async () => {
    const room = await roomAtLab();
    await tell(room.lead, { type: "offer", stepId: room.step, text: "先說對象，再說格式" });
    const offer = roomState(room.id).stage.offer;
    const outsider = await seated(await makeOpenWorkshop(version), "張志豪");
    const lab = unitOf(version, "lab");
    const page = (person: typeof outsider.person, take: string) => {
      const place = { courseId: version.courseId, activityId: lab.id, kind: "lab", locale: "zh-TW" } as const;
      const open = openUnit(person, place);
      if (open === null || open === "not-enrolled") throw new Error("not open");
      return seeLab(open, publishedLab(open.version, open.activity), { take });
    };
    expect(page(room.author.person, offer?.id ?? "")).toMatchObject({
      ...{ restore: "先說對象，再說格式", restoreFrom: "trainer" },
    });
    expect(page(room.author.person, "none").restore).toBeNull();
    expect(page(outsider.person, offer?.id ?? "").restore).toBeNull();
    await tell(room.lead, { type: "offer-end" });
    expect(page(room.author.person, offer?.id ?? "").restore).toBeNull();
  });
});
