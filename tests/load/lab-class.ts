import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { labOf, unitAddress, unitOf } from "../support/learner.ts";
import { quantile } from "./figures.ts";
import { joinedLearner, several } from "./learners.ts";
import type { Bench, Site } from "./measures.ts";
import { post, timed } from "./requests.ts";

const LEARNERS = 200;
const EVERY_MS = 20_000;

/** Where a server that is started with `WATCHED` writes how long its event loop was held up. */
const FILE = join(mkdtempSync(join(tmpdir(), "event-loop-")), "delay.json");
export const WATCHED = {
  NODE_OPTIONS: `--import ${pathToFileURL("tests/load/event-loop-watch.mjs")}`,
  EVENT_LOOP_FILE: FILE,
};

/**
 * Two hundred learners, each running a prompt every twenty seconds: how long a run takes to its end, how long the
 * event loop is held up, and what a reader of a lesson feels meanwhile.
 */
export async function measureLabClass({ figures, runs }: Bench, site: Site): Promise<void> {
  const { url, database, world } = site;
  writeInto(database);
  const activity = unitOf(world.course, "lab");
  const prompt = labOf(world.course, activity).text["zh-TW"].solution;
  const address = `${url}${unitAddress(world.course, activity)}/runs`;
  const learners = await several(LEARNERS, () => joinedLearner(world));
  const lesson = url + unitAddress(world.course, unitOf(world.course, "lesson"));
  const reader = await joinedLearner(world);
  const readLesson = async () => (await timed(lesson, { headers: { Cookie: reader.cookie } })).ms;

  for (let run = 0; run < Math.max(1, Math.floor(runs / 2)); run++) {
    const idle = await sampled(readLesson, 3000);
    await eventLoopDelay(site.pid);
    const ended = learners.map(async ({ cookie }, index) => {
      await pause((index * EVERY_MS) / LEARNERS);
      const { body, ms, firstByteMs } = await post(address, cookie, [["prompt", prompt]]);
      if (!body.includes("event: verdict")) throw new Error("a run came to no verdict");
      return { ms, firstByteMs };
    });
    const busy = await sampled(readLesson, EVERY_MS);
    const times = await Promise.all(ended);
    const delay = await eventLoopDelay(site.pid);
    const class200 = `${LEARNERS} learners, a run each ${EVERY_MS / 1000} s`;
    figures.add(
      `${class200}: a run to its end, p95`,
      "ms",
      quantile(
        times.map((one) => one.ms),
        0.95,
      ),
    );
    figures.add(
      `${class200}: first byte, p95`,
      "ms",
      quantile(
        times.map((one) => one.firstByteMs),
        0.95,
      ),
    );
    figures.add(`${class200}: event-loop delay, p99`, "ms", delay.p99);
    figures.add(`${class200}: lesson page p95, idle`, "ms", quantile(idle, 0.95));
    figures.add(`${class200}: lesson page p95, meanwhile`, "ms", quantile(busy, 0.95));
  }
}

/** How long the event loop of a watched server was held up since it was last asked. */
async function eventLoopDelay(pid: number): Promise<{ p50: number; p99: number }> {
  rmSync(FILE, { force: true });
  process.kill(pid, "SIGUSR2");
  for (let waited = 0; waited < 5000; waited += 50) {
    await pause(50);
    if (!existsSync(FILE)) continue;
    const text = readFileSync(FILE, "utf8");
    if (text.endsWith("}")) return JSON.parse(text);
  }
  throw new Error("the server does not tell its event loop's delay");
}

async function sampled(sample: () => Promise<number>, forMs: number): Promise<number[]> {
  const samples: number[] = [];
  for (const end = performance.now() + forMs; performance.now() < end; await pause(20)) {
    samples.push(await sample());
  }
  return samples;
}
