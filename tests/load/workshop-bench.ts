import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Figures, toTable } from "./figures.ts";
import { measureBuffered, measureLossy } from "./room/bad-networks.ts";
import { countFaults, everybody, fillRoom, lead, openStreams } from "./room/full-room.ts";
import { checkHistogram, watchHarness } from "./room/harness.ts";
import { measureKill, measureKillOfOne } from "./room/kill-room.ts";
import { measureLeading } from "./room/lead-room.ts";

// npm run bench:workshop [-- --people N] [-- --processes N] [-- --json FILE]: one room over real HTTP on this machine:
// 300 participants, two trainers and a projector, all behind one address; first served by one process, then by two. Every
// browser is checked: nothing lost, nothing twice, nothing out of order.

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "300" },
    processes: { type: "string" },
    json: { type: "string" },
  },
});
const PEOPLE = Number(values.people);
const say = (text: string) => console.error(text);

checkHistogram();
const all = [];
let wrong = 0;
for (const processes of values.processes ? [Number(values.processes)] : [1, 2]) {
  const figures = new Figures();
  say(`${PEOPLE} people join a room that ${processes} process(es) serve …`);
  wrong += await measureRoom(figures, processes);
  const ending = processes === 1 ? "" : `; ${processes} processes`;
  all.push(...figures.all().map((figure) => ({ ...figure, name: figure.name + ending })));
}
console.log(toTable(all));
if (values.json) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
process.exit(wrong > 0 ? 1 : 0);

/** Everything about one room, from the door to the last who leaves. @returns how much was lost, twice or out of order */
async function measureRoom(figures: Figures, processes: number): Promise<number> {
  const room = await fillRoom(figures, PEOPLE, processes);
  const lookBack = watchHarness(figures);
  await measureLeading(figures, room, say);
  let faults = 0;
  if (processes === 1) {
    say("A slow network that loses packets …");
    faults += await measureLossy(figures, room);
    say("A proxy that buffers …");
    const buffered = await measureBuffered(figures, room);
    faults += buffered ?? 0;
    if (buffered === null)
      say("There is no nginx here: what happens behind a proxy that buffers is not measured.");
  } else {
    say("One of the processes is killed …");
    await measureKillOfOne(figures, room);
  }
  say("The server is killed …");
  faults += await measureKill(figures, room);
  lookBack(everybody(room));
  await pause(500);
  faults += countFaults(figures, room, everybody(room));
  await lead(room, { type: "close" });
  await pause(500);
  for (const client of everybody(room)) client.stop();
  let left = await openStreams(room);
  for (let waited = 0; left > 0 && waited < 5000; waited += 100) {
    await pause(100);
    left = await openStreams(room);
  }
  figures.add("streams left after everybody has gone", "", left);
  await room.server.stop();
  return faults + left;
}
