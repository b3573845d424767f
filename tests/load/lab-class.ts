import { setTimeout as pause } from "node:timers/promises";
import { useDatabase as writeInto } from "#db/client.server.ts";
import { labOf, unitAddress, unitOf } from "../support/learner.ts";
import { eventLoopDelay } from "./event-loop.ts";
import { quantile } from "./figures.ts";
import { joinedLearner, several } from "./learners.ts";
import type { Bench, Site } from "./measures.ts";
import { post, timed } from "./requests.ts";

const LEARNERS = 200;
const EVERY_MS = 20_000;

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

async function sampled(sample: () => Promise<number>, forMs: number): Promise<number[]> {
  const samples: number[] = [];
  for (const end = performance.now() + forMs; performance.now() < end; await pause(20)) {
    samples.push(await sample());
  }
  return samples;
}
