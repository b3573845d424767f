import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { CODE_TRIES } from "#app/features/workshop/code-tries.server.ts";
import { LEASE_MS } from "#app/features/workshop/room-commands.ts";
import { eventsAfter, roomState } from "#app/features/workshop/room-log.server.ts";
import type { RoomState } from "#app/features/workshop/room-state.ts";
import { apply, EMPTY_ROOM, seated } from "#app/features/workshop/room-state.ts";
import { seatOfGuest, seatOfPerson } from "#app/features/workshop/seats.server.ts";
import { workshopById } from "#app/features/workshop/workshops.queries.server.ts";
import { nowMs, travelTo } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { workshopEvent, workshopParticipant } from "#db/schema/workshop.ts";
import { freshDatabase } from "../../tests/support/database.ts";
import {
  finishActivities,
  makeEnrolment,
  makeOpenWorkshop,
  makePerson,
  publishTestCourse,
  tell,
} from "../../tests/support/factories.ts";
import { changeAgenda } from "./change-agenda.server.ts";
import { leadRoom, takePartInRoom } from "./command-room.server.ts";
import { finishActivity } from "./finish-activity.server.ts";
import { claimGuestSeat, joinWorkshop } from "./join-workshop.server.ts";
import { keepHouse } from "./keep-house.server.ts";

let version: CourseVersion;
beforeEach(async () => {
  freshDatabase();
  travelTo(null);
  version = await publishTestCourse();
});

const ADDRESS = "192.0.2.1";
const join = (code: string, who: { personId: string; name: string }, address = ADDRESS) =>
  joinWorkshop(code, who, address, null);
const asGuest = (code: string, name: string) => joinWorkshop(code, { personId: null, name }, ADDRESS, null);

/** The state as a process would have it that has just started. */
const recounted = (id: string) => eventsAfter(id, 0).reduce<RoomState>(apply, EMPTY_ROOM);

async function seatFor(id: string, code: string) {
  const person = await makePerson();
  await join(code, person);
  const seat = seatOfPerson(id, person.personId);
  if (!seat) throw new Error("no seat");
  return { person, seat };
}

