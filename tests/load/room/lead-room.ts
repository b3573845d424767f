import { setTimeout as pause } from "node:timers/promises";
import { eventLoopDelay } from "../event-loop.ts";
import type { Figures } from "../figures.ts";
import { cpuSeconds, resident, servingProcesses } from "../processes.ts";
import { post } from "../requests.ts";
import type { FullRoom } from "./full-room.ts";
import { command, everybody, lead } from "./full-room.ts";
import { expectCount, microseconds, report } from "./harness.ts";

const PACE_CHANGES = 40;
/** Forty hands in a second is more than a room can do. */
const HANDS_PER_SECOND = 40;

/** A lesson's worth of leading: the pace, the hands, the tallies, a cut of all lines; and what it takes of the machine. */
export async function measureLeading(figures: Figures, room: FullRoom, say: (text: string) => void) {
  const pids = servingProcesses(room.server.pid);
  const idle = resident(pids);
  await Promise.all(everybody(room).map((client) => client.start()));
  for (const pid of pids) await eventLoopDelay(pid);
  const began = { at: performance.now(), cpu: cpuSeconds(pids) };
  say("The pace changes …");
  await changePace(figures, room);
  say("Hands …");
  await raiseHands(figures, room);
  say("Tallies …");
  await watchTallies(figures, room);
  say("Everybody is cut off and comes back …");
  await cutAll(figures, room);
  const took = (performance.now() - began.at) / 1000;
  figures.add("share of one core", "%", (100 * (cpuSeconds(pids) - began.cpu)) / took);
  figures.add("memory above idle", "MiB", resident(pids) - idle);
  for (const pid of pids) figures.add("event-loop delay, p99", "ms", (await eventLoopDelay(pid)).p99);
}

/** One change of the pace after another, and when each participant hears of it. */
async function changePace(figures: Figures, room: FullRoom, name = "pace change seen"): Promise<void> {
  const pace = microseconds();
  const { participants } = room;
  for (let i = 0; i < PACE_CHANGES; i++) {
    const sentAt = performance.now();
    let left = participants.length;
    const all = new Promise<void>((resolve) => {
      for (const client of participants)
        client.told = ({ event, at }) => {
          if (event !== "fact") return;
          pace.recordValue(Math.max(1, Math.round((at - sentAt) * 1000)));
          left -= 1;
          if (left === 0) resolve();
        };
    });
    await lead(room, { type: "lock", on: String(i % 2 === 0) });
    await Promise.race([all, pause(5000)]);
    for (const client of participants) client.told = () => {};
    await pause(100);
  }
  expectCount(name, pace, PACE_CHANGES * participants.length);
  report(figures, name, pace);
}

/** Everybody raises a hand and lowers it. */
async function raiseHands(figures: Figures, room: FullRoom): Promise<void> {
  const answers = microseconds();
  const turns = room.cookies.map(async (cookie, index) => {
    await pause((index / HANDS_PER_SECOND) * 1000);
    for (const up of ["true", "false"]) {
      const hand = command(room, { type: "hand", up, ask: "" });
      const { status, ms } = await post(`${room.url}/commands`, cookie, hand);
      if (status !== 200) throw new Error(`a hand answers ${status}`);
      answers.recordValue(Math.max(1, Math.round(ms * 1000)));
    }
  });
  await Promise.all(turns);
  expectCount("hands", answers, 2 * room.cookies.length);
  report(figures, "answer POST", answers);
}

async function watchTallies(figures: Figures, { url, cookies, projector, ...room }: FullRoom): Promise<void> {
  // The last of the hands is told first: a tally that is the same as the one before isn't sent.
  await pause(1000);
  for (let i = 0; i < 10; i++) {
    const up = i % 2 === 0;
    const sentAt = performance.now();
    const seen = new Promise<number>((resolve) => {
      projector.told = ({ event, data, at }) => {
        if (event === "tally" && data.hands === (up ? 1 : 0)) resolve(at - sentAt);
      };
    });
    const hand = command(room, { type: "hand", up: String(up), ask: "" });
    await post(`${url}/commands`, cookies[0] ?? "", hand);
    figures.add("age of a tally", "ms", await Promise.race([seen, pause(5000, 5000)]));
    await pause(250);
  }
  projector.told = () => {};
}

/** All lines break at once, and the room moves on meanwhile. */
async function cutAll(figures: Figures, room: FullRoom): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const cutAt = performance.now();
    const back = everybody(room).map((client) => client.greeting());
    for (const client of everybody(room)) client.cut();
    await lead(room, { type: "roam", on: String(i % 2 === 0) });
    figures.add("everybody back after a cut", "ms", Math.max(...(await Promise.all(back))) - cutAt);
  }
}
