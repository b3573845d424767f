import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CourseVersion } from "#app/features/catalogue/course-versions.server.ts";
import { writePresence } from "#app/features/workshop/presence.server.ts";
import type { RoomEvent } from "#app/features/workshop/room-facts.ts";
import { LONGEST_TAIL, listenerCount } from "#app/features/workshop/room-hub.server.ts";
import { appendFacts, headOf, roomState } from "#app/features/workshop/room-log.server.ts";
import type { RoomState } from "#app/features/workshop/room-state.ts";
import { apply, EMPTY_ROOM, viewFor } from "#app/features/workshop/room-state.ts";
import { guestCookie, seatOfPerson } from "#app/features/workshop/seats.server.ts";
import { takePartInRoom } from "#app/journey/command-room.server.ts";
import { joinWorkshop } from "#app/journey/join-workshop.server.ts";
import { streamRoom } from "#app/journey/stream-room.server.ts";
import { openStreams } from "#app/platform/event-stream.server.ts";
import { newId } from "#app/platform/ids.ts";
import { readSse } from "#app/platform/sse.ts";
import type { Database } from "#db/client.server.ts";
import { getDatabase, inTransaction, openDatabase } from "#db/client.server.ts";
import { workshopPresence } from "#db/schema/workshop.ts";
import { loader as catchUp } from "../app/routes/room-catchup.ts";
import { freshDatabase } from "./support/database.ts";
import { makeOpenWorkshop, makePerson, publishTestCourse, tell } from "./support/factories.ts";
import { routeArgs, sessionCookie, signedInRequest } from "./support/requests.ts";

// The stream of a room over real sockets: who hears what, from where on, and when it ends.

let version: CourseVersion;
let room: Awaited<ReturnType<typeof makeOpenWorkshop>>;
let server: Server;
let origin: string;
let otherProcess: Database;

beforeAll(async () => {
  freshDatabase();
  version = await publishTestCourse();
  server = createServer((request, response) => {
    const id = (request.url ?? "").split("/")[2] ?? "";
    void streamRoom(request, response, id);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  otherProcess = openDatabase(getDatabase().$client.name);
});
beforeEach(async () => {
  room = await makeOpenWorkshop(version);
});
const opened: AbortController[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) one.abort();
  await expect.poll(() => [listenerCount(), openStreams()]).toEqual([0, 0]);
});
afterAll(() => {
  otherProcess.$client.close();
  server.closeAllConnections();
  server.close();
});

type Heard = { event: string; data: Record<string, unknown> };

/** Listens as a browser would. @returns what has been heard, and a state that follows it */
async function listenAs(cookie: string, query: Record<string, string> = {}) {
  const gone = new AbortController();
  opened.push(gone);
  const url = `${origin}/workshops/${room.id}/stream?${new URLSearchParams(query)}`;
  const response = await fetch(url, { headers: { Cookie: cookie }, signal: gone.signal });
  const heard: Heard[] = [];
  const follower = { state: EMPTY_ROOM, over: false };
  void (async () => {
    if (!response.ok || !response.body) return;
    for await (const { event, data } of readSse(response.body)) {
      const read = JSON.parse(data);
      heard.push({ event, data: read });
      if (event === "hello") {
        if (read.state) follower.state = read.state as RoomState;
        follower.state = (read.tail as RoomEvent[]).reduce(apply, follower.state);
      }
      if (event === "fact") follower.state = apply(follower.state, read as RoomEvent);
    }
    follower.over = true;
  })().catch(() => {
    follower.over = true;
  });
  const facts = () =>
    heard.flatMap((one) => (one.event === "fact" ? [one.data as unknown as RoomEvent] : []));
  const hello = () => heard.find((one) => one.event === "hello")?.data;
  if (response.ok) await expect.poll(hello).toBeDefined();
  return { response, heard, facts, hello, follower, leave: () => gone.abort() };
}

