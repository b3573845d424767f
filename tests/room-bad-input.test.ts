import { beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { whoIsThere } from "#app/features/workshop/presence.queries.server.ts";
import { writePresence } from "#app/features/workshop/presence.server.ts";
import { eventsAfter, roomState } from "#app/features/workshop/room-log.server.ts";
import { seated } from "#app/features/workshop/room-state.ts";
import { guestCookie, seatOfPerson } from "#app/features/workshop/seats.server.ts";
import { trainersOf, workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { beatAsParticipant } from "#app/journey/beat-room.server.ts";
import { joinWorkshop } from "#app/journey/join-workshop.server.ts";
import { keepHouse } from "#app/journey/keep-house.server.ts";
import { seeAttendance } from "#app/journey/see-attendance.server.ts";
import { travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { action as join } from "../app/routes/join.tsx";
import { action as beat } from "../app/routes/room-beat.ts";
import { loader as catchUp } from "../app/routes/room-catchup.ts";
import { action as command } from "../app/routes/room-commands.ts";
import { action as roomAction } from "../app/routes/workshop-room.tsx";
import { freshDatabase } from "./support/database.ts";
import { makeOpenWorkshop, makePerson, publishTestCourse, tell } from "./support/factories.ts";
import { formPost, routeArgs, sessionCookie, TEST_ORIGIN } from "./support/requests.ts";

// What a room gets that it shouldn't: by the routes, as browsers and those who aren't any send it.

let version: CourseVersion;
beforeEach(async () => {
  freshDatabase();
  travelTo(null);
  version = await publishTestCourse();
});

type Room = Awaited<ReturnType<typeof makeOpenWorkshop>>;
type Answer = { status: number; body: Record<string, unknown>; cookies: string[]; to: string | null };

/** Asks a route with a cookie. @returns what a browser would make of the answer, whether it was returned or thrown */
async function ask(
  route: (args: never) => unknown,
  path: string,
  params: Record<string, string>,
  cookie: string,
  fields: Record<string, string> | null,
): Promise<Answer> {
  const request = new Request(new URL(path, TEST_ORIGIN), fields ? formPost(fields) : {});
  if (cookie !== "") request.headers.set("Cookie", cookie);
  const cookies: string[] = [];
  const given: unknown = await Promise.resolve(route(routeArgs(request, params, cookies) as never)).catch(
    (thrown) => thrown,
  );
  if (given instanceof Response) {
    const text = await given.text();
    const body = text.startsWith("{") ? JSON.parse(text) : {};
    return { status: given.status, body, cookies, to: given.headers.get("Location") };
  }
  if (given instanceof Error) throw given;
  const { data, init } = given as { data: Record<string, unknown>; init?: { status?: number } };
  return { status: init?.status ?? 200, body: data, cookies, to: null };
}

const press = (room: Pick<Room, "id">, cookie: string, fields: Record<string, string>, as = "") =>
  ask(command, `/workshops/${room.id}/commands${as}`, { workshop: room.id }, cookie, {
    ...{ actionId: newId(), expected: String(roomState(room.id).pace.revision) },
    ...fields,
  });
const hand = (up: string, more: Record<string, string> = {}) => ({ type: "hand", up, ask: "", ...more });
const door = (cookie: string, fields: Record<string, string>) => ask(join, "/join", {}, cookie, fields);
const newest = (room: Pick<Room, "id">) => eventsAfter(room.id, 0).length;

async function participant(room: Room) {
  const person = await makePerson();
  await joinWorkshop(room.code, person, "192.0.2.1", null);
  const seat = seatOfPerson(room.id, person.personId);
  if (!seat) throw new Error("no seat");
  return { person, seat, cookie: await sessionCookie(person.personId) };
}

/** A guest who came by the door. */
async function guest(room: Room, name = "小林") {
  const { cookies, status } = await door("", { code: room.code, name });
  expect(status).toBe(302);
  const cookie = cookies[0]?.split(";")[0] ?? "";
  const seat = seated(roomState(room.id)).at(-1);
  if (!seat) throw new Error("no seat");
  return { cookie, seat };
}

describe("the same person on three devices", () => {
  it("has one seat and one hand, and is there until the last one has left", async () => {
    const room = await makeOpenWorkshop(version);
    const { person, seat } = await participant(room);
    const devices = await Promise.all([1, 2, 3].map(() => sessionCookie(person.personId)));
    for (const cookie of devices)
      expect((await door(cookie, { code: room.code })).to).toBe(`/workshops/${room.id}/room`);
    const [laptop = "", phone = "", tablet = ""] = devices;
    await press(room, laptop, hand("true", { ask: "問" }));
    await press(room, phone, hand("false"));
    await press(room, tablet, hand("true"));
    expect(seated(roomState(room.id)).map((one) => [one.id, one.hand !== null])).toEqual([[seat.id, true]]);
    const sign = (tab: string, left: boolean) =>
      beatAsParticipant(seat, { tab, doing: left ? "away" : "active", activity: "", left });
    const there = async () => {
      await writePresence();
      return whoIsThere(room.id)[seat.id] ?? null;
    };
    for (const tab of ["laptop", "phone", "tablet"]) await sign(tab, false);
    await sign("laptop", true);
    await sign("tablet", true);
    expect(await there()).toBe("active");
    await sign("phone", true);
    expect(await there()).toBeNull();
  });
});

describe("somebody who was removed", () => {
  it("finds every door closed, with an account and as a guest, and their seat goes to somebody else", async () => {
    const room = await makeOpenWorkshop(version, { capacity: 2 });
    const [one, other] = [await participant(room), await guest(room)];
    await tell(room.lead, { type: "remove", participantId: one.seat.id });
    await tell(room.lead, { type: "remove", participantId: other.seat.id });
    const before = newest(room);
    for (const cookie of [one.cookie, other.cookie]) {
      const again = await door(cookie, { code: room.code, name: "另一個名字" });
      expect(again).toMatchObject({ status: 400, body: { errors: { code: "removed" } } });
      expect((await press(room, cookie, hand("true"))).status).toBe(410);
      const params = { workshop: room.id };
      const beaten = { tab: "a", doing: "active" };
      expect((await ask(beat, `/workshops/${room.id}/beat`, params, cookie, beaten)).status).toBe(410);
      expect((await ask(catchUp, `/workshops/${room.id}/catchup`, params, cookie, null)).status).toBe(410);
    }
    expect(newest(room)).toBe(before);
    await participant(room);
    expect(seated(roomState(room.id))).toHaveLength(1);
  });
});

describe("an action", () => {
  it("from a seat in another workshop, or of somebody who leads another, finds nothing there", async () => {
    const [here, there] = [await makeOpenWorkshop(version), await makeOpenWorkshop(version)];
    const [one, other] = [await participant(there), await guest(there)];
    const before = newest(here);
    for (const cookie of [one.cookie, other.cookie, guestCookie("guessed").split(";")[0] ?? ""])
      expect((await press(here, cookie, hand("true"))).status).toBe(404);
    const trainer = await sessionCookie(there.trainer.personId);
    expect((await press(here, trainer, { type: "close" }, "?as=trainer")).status).toBe(404);
    expect((await press(here, one.cookie, { type: "close" }, "?as=trainer")).status).toBe(404);
    expect((await press(here, "", { type: "close" }, "?as=trainer")).status).toBe(401);
    expect(newest(here)).toBe(before);
  });

  it("for a step of another workshop changes nothing", async () => {
    const [here, there] = [await makeOpenWorkshop(version), await makeOpenWorkshop(version)];
    const { cookie } = await participant(here);
    const before = newest(here);
    const done = { type: "done", stepId: there.steps.at(-1)?.id ?? "" };
    expect((await press(here, cookie, done)).status).toBe(409);
    expect(newest(here)).toBe(before);
  });

  it("from the past is refused with the room as it is now, and one that was carried out stays so", async () => {
    const room = await makeOpenWorkshop(version);
    const trainer = await sessionCookie(room.trainer.personId);
    const old = { actionId: newId(), expected: String(roomState(room.id).pace.revision) };
    const first = { type: "go", stepId: room.steps[0]?.id ?? "", ...old };
    expect((await press(room, trainer, first, "?as=trainer")).status).toBe(200);
    await tell(room.lead, { type: "go", stepId: room.steps[1]?.id ?? "" });
    const before = newest(room);
    const late = await press(room, trainer, { ...first, actionId: newId() }, "?as=trainer");
    expect(late).toMatchObject({ status: 409, body: { error: "stale" } });
    expect(late.body.present).toMatchObject({ state: { pace: { stepId: room.steps[1]?.id } } });
    expect((await press(room, trainer, first, "?as=trainer")).status).toBe(200);
    expect(newest(room)).toBe(before);
    expect(roomState(room.id).pace.stepId).toBe(room.steps[1]?.id);
  });

  it("is known by who pressed, in which room: the same number by others is another press", async () => {
    const [here, there] = [await makeOpenWorkshop(version), await makeOpenWorkshop(version)];
    const [one, two] = [await participant(here), await participant(here)];
    await joinWorkshop(there.code, one.person, "192.0.2.1", null);
    const actionId = newId();
    for (const [room, cookie] of [
      [here, one.cookie],
      [here, two.cookie],
      [there, one.cookie],
      [here, one.cookie],
    ] as const)
      expect((await press(room, cookie, hand("true", { actionId }))).status).toBe(200);
    const hands = (room: Room) => eventsAfter(room.id, 0).filter((event) => event.type === "hand").length;
    expect([hands(here), hands(there)]).toEqual([2, 1]);
  });

  it("after the room was closed changes nothing", async () => {
    const room = await makeOpenWorkshop(version);
    const { cookie } = await participant(room);
    await tell(room.lead, { type: "close" });
    const before = newest(room);
    expect((await press(room, cookie, hand("true"))).status).toBe(409);
    expect((await door(cookie, { code: room.code })).body).toMatchObject({ errors: { code: "unknown" } });
    expect(newest(room)).toBe(before);
  });
});

describe("a guest", () => {
  it("who sends the door's form twice has one seat", async () => {
    const room = await makeOpenWorkshop(version);
    const { cookie, seat } = await guest(room);
    const again = await door(cookie, { code: room.code, name: "小林" });
    expect(again).toMatchObject({ status: 302, cookies: [] });
    expect(seated(roomState(room.id)).map((one) => one.id)).toEqual([seat.id]);
  });

  it("takes along no seat but their own: not by a guess, and not another's beside one that they have", async () => {
    const room = await makeOpenWorkshop(version);
    const other = await guest(room);
    const claim = (cookie: string) =>
      ask(
        roomAction,
        `/workshops/${room.id}/room`,
        { workshop: room.id },
        ...([cookie, { intent: "claim" }] as const),
      );
    const thief = await makePerson();
    const session = await sessionCookie(thief.personId);
    const guess = guestCookie("guessed").split(";")[0];
    expect(await claim(session)).toMatchObject({ status: 302, to: "/join" });
    expect(await claim(`${session}; ${guess}`)).toMatchObject({ status: 302, to: "/join" });
    // Somebody with a seat finds the phone of the guest beside them.
    const one = await participant(room);
    expect((await claim(`${one.cookie}; ${other.cookie}`)).status).toBe(409);
    expect(roomState(room.id).people[other.seat.id]).toMatchObject({ guest: true, name: "小林" });
    expect(seatOfPerson(room.id, thief.personId)).toBeNull();
  });

  it("whose name can't be seen or turns the writing round is shown without that, or asked for one", async () => {
    const room = await makeOpenWorkshop(version);
    const { seat, cookie } = await guest(room, "\u202e<b>林\u200b小明</b>\u0000");
    expect(seat.name).toBe("<b>林小明</b>");
    const nothing = await door("", { code: room.code, name: "\u202e\u200b \u3164" });
    expect(nothing).toMatchObject({ status: 400, body: { errors: { name: "missing" }, code: room.code } });
    await press(room, cookie, hand("true", { ask: "\u2067誰\u0007看得懂？\r\n" }));
    expect(seated(roomState(room.id))[0]?.hand).toMatchObject({ ask: "誰 看得懂？" });
    expect((await press(room, cookie, hand("true", { ask: "長".repeat(100_000) }))).status).toBe(400);
  });
});

it("counts nobody as present in the night after, in a room that was left open with a tab in it", async () => {
  // Monday, nine in the morning in Taipei, when the workshop begins.
  travelTo("2026-03-02T01:00:00.000Z");
  const room = await makeOpenWorkshop(version);
  const { seat } = await participant(room);
  const beatAt = async (iso: string) => {
    travelTo(iso);
    await beatAsParticipant(seat, { tab: "a", doing: "away", activity: "", left: false });
    await writePresence();
  };
  for (let half = 0; half < 13 * 120; half += 1) {
    if (half === 12 * 120) await keepHouse();
    await beatAt(new Date(Date.parse("2026-03-02T01:00:00.000Z") + half * 30_000).toISOString());
  }
  const workshop = workshopById(room.id);
  expect(workshop).toMatchObject({ joinCode: null, closedAt: "2026-03-02T12:59:30.000Z" });
  if (!workshop) return;
  const trainerIds = trainersOf(room.id).map((one) => one.personId);
  const page = seeAttendance({ actor: room.trainer, workshop, trainerIds }, "zh-TW", false);
  expect(page.requiredMinutes).toBe(180);
  expect(page.rows[0]?.assessment.presentMs).toBe(180 * 60_000);
});