describe("a trainer's command", () => {
  it("that comes twice is carried out once", async () => {
    const { id, lead, steps } = await makeOpenWorkshop(version);
    const press = {
      actionId: newId(),
      expected: roomState(id).pace.revision,
      command: { type: "go", stepId: steps[0]?.id ?? "" } as const,
    };
    const results = await Promise.all([leadRoom(lead, press, null), leadRoom(lead, press, null)]);
    expect(results[0]).toEqual(results[1]);
    expect(eventsAfter(id, 0).filter((event) => event.type === "moved")).toHaveLength(1);
    expect(roomState(id)).toEqual(recounted(id));
  });

  it("of two who press at the same moment is carried out once, and the other is told that the room moved on", async () => {
    const { id, lead, steps } = await makeOpenWorkshop(version);
    const expected = roomState(id).pace.revision;
    const go = (stepId = "") =>
      leadRoom(lead, { actionId: newId(), expected, command: { type: "go", stepId } }, null);
    const results = await Promise.all([go(steps[0]?.id), go(steps[1]?.id)]);
    expect(results.map((one) => one.outcome).sort()).toEqual(["done", "refused"]);
    expect(results.find((one) => one.outcome === "refused")).toMatchObject({ why: "stale" });
  });

  it("for another workshop's step or person, or in a room that isn't open or is over, changes nothing", async () => {
    const here = await makeOpenWorkshop(version);
    const there = await makeOpenWorkshop(version);
    const { seat } = await seatFor(there.id, there.code);
    const before = eventsAfter(here.id, 0).length;
    const refused = (why: string) => ({ outcome: "refused", why });
    expect(await tell(here.lead, { type: "go", stepId: there.steps[0]?.id ?? "" })).toEqual(
      refused("unknown-step"),
    );
    expect(await tell(here.lead, { type: "remove", participantId: seat.id })).toEqual(
      refused("unknown-person"),
    );
    expect(eventsAfter(here.id, 0)).toHaveLength(before);
    const planned = await makeOpenWorkshop(version, { open: false });
    expect(await tell(planned.lead, { type: "pause" })).toEqual(refused("not-open"));
    await tell(here.lead, { type: "close" });
    expect(await tell(here.lead, { type: "open" })).toEqual(refused("closed"));
  });

  it("needs the lead, which passes by request, and is free once nobody says that they are there", async () => {
    travelTo("2026-03-02T01:00:00.000Z");
    const { id, lead } = await makeOpenWorkshop(version);
    const co = await makePerson({ name: "歐陽建宏", roles: [{ role: "trainer", agency: null }] });
    const other = { actor: co, workshop: { id } };
    expect(await tell(other, { type: "pause" })).toEqual({ outcome: "refused", why: "not-leading" });
    await tell(other, { type: "ask-lead" });
    expect(roomState(id).asking?.name).toBe("歐陽建宏");
    await tell(lead, { type: "pass-lead" });
    expect(await tell(other, { type: "pause" })).toMatchObject({ outcome: "done" });
    expect(await tell(lead, { type: "resume" })).toMatchObject({ why: "not-leading" });
    travelTo(new Date(nowMs() + LEASE_MS + 1).toISOString());
    expect(await tell(lead, { type: "resume" })).toMatchObject({ outcome: "done" });
    expect(roomState(id).driver?.id).toBe(lead.actor.personId);
  });

  it("that is rolled back leaves nothing behind in what is kept in memory", async () => {
    const { id, lead } = await makeOpenWorkshop(version);
    await expect(
      inTransaction((tx) => {
        roomState(id, tx);
        tx.insert(workshopEvent)
          .values({ workshopId: id, seq: 99, at: "", audience: "room", fact: { type: "closed" } })
          .run();
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    await tell(lead, { type: "lock", on: true });
    expect(roomState(id)).toEqual(recounted(id));
    expect(roomState(id).pace.phase).toBe("open");
  });

  it("keeps numbers without gaps when many come at once", async () => {
    const { id, code } = await makeOpenWorkshop(version);
    const seats = await Promise.all(Array.from({ length: 12 }, () => seatFor(id, code)));
    await Promise.all(
      seats.flatMap(({ seat }) =>
        [true, false, true].map((up) =>
          takePartInRoom(
            seat,
            { actionId: newId(), expected: 0, command: { type: "hand", up, ask: "" } },
            null,
          ),
        ),
      ),
    );
    const events = eventsAfter(id, 0);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(seated(roomState(id)).map((person) => person.hand !== null)).toEqual(Array(12).fill(true));
    expect(new Set(seats.map(({ seat }) => seat.seat)).size).toBe(12);
  });
});

describe("joining", () => {
  it("answers a wrong code, an old one and a guess in the same way, and makes who guesses wait", async () => {
    const { code, lead } = await makeOpenWorkshop(version);
    const person = await makePerson();
    await tell(lead, { type: "close" });
    expect(await join(code, person)).toEqual({ outcome: "unknown" });
    expect(await join("zzz", person)).toEqual({ outcome: "unknown" });
    const open = await makeOpenWorkshop(version);
    for (let i = 0; i < CODE_TRIES; i++) await join("ACDEFG", person, "192.0.2.66");
    expect(await join(open.code, person, "192.0.2.66")).toMatchObject({ outcome: "wait" });
    expect(await join(open.code, person)).toMatchObject({ outcome: "joined" });
  });

  it("gives one seat, however often and wherever somebody joins, and never more than there are", async () => {
    const { id, code } = await makeOpenWorkshop(version, { capacity: 2 });
    const first = await makePerson();
    await Promise.all([join(code, first), join(code, first), join(code, first)]);
    const others = await Promise.all([makePerson(), makePerson(), makePerson()]);
    const results = await Promise.all(others.map((person) => join(code, person)));
    expect(results.map((one) => one.outcome).sort()).toEqual(["full", "full", "joined"]);
    expect(seated(roomState(id))).toHaveLength(2);
    expect((await join(code, first)).outcome).toBe("joined");
  });

  it("keeps whoever was removed out, and latecomers once it is locked; hostile names are but names", async () => {
    const { id, code, lead } = await makeOpenWorkshop(version);
    const { person, seat } = await seatFor(id, code);
    await tell(lead, { type: "remove", participantId: seat.id });
    expect(await join(code, person)).toEqual({ outcome: "removed" });
    const command = { actionId: newId(), expected: 0, command: { type: "hand", up: true, ask: "" } } as const;
    expect(await takePartInRoom(seat, command, null)).toMatchObject({ outcome: "refused" });
    const name = "'); DROP TABLE workshop;--<script>‮";
    expect((await asGuest(code, name)).outcome).toBe("joined");
    expect(seated(roomState(id)).map((one) => one.name)).toEqual([name]);
    await tell(lead, { type: "lock", on: true });
    expect(await asGuest(code, "晚到的人")).toEqual({ outcome: "locked" });
  });

  it("lets a guest take their own seat along, once, and nobody take another's", async () => {
    const { id, code } = await makeOpenWorkshop(version);
    const joined = await asGuest(code, "小林");
    const secret = joined.outcome === "joined" ? (joined.secret ?? "") : "";
    const seat = seatOfGuest(id, secret);
    const workshop = workshopById(id);
    if (!seat || !workshop) throw new Error("no seat");
    expect(seatOfGuest(id, "guessed")).toBeNull();
    const [person, thief] = [await makePerson({ name: "林佳怡" }), await makePerson()];
    expect(await claimGuestSeat(workshop, seat, person, null)).toBe(true);
    expect(await claimGuestSeat(workshop, seat, thief, null)).toBe(false);
    expect(seatOfPerson(id, person.personId)?.id).toBe(seat.id);
    expect(seatOfGuest(id, secret)).toBeNull();
    expect(roomState(id).people[seat.id]).toMatchObject({ name: "林佳怡", guest: false });
  });
});

describe("what somebody does in the course", () => {
  it("shows in the rooms in which they sit, what was done before they came included, and in no other", async () => {
    const here = await makeOpenWorkshop(version);
    const there = await makeOpenWorkshop(version);
    const person = await makePerson();
    const enrolment = await makeEnrolment(person, version);
    await finishActivities(person, enrolment, version, 1);
    await join(here.code, person);
    const [first, second] = here.steps;
    const activity = version.course.activities[1];
    if (!activity) throw new Error("the course has one unit only");
    const finish = () =>
      inTransaction((tx) =>
        finishActivity(tx, {
          ...{ actor: person, enrolment, course: version.course, activity },
          ...{ attemptId: null, requestId: null },
        }),
      );
    await finish();
    await finish();
    const [me] = seated(roomState(here.id));
    expect(me?.marks[first?.id ?? ""]?.state).toBe("passed");
    expect(me?.marks[second?.id ?? ""]?.state).toBe("passed");
    expect(seated(roomState(there.id))).toEqual([]);
  });
});

describe("the agenda", () => {
  it("changes while the room is open, but not under the room's feet", async () => {
    const { id, lead, steps } = await makeOpenWorkshop(version);
    const [first, second] = steps;
    await tell(lead, { type: "go", stepId: first?.id ?? "" });
    expect(await changeAgenda(id, { kind: "remove", stepId: first?.id ?? "" })).toBe("current");
    expect(await changeAgenda(id, { kind: "move", stepId: second?.id ?? "", by: -1 })).toBe("changed");
    expect(
      roomState(id)
        .pace.steps.map((step) => step.id)
        .slice(0, 2),
    ).toEqual([second?.id, first?.id]);
    expect(roomState(id).pace.stepId).toBe(first?.id);
  });
});

it("closes a room that was left open overnight, and frees its code", async () => {
  travelTo("2026-03-02T01:00:00.000Z");
  const { id } = await makeOpenWorkshop(version);
  travelTo("2026-03-03T01:00:00.000Z");
  await keepHouse();
  expect(workshopById(id)).toMatchObject({ joinCode: null, closedAt: "2026-03-03T01:00:00.000Z" });
  expect(roomState(id).pace.phase).toBe("closed");
});

it("keeps of a guest's secret but a hash", async () => {
  const { id, code } = await makeOpenWorkshop(version);
  const joined = await asGuest(code, "小林");
  const row = getDatabase()
    .select()
    .from(workshopParticipant)
    .where(eq(workshopParticipant.workshopId, id))
    .get();
  expect(row?.secretHash).toHaveLength(43);
  expect(JSON.stringify(row)).not.toContain(joined.outcome === "joined" ? joined.secret : "");
});
