import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Histogram } from "hdr-histogram-js";
import { build } from "hdr-histogram-js";
import { eventsAfter, roomState } from "#app/features/workshop/room-log.server.ts";
import { joinWorkshop } from "#app/journey/join-workshop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { makeOpenWorkshop, makePerson, publishTestCourse } from "../support/factories.ts";
import { sessionCookie } from "../support/requests.ts";
import { startServer } from "../support/server.ts";
import { Figures, toTable } from "./figures.ts";
import { post } from "./requests.ts";
import type { Told } from "./room-client.ts";
import { RoomClient } from "./room-client.ts";

// npm run bench:workshop [-- --people N] [-- --processes N] [-- --json FILE]: one room over real HTTP on this machine:
// 300 participants, two trainers and a projector. Every browser is checked: nothing lost, nothing twice, nothing out of
// order; and the harness counts what it has measured against what it must have.

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "300" },
    processes: { type: "string", default: "1" },
    json: { type: "string" },
  },
});
const PEOPLE = Number(values.people);
const PACE_CHANGES = 40;
/** Forty hands in a second is more than a room can do. */
const HANDS_PER_SECOND = 40;
const say = (text: string) => console.error(text);

const figures = new Figures();
const server = await startServer({ LOG_LEVEL: "warn", WEB_CONCURRENCY: values.processes });
writeInto(server.database);
const room = await makeOpenWorkshop(await publishTestCourse(), { capacity: PEOPLE });
const url = `${server.url}/workshops/${room.id}`;

say(`${PEOPLE} people join …`);
const cookies: string[] = [];
for (let i = 0; i < PEOPLE; i++) {
  const person = await makePerson({ name: `參加者${i}` });
  await joinWorkshop(room.code, person, "192.0.2.1", null);
  cookies.push(await sessionCookie(person.personId));
}
const trainerCookie = await sessionCookie(room.trainer.personId);

const idle = resident();
/** What is waited for: given each message of each participant. */
let heard: (message: Told) => void = () => {};
let tallied: (message: Told) => void = () => {};
const participants = cookies.map((cookie) => new RoomClient(url, cookie, "participant", (one) => heard(one)));
const trainers = [0, 1].map(() => new RoomClient(url, trainerCookie, "trainer", () => {}));
const projector = new RoomClient(url, trainerCookie, "projector", (one) => tallied(one));
const everybody = [...participants, ...trainers, projector];
await Promise.all(everybody.map((client) => client.connect()));

const began = { at: performance.now(), cpu: cpuSeconds() };
say("The pace changes …");
const pace = histogram();
for (let i = 0; i < PACE_CHANGES; i++) {
  const sentAt = performance.now();
  let left = PEOPLE;
  const all = new Promise<void>((resolve) => {
    heard = ({ event, at }) => {
      if (event !== "fact") return;
      pace.recordValue(Math.max(1, Math.round((at - sentAt) * 1000)));
      left -= 1;
      if (left === 0) resolve();
    };
  });
  await lead({ type: "lock", on: String(i % 2 === 0) });
  await Promise.race([all, pause(5000)]);
  heard = () => {};
  await pause(100);
}
expectCount("pace changes seen", pace, PACE_CHANGES * PEOPLE);
report("pace change seen, p50", pace, 50);
report("pace change seen, p99", pace, 99);

say("Hands …");
const answers = histogram();
const turns = cookies.map(async (cookie, index) => {
  await pause((index / HANDS_PER_SECOND) * 1000);
  for (const up of ["true", "false"]) {
    const { status, ms } = await post(`${url}/commands`, cookie, command({ type: "hand", up, ask: "" }));
    if (status !== 200) throw new Error(`a hand answers ${status}`);
    answers.recordValue(Math.max(1, Math.round(ms * 1000)));
  }
});
await Promise.all(turns);
expectCount("hands", answers, 2 * PEOPLE);
report("answer POST, p50", answers, 50);
report("answer POST, p99", answers, 99);

say("Tallies …");
// The last of the hands above is told first: a tally that is the same as the one before isn't sent.
await pause(1000);
for (let i = 0; i < 10; i++) {
  const up = i % 2 === 0;
  const sentAt = performance.now();
  const seen = new Promise<number>((resolve) => {
    tallied = ({ event, data, at }) => {
      if (event === "tally" && data.hands === (up ? 1 : 0)) resolve(at - sentAt);
    };
  });
  await post(`${url}/commands`, cookies[0] ?? "", command({ type: "hand", up: String(up), ask: "" }));
  figures.add("age of a tally", "ms", await Promise.race([seen, pause(5000, 5000)]));
  await pause(250);
}

say("Everybody is cut off and comes back …");
for (let i = 0; i < 3; i++) {
  for (const client of everybody) client.cut();
  const cutAt = performance.now();
  await lead({ type: "roam", on: String(i % 2 === 0) });
  // As browsers do: at once, but not all in the same moment.
  const back = everybody.map(async (client) => {
    await pause(100 + 400 * Math.random());
    await client.connect();
    return performance.now() - cutAt;
  });
  figures.add("everybody back after a cut", "ms", Math.max(...(await Promise.all(back))));
}
const took = (performance.now() - began.at) / 1000;
figures.add("share of one core", "%", (100 * (cpuSeconds() - began.cpu)) / took);
figures.add("memory above idle", "MiB", resident() - idle);

await pause(500);
const events = eventsAfter(room.id, 0);
const forRoom = events.filter((event) => event.audience === "room").map((event) => event.seq);
for (const client of participants) client.check(forRoom);
for (const client of trainers) client.check(events.map((event) => event.seq));
projector.check(forRoom);
for (const kind of ["lost", "twice", "disordered"] as const) {
  figures.add(
    `events ${kind}`,
    "",
    everybody.reduce((sum, client) => sum + client[kind], 0),
  );
}
const gaps = events.filter((event, index) => event.seq !== index + 1).length;
figures.add("gaps in the log", "", gaps);
for (const client of everybody) client.cut();

console.log(toTable(figures.all()));
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures.all(), null, 2)}\n`);
await server.stop();
const wrong = everybody.some((client) => client.lost + client.twice + client.disordered > 0) || gaps > 0;
process.exit(wrong ? 1 : 0);

/** In microseconds, up to a minute. */
function histogram(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 60_000_000,
    numberOfSignificantValueDigits: 3,
  });
}

/** A figure of which some were never measured would look better than it is. */
function expectCount(what: string, measured: Histogram, count: number): void {
  if (measured.totalCount !== count)
    throw new Error(`${what}: ${measured.totalCount} measured, not ${count}`);
}

function report(name: string, measured: Histogram, percentile: number): void {
  figures.add(name, "ms", measured.getValueAtPercentile(percentile) / 1000);
}

function command(fields: Record<string, string>): [string, string][] {
  const expected = String(roomState(room.id).pace.revision);
  return Object.entries({ ...fields, expected, actionId: newId() });
}

async function lead(fields: Record<string, string>): Promise<void> {
  const { status, body } = await post(`${url}/commands?as=trainer`, trainerCookie, command(fields));
  if (status !== 200) throw new Error(`a command answers ${status}: ${body}`);
}

/** Memory of the server's process in MiB; with several, of the one that watches over them. */
function resident(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Time that the server's process has computed, in seconds (a tick is a hundredth). */
function cpuSeconds(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
