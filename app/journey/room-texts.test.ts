import { beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { seatOfPerson } from "#app/features/workshop/seats.server.ts";
import { roomTries } from "#app/features/workshop/texts/room-tries.queries.server.ts";
import { workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { nowMs, travelTo } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { statusFor } from "../../tests/support/answers.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import { makeOpenWorkshop, makePerson, publishRealCourse, tell } from "../../tests/support/factories.ts";
import { unitOf } from "../../tests/support/learner.ts";
import { triesIn } from "../../tests/support/tries.ts";
import { joinWorkshop } from "./join-workshop.server.ts";
import { noteLabTry } from "./note-lab-try.server.ts";
import { openUnit } from "./open-activity.server.ts";
import { compareRoomTries, seeRoomTry } from "./read-room-texts.server.ts";
import { seeFeed } from "./see-feed.server.ts";
import { setShowsText } from "./set-shows-text.server.ts";

const MINUTE = 60_000;
let version: CourseVersion;

beforeEach(async () => {
  freshDatabase();
  travelTo(null);
  version = await publishRealCourse();
});

const later = (ms = MINUTE) => travelTo(new Date(nowMs() + ms).toISOString());
const lab = () => unitOf(version, "lab");
const join = (code: string, who: { personId: string; name: string }, told = true) =>
  joinWorkshop(code, who, "192.0.2.1", null, told);

/** A room that shows texts, somebody in it, and what they can try in its lab. */
async function roomWith(input: { showsText?: boolean } = {}) {
  const room = await makeOpenWorkshop(version, { showsText: input.showsText ?? true });
  const person = await makePerson({ name: "劉冠宇" });
  await join(room.code, person);
  const workshop = workshopById(room.id);
  if (!workshop) throw new Error("no workshop");
  return { ...room, person, tries: triesIn(person, version, lab()) };
}

const reading = (actor: Actor, id: string) => {
  const workshop = workshopById(id);
  if (!workshop) throw new Error("no workshop");
  return { actor, workshop, requestId: "r1" };
};

const status = (actor: Actor, id: string, tryId: string) =>
  statusFor(actor, "workshop-try.tsx", `/workshops/${id}/tries/${tryId}`, { workshop: id, try: tryId });

describe("the door of a room in which trainers read along", () => {
  it("says so before anybody joins, once; whoever has a seat gets in as before", async () => {
    const { code, id, lead } = await makeOpenWorkshop(version, { showsText: true });
    const person = await makePerson();
    expect(await join(code, person, false)).toEqual({ outcome: "shows-text" });
    expect(seatOfPerson(id, person.personId)).toBeNull();
    expect((await join(code, person)).outcome).toBe("joined");
    expect((await join(code, person, false)).outcome).toBe("joined");
    expect(await setShowsText(lead, false, null)).toBe(false);
    expect(workshopById(id)?.showsText).toBe(true);
  });

  it("is settled before the room opens, and each change is in the audit", async () => {
    const { id, lead } = await makeOpenWorkshop(version, { open: false });
    expect(await setShowsText(lead, true, null)).toBe(true);
    expect(workshopById(id)?.showsText).toBe(true);
    const actions = getDatabase().select().from(auditEvent).all();
    expect(actions.filter((row) => row.action === "workshop.shows-text")).toHaveLength(1);
  });
});

describe("a trainer reads what somebody tried", () => {
  it("between joining and the end, in that room, and each look is written down with whose it was", async () => {
    const room = await roomWith();
    later();
    await room.tries.run("請整理重點");
    const [one] = roomTries(room.id, { most: 9 });
    if (!one) throw new Error("no try");
    const unit = openUnit(room.person, {
      courseId: version.courseId,
      activityId: lab().id,
      kind: "lab",
      locale: "zh-TW",
    });
    if (unit === null || unit === "not-enrolled") throw new Error("not open");
    const note = new FormData();
    for (const [name, value] of Object.entries({ intent: "note", try: one.id, note: "只給自己看" }))
      note.set(name, value);
    expect(await noteLabTry(unit, note)).toBeNull();
    const page = await seeRoomTry(reading(room.trainer, room.id), one.id);
    expect(page.text).toBe("請整理重點");
    expect(page.cases.length).toBeGreaterThan(0);
    expect(JSON.stringify(page)).not.toContain("只給自己看");
    const looks = getDatabase()
      .select()
      .from(auditEvent)
      .all()
      .filter((row) => row.action === "workshop.read-text");
    expect(looks.map((row) => [row.actorId, row.subjectId, row.detail])).toEqual([
      [room.trainer.personId, room.id, { personId: room.person.personId, try: one.id }],
    ]);
  });

  it("and nothing from before they joined, after the end, or of whoever was removed", async () => {
    const room = await makeOpenWorkshop(version, { showsText: true });
    const other = await makeOpenWorkshop(version, { showsText: true });
    const person = await makePerson();
    await join(other.code, person);
    later();
    const tries = triesIn(person, version, lab());
    await tries.run("加入之前");
    later();
    await join(room.code, person);
    later();
    await tries.run("在教室裡");
    later();
    await tell(room.lead, { type: "close" });
    later();
    await tries.run("結束之後");
    const [after, within, before] = tries.list();
    expect(roomTries(room.id, { most: 9 }).map((one) => one.id)).toEqual([within?.id]);
    for (const one of [before, after]) expect(await status(room.trainer, room.id, one?.id ?? "")).toBe(404);
    expect(await status(room.trainer, room.id, within?.id ?? "")).toBe(200);
    await tell(other.lead, {
      type: "remove",
      participantId: seatOfPerson(other.id, person.personId)?.id ?? "",
    });
    expect(roomTries(other.id, { most: 9 })).toEqual([]);
  });

  it("in no room that said nothing at the door, in nobody else's, and no more once its time is over", async () => {
    const silent = await roomWith({ showsText: false });
    later();
    await silent.tries.run("請整理重點");
    const [unseen] = roomTries(silent.id, { most: 1 });
    expect(await status(silent.trainer, silent.id, unseen?.id ?? "")).toBe(404);
    const room = await roomWith();
    later();
    await room.tries.run("請整理重點");
    const [one] = roomTries(room.id, { most: 1 });
    expect(await status(silent.trainer, room.id, one?.id ?? "")).toBe(404);
    // By its id, through a room that one leads oneself.
    expect(await status(room.trainer, room.id, unseen?.id ?? "")).toBe(404);
    await tell(room.lead, { type: "close" });
    expect(await status(room.trainer, room.id, one?.id ?? "")).toBe(200);
    later(env().WORKSHOP_PRESENCE_DAYS * 86_400_000);
    expect(await status(room.trainer, room.id, one?.id ?? "")).toBe(404);
  });
});

describe("what a room tries", () => {
  it("counts for each check how many fail it with their newest try, and shows nobody's text", async () => {
    const room = await roomWith({ showsText: false });
    const second = await makePerson({ name: "王美惠" });
    await join(room.code, second);
    const others = triesIn(second, version, lab());
    later();
    await room.tries.run("寫一首詩");
    await others.run("寫一首詩");
    later();
    await others.submit(room.tries.text.solution);
    const workshop = reading(room.trainer, room.id).workshop;
    const feed = seeFeed(workshop, null);
    expect(feed.people).toEqual({ tried: 2, passed: 1 });
    expect(feed.failing.length).toBeGreaterThan(0);
    expect(new Set(feed.failing.map((one) => one.people))).toEqual(new Set([1]));
    expect(feed.tries.map((one) => one.name).sort()).toEqual(["王美惠", "王美惠", "劉冠宇"].sort());
    expect(feed.readable).toBe(false);
    const { start: _, ...said } = feed;
    expect(JSON.stringify(said)).not.toContain("寫一首詩");
  });

  it("stands side by side, whoever's it is, and both looks are written down", async () => {
    const room = await roomWith();
    const second = await makePerson({ name: "王美惠" });
    await join(room.code, second);
    later();
    await room.tries.run("寫一首詩");
    await triesIn(second, version, lab()).run("請整理成三點");
    const tries = roomTries(room.id, { most: 9 });
    const [a, b] = ["劉冠宇", "王美惠"].map((name) => tries.find((one) => one.name === name)?.id ?? "");
    const page = await compareRoomTries(reading(room.trainer, room.id), { a: a ?? "", b: b ?? "" });
    expect([page.who.a.name, page.who.b.name]).toEqual(["劉冠宇", "王美惠"]);
    expect(page.pair.texts.b?.some((part) => part.change === "added")).toBe(true);
    const looks = getDatabase().select().from(auditEvent).all();
    expect(looks.filter((row) => row.action === "workshop.read-text")).toHaveLength(2);
  });
});