async function participant() {
  const person = await makePerson();
  await joinWorkshop(room.code, person, "192.0.2.1", null);
  const seat = seatOfPerson(room.id, person.personId);
  if (!seat) throw new Error("no seat");
  const hand = (up: boolean) =>
    takePartInRoom(
      seat,
      { actionId: newId(), expected: 0, command: { type: "hand", up, ask: "問題" } },
      null,
    );
  return { seat, hand, person, cookie: await sessionCookie(person.personId) };
}

const trainerCookie = () => sessionCookie(room.trainer.personId);
const go = (index: number) => tell(room.lead, { type: "go", stepId: room.steps[index]?.id ?? "" });

describe("a room's stream", () => {
  it("tells everybody what they may know and nothing else, and all come to the same state", async () => {
    const [one, two] = [await participant(), await participant()];
    const trainer = await listenAs(await trainerCookie(), { as: "trainer" });
    const beam = await listenAs(await trainerCookie(), { as: "projector" });
    const [mine, theirs] = [await listenAs(one.cookie), await listenAs(two.cookie)];
    expect(trainer.response.headers.get("Cache-Control")).toBe("no-store, no-transform");
    expect(trainer.response.headers.get("X-Accel-Buffering")).toBe("no");
    await go(0);
    await one.hand(true);
    await tell(room.lead, { type: "claim", participantId: one.seat.id });
    await go(1);
    const types = (who: typeof mine) => who.facts().map((fact) => fact.type);
    await expect.poll(() => types(trainer)).toEqual(["moved", "hand", "claimed", "moved"]);
    await expect.poll(() => types(mine)).toEqual(["moved", "hand", "claimed", "moved"]);
    await expect.poll(() => types(theirs)).toEqual(["moved", "moved"]);
    await expect.poll(() => types(beam)).toEqual(["moved", "moved"]);
    const state = roomState(room.id);
    expect(trainer.follower.state).toEqual(state);
    const own = viewFor(state, { as: "participant", participantId: two.seat.id });
    expect({ ...theirs.follower.state, seq: 0 }).toEqual({ ...own, seq: 0 });
    const said = JSON.stringify([beam.heard, theirs.heard]);
    expect(said).not.toContain(one.seat.id);
    expect(said).not.toContain("問題");
    await expect
      .poll(() => beam.heard.findLast((heard) => heard.event === "tally")?.data)
      .toMatchObject({ people: 2, hands: 1 });
  });

  it("brings only what was missed, or the whole where that is too much or can't be", async () => {
    const one = await participant();
    const before = headOf(room.id);
    await go(0);
    const tail = await listenAs(one.cookie, { since: String(before) });
    expect(tail.hello()).toMatchObject({ state: null, tail: [{ type: "moved", seq: before + 1 }] });
    for (const since of ["0", "-1", "x", "99999"]) {
      const whole = await listenAs(one.cookie, { since });
      expect(whole.hello()).toMatchObject({ tail: [], state: { pace: { stepId: room.steps[0]?.id } } });
      whole.leave();
    }
    const many = Array.from({ length: LONGEST_TAIL }, (_, index) => ({
      type: "locked" as const,
      on: index % 2 === 0,
    }));
    await inTransaction((tx) => appendFacts(tx, room.id, many));
    const late = await listenAs(one.cookie, { since: String(before) });
    expect(late.hello()).toMatchObject({ tail: [], seq: before + 1 + LONGEST_TAIL });
  });

  it("hears what another process has written", async () => {
    const one = await participant();
    const stream = await listenAs(one.cookie);
    await inTransaction((tx) => appendFacts(tx, room.id, [{ type: "roaming", on: true }]), otherProcess);
    await expect.poll(() => stream.facts().map((fact) => fact.type)).toEqual(["roaming"]);
  });

  it("is refused to whoever has no seat, ends for whoever is removed, and counts the streams of one", async () => {
    const [one, stranger] = [await participant(), await makePerson()];
    expect((await listenAs(await sessionCookie(stranger.personId))).response.status).toBe(404);
    expect((await listenAs(one.cookie, { as: "trainer" })).response.status).toBe(404);
    expect((await listenAs("", { as: "projector" })).response.status).toBe(401);
    expect((await listenAs(guestCookie("guessed").split(";")[0] ?? "")).response.status).toBe(404);
    const streams: Awaited<ReturnType<typeof listenAs>>[] = [];
    for (let i = 0; i < 9; i++) streams.push(await listenAs(one.cookie));
    expect(streams.map((stream) => stream.response.status)).toEqual([...Array(8).fill(200), 429]);
    await tell(room.lead, { type: "remove", participantId: one.seat.id });
    await expect.poll(() => streams.slice(0, 8).every((stream) => stream.follower.over)).toBe(true);
    expect(streams[0]?.facts().map((fact) => fact.type)).toEqual(["removed"]);
    expect((await listenAs(one.cookie)).response.status).toBe(410);
  });

  it("of somebody who doesn't read is cut off instead of being kept in memory", async () => {
    const one = await participant();
    const { port } = server.address() as AddressInfo;
    const socket: Socket = connect(port, "127.0.0.1");
    socket.write(`GET /workshops/${room.id}/stream HTTP/1.1\r\nHost: x\r\nCookie: ${one.cookie}\r\n\r\n`);
    await new Promise((resolve) => socket.once("data", resolve));
    socket.pause();
    await expect.poll(openStreams).toBe(1);
    const long = "長".repeat(200);
    const steps = Array.from({ length: 60 }, (_, index) => ({
      ...{ id: `s${index}`, kind: "slide" as const, title: long, minutes: 1, activityId: null },
    }));
    // The system's own buffers take some megabytes first.
    for (let round = 0; openStreams() > 0 && round < 20; round++) {
      await inTransaction((tx) => appendFacts(tx, room.id, Array(30).fill({ type: "agenda", steps })));
      await tell(room.lead, { type: "lock", on: !roomState(room.id).pace.locked });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(openStreams).toBe(0);
    socket.destroy();
  });

  it("notes when a tab came and left, and tells the trainer who is there", async () => {
    const one = await participant();
    const trainer = await listenAs(await trainerCookie(), { as: "trainer" });
    const stream = await listenAs(one.cookie, { tab: "tab-1" });
    const presence = () =>
      trainer.heard
        .filter((heard) => heard.event === "presence")
        .map((heard) => (heard.data.changed as Record<string, string | null>)[one.seat.id]);
    await expect.poll(() => presence().at(-1)).toBe("active");
    stream.leave();
    await expect.poll(() => presence().at(-1)).toBeNull();
    await writePresence();
    const stays = getDatabase().select().from(workshopPresence).all();
    expect(stays.filter((stay) => stay.participantId === one.seat.id)).toMatchObject([
      { tab: "tab-1", leftAt: expect.any(String) },
    ]);
  });
});

describe("catching up without a stream", () => {
  const ask = async (person: { personId: string }, query: Record<string, string>) => {
    const address = `/workshops/${room.id}/catchup?${new URLSearchParams(query)}`;
    const answer = (await catchUp(
      routeArgs(await signedInRequest(person, address), { workshop: room.id }) as never,
    )) as Response;
    return answer.json();
  };

  it("waits for news, and answers with it as soon as it comes", async () => {
    const one = await participant();
    const first = await ask(one.person, {});
    expect(first).toMatchObject({
      state: { pace: { phase: "open" } },
      tail: [],
      presence: null,
      tally: null,
    });
    const waiting = ask(one.person, { since: String(first.seq), wait: "20" });
    await expect.poll(listenerCount).toBe(1);
    await go(0);
    expect(await waiting).toMatchObject({ state: null, tail: [{ type: "moved" }] });
  });

  it("answers at once where there is something, and gives a projector numbers", async () => {
    const one = await participant();
    const before = headOf(room.id);
    await one.hand(true);
    const trainer = room.trainer;
    expect(await ask(trainer, { as: "trainer", since: String(before), wait: "20" })).toMatchObject({
      tail: [{ type: "hand", ask: "問題" }],
    });
    const beam = await ask(trainer, { as: "projector", since: String(before), wait: "0" });
    expect(beam).toMatchObject({ tail: [], tally: { people: 1, hands: 1 }, presence: null });
  });
});
