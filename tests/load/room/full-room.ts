import { setTimeout as pause } from "node:timers/promises";
import { eventsAfter, roomState } from "#app/features/workshop/room-log.server.ts";
import { newId } from "#app/platform/ids.ts";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { makeOpenWorkshop, makePerson, publishTestCourse } from "../../support/factories.ts";
import { sessionCookie } from "../../support/requests.ts";
import type { TestServer } from "../../support/server.ts";
import { startServer } from "../../support/server.ts";
import { WATCHED } from "../event-loop.ts";
import type { Figures } from "../figures.ts";
import { post } from "../requests.ts";
import type { Faults } from "./room-client.ts";
import { RoomClient } from "./room-client.ts";

const TOKEN = "the-bench-looks-at-metrics";
/** As fast as an office comes through a door: everybody within ten seconds, and no more in a second than are ready. */
const DOOR_MS = 10_000;
/** One in so many mistypes the code first. */
const MISTYPES = 10;

/** A room with everybody in it, over real HTTP: what a bench measures and breaks. */
export type FullRoom = {
  server: TestServer;
  /** What the server was started with, for its next start. */
  settings: Record<string, string>;
  url: string;
  id: string;
  code: string;
  /** Of the participants, in the order of their seats. */
  cookies: string[];
  trainerCookie: string;
  participants: RoomClient[];
  trainers: RoomClient[];
  projector: RoomClient;
};

/** Opens a room on a server of its own; everybody joins it through the door, all from one address. */
export async function fillRoom(figures: Figures, people: number, processes: number): Promise<FullRoom> {
  const settings = {
    ...{ LOG_LEVEL: "warn", WEB_CONCURRENCY: String(processes), METRICS_TOKEN: TOKEN, ...WATCHED },
  };
  const server = await startServer(settings);
  writeInto(server.database);
  const room = await makeOpenWorkshop(await publishTestCourse(), { capacity: people });
  const cookies: string[] = [];
  for (let i = 0; i < people; i++) {
    cookies.push(await sessionCookie((await makePerson({ name: `參加者${i}` })).personId));
  }
  const join = async (cookie: string, code: string) => post(`${server.url}/join`, cookie, [["code", code]]);
  const joined = cookies.map(async (cookie, index) => {
    await pause((index / people) * DOOR_MS);
    if (index % MISTYPES === 0) {
      const wrong = await join(cookie, "AAAAAA");
      if (wrong.status !== 400) throw new Error(`a wrong code answers ${wrong.status}`);
    }
    const { status, ms, body } = await join(cookie, room.code);
    if (status !== 302) throw new Error(`the door answers ${status}: ${body}`);
    return ms;
  });
  figures.add("joining from one address, slowest", "ms", Math.max(...(await Promise.all(joined))));
  const trainerCookie = await sessionCookie(room.trainer.personId);
  const url = `${server.url}/workshops/${room.id}`;
  return {
    ...{ server, settings, url, id: room.id, code: room.code, cookies, trainerCookie },
    participants: cookies.map((cookie) => new RoomClient(url, cookie, "participant")),
    trainers: [0, 1].map(() => new RoomClient(url, trainerCookie, "trainer")),
    projector: new RoomClient(url, trainerCookie, "projector"),
  };
}

export const everybody = ({ participants, trainers, projector }: FullRoom) => [
  ...participants,
  ...trainers,
  projector,
];

/** A command as a form's fields, with the revision that the room has now. */
export function command(room: Pick<FullRoom, "id">, fields: Record<string, string>): [string, string][] {
  const expected = String(roomState(room.id).pace.revision);
  return Object.entries({ ...fields, expected, actionId: newId() });
}

/** What the trainer presses. @throws unless it is carried out */
export async function lead(room: FullRoom, fields: Record<string, string>): Promise<void> {
  const { status, body } = await post(
    `${room.url}/commands?as=trainer`,
    room.trainerCookie,
    command(room, fields),
  );
  if (status !== 200) throw new Error(`a command answers ${status}: ${body}`);
}

/** Sends a press as a browser does: again where no answer came, the same one. @returns how long it took in all, in ms */
export async function pressUntilHeard(
  url: string,
  cookie: string,
  fields: [string, string][],
): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answer = await post(url, cookie, fields).catch(() => null);
    if (answer && answer.status < 500) {
      if (answer.status !== 200) throw new Error(`a press answers ${answer.status}: ${answer.body}`);
      return performance.now() - started;
    }
    await pause(250);
  }
}

/** What everybody should have heard against what they did, and whether the log has gaps. @returns the sum of all faults */
export function countFaults(figures: Figures, room: FullRoom, clients: readonly RoomClient[]): number {
  const events = eventsAfter(room.id, 0);
  const forRoom = events.filter((event) => event.audience === "room").map((event) => event.seq);
  const total: Faults = { lost: 0, twice: 0, disordered: 0 };
  for (const client of clients) {
    client.check(client.as === "trainer" ? events.map((event) => event.seq) : forRoom);
    for (const kind of ["lost", "twice", "disordered"] as const) total[kind] += client.faults[kind];
  }
  for (const kind of ["lost", "twice", "disordered"] as const) figures.add(`events ${kind}`, "", total[kind]);
  const gaps = events.filter((event, index) => event.seq !== index + 1).length;
  figures.add("gaps in the log", "", gaps);
  return total.lost + total.twice + total.disordered + gaps;
}

/** How many streams the server has open, as it tells an operator. */
export async function openStreams({ server }: FullRoom): Promise<number> {
  const answer = await fetch(`${server.url}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } });
  const text = await answer.text();
  return Number(/^event_streams (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}
