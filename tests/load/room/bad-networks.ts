import { setTimeout as pause } from "node:timers/promises";
import { headOf } from "#app/features/workshop/room-log.server.ts";
import type { Figures } from "../figures.ts";
import { startBufferingProxy } from "./buffering-proxy.ts";
import type { FullRoom } from "./full-room.ts";
import { command, countFaults, lead, pressUntilHeard } from "./full-room.ts";
import { expectCount, microseconds, report } from "./harness.ts";
import { startLossyProxy } from "./lossy-proxy.ts";
import { RoomClient } from "./room-client.ts";

/** As many as an office has that sits behind one such line; more would measure the proxy. */
const BEHIND = 40;
const DELAY_MS = 200;
const LOSS = 0.05;
const CHANGES = 12;

/** The room's people once more, who come in by another address. */
function behind({ id, cookies, trainerCookie }: FullRoom, origin: string): RoomClient[] {
  const url = `${origin}/workshops/${id}`;
  return [
    ...cookies.slice(0, BEHIND).map((cookie) => new RoomClient(url, cookie, "participant", headOf(id))),
    new RoomClient(url, trainerCookie, "trainer"),
    new RoomClient(url, trainerCookie, "projector"),
  ];
}

/** The pace changes, from when the pages are there on, and each change is timed until everybody has heard of it. */
async function changePace(
  figures: Figures,
  room: FullRoom,
  clients: readonly RoomClient[],
  name: string,
): Promise<void> {
  const seen = microseconds();
  for (let change = 0; change < CHANGES; change++) {
    const sentAt = performance.now();
    const seq = headOf(room.id) + 1;
    const heard = clients.map(
      (client) =>
        new Promise<void>((resolve) => {
          client.told = ({ event, data, at }) => {
            const whole = event === "hello" && data.state !== null && Number(data.seq) >= seq;
            if (!whole && (event !== "fact" || data.seq !== seq)) return;
            client.told = () => {};
            seen.recordValue(Math.max(1, Math.round((at - sentAt) * 1000)));
            resolve();
          };
        }),
    );
    await lead(room, { type: "lock", on: String(change % 2 === 0) });
    await Promise.race([Promise.all(heard), pause(45_000)]);
    await pause(300);
  }
  expectCount(name, seen, CHANGES * clients.length);
  report(figures, name, seen);
  figures.add(`${name}, latest`, "ms", seen.maxValue / 1000);
}

/** Everybody leaves once everything has arrived. @returns how much hasn't, or wrongly */
async function leave(
  figures: Figures,
  room: FullRoom,
  clients: readonly RoomClient[],
  proxy: { close: () => void },
): Promise<number> {
  await pause(3000);
  const faults = countFaults(figures, room, clients);
  for (const client of clients) client.stop();
  proxy.close();
  return faults;
}

/** A proxy that holds the stream back: how long until everybody hears of something all the same.
 * @returns how much was lost, twice or out of order; null where there is no such proxy */
export async function measureBuffered(figures: Figures, room: FullRoom): Promise<number | null> {
  const proxy = await startBufferingProxy(room.server.url);
  if (!proxy) return null;
  const clients = behind(room, proxy.url);
  for (const client of clients) void client.start();
  await changePace(figures, room, clients, "seen behind a buffering proxy");
  const streams = clients.filter((client) => client.way === "stream").length;
  figures.add("behind a buffering proxy, still at the stream", "", streams);
  return leave(figures, room, clients, proxy);
}

/** A slow line that loses packets: what is seen, and what is pressed, when, and all of it once.
 * @returns how much was lost, twice or out of order */
export async function measureLossy(figures: Figures, room: FullRoom): Promise<number> {
  const where = `${DELAY_MS} ms of delay each way and ${LOSS * 100} % loss`;
  const proxy = await startLossyProxy(Number(new URL(room.server.url).port), DELAY_MS, LOSS);
  const clients = behind(room, proxy.url);
  const started = performance.now();
  const live = await Promise.all(clients.map((client) => client.start()));
  figures.add(`everybody live, ${where}`, "ms", Math.max(...live) - started);
  await changePace(figures, room, clients, `seen, ${where}`);
  const answers = microseconds();
  const url = `${proxy.url}/workshops/${room.id}/commands`;
  for (const up of ["true", "false"]) {
    const presses = room.cookies.slice(0, BEHIND).map(async (cookie) => {
      const ms = await pressUntilHeard(url, cookie, command(room, { type: "hand", up, ask: "" }));
      answers.recordValue(Math.round(ms * 1000));
    });
    await Promise.all(presses);
  }
  report(figures, `answer POST, ${where}`, answers);
  return leave(figures, room, clients, proxy);
}
