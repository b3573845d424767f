import { setTimeout as pause } from "node:timers/promises";
import { eventsAfter, roomState } from "#app/features/workshop/room-log.server.ts";
import { startServer } from "../../support/server.ts";
import type { Figures } from "../figures.ts";
import { servingProcesses } from "../processes.ts";
import type { FullRoom } from "./full-room.ts";
import { command, everybody, lead, pressUntilHeard } from "./full-room.ts";

const KILLS = 3;
const PRESSES = 60;

/**
 * The server is killed while hands go up, and begun again at once, as the system's supervisor does: when is everybody
 * back, and is each hand that was acknowledged in the log once?
 */
export async function measureKill(figures: Figures, room: FullRoom): Promise<number> {
  let wrong = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = eventsAfter(room.id, 0).length;
    const pressing = pressHands(room, String(kill % 2 === 0));
    await pause(400);
    const { pid, database } = room.server;
    const back = everybody(room).map((client) => client.greeting());
    const killedAt = performance.now();
    process.kill(pid, "SIGKILL");
    await gone(pid);
    room.server = await startServer({
      ...room.settings,
      ...{ DATABASE_FILE: database.$client.name, PORT: new URL(room.url).port },
    });
    figures.add("serving again after SIGKILL", "ms", performance.now() - killedAt);
    const backAt = Math.max(...(await Promise.all(back)));
    await expectAllListening(room);
    figures.add("everybody back and complete after SIGKILL", "ms", backAt - killedAt);
    const pressed = await pressing;
    const hands = eventsAfter(room.id, before).filter((event) => event.type === "hand").length;
    if (hands !== pressed) wrong += Math.abs(hands - pressed);
  }
  figures.add("acknowledged presses that SIGKILL lost or doubled", "", wrong);
  return wrong;
}

/** Being greeted isn't all: what happens next must come, too. @throws when it doesn't */
async function expectAllListening(room: FullRoom): Promise<void> {
  const heard = everybody(room).map(
    (client) =>
      new Promise<boolean>((resolve) => {
        client.told = ({ event, data }) => {
          if (event === "fact" && data.type === "roaming") resolve(true);
        };
      }),
  );
  await lead(room, { type: "roam", on: String(!roomState(room.id).pace.roaming) });
  const all = await Promise.race([Promise.all(heard), pause(10_000, null)]);
  for (const client of everybody(room)) client.told = () => {};
  if (!all) throw new Error("somebody hears nothing after the server was killed");
}

/** One of several processes is killed: the others go on, and whoever was with it comes back. */
export async function measureKillOfOne(figures: Figures, room: FullRoom): Promise<void> {
  const [victim] = servingProcesses(room.server.pid);
  if (victim === undefined) return;
  let returned = 0;
  let lastAt = 0;
  for (const client of everybody(room))
    void client.greeting().then((at) => {
      returned += 1;
      lastAt = Math.max(lastAt, at);
    });
  const killedAt = performance.now();
  process.kill(victim, "SIGKILL");
  // Who was with the other process hears no greeting: nobody new for a while is everybody.
  while (returned === 0 || performance.now() - lastAt < 3000) await pause(50);
  figures.add("back after SIGKILL of one of several processes", "ms", lastAt - killedAt);
}

/** Hands go up, or down, one after another. @returns how many were acknowledged */
async function pressHands(room: FullRoom, up: string): Promise<number> {
  const presses = room.cookies.slice(0, PRESSES).map(async (cookie, index) => {
    await pause(index * 15);
    await pressUntilHeard(`${room.url}/commands`, cookie, command(room, { type: "hand", up, ask: "" }));
  });
  return (await Promise.all(presses)).length;
}

/** Until a killed process is gone, and its port free. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      await pause(5);
    } catch {
      return;
    }
  }
}
