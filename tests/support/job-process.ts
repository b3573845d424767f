import { appendFileSync } from "node:fs";
import { z } from "zod";
import { jobKind } from "#app/platform/jobs/job.ts";
import { startRunner } from "#app/platform/jobs/runner.server.ts";

// A process that does jobs until it is told to stop. Each try is a line in the file it was given: the job's key, the try.

const file = process.argv[2] ?? "";
const note = (what: string) => appendFileSync(file, `${what}\n`);
const wait = { first: 1, most: 1 };

const runner = startRunner([
  jobKind({
    kind: "test.note",
    payload: z.object({}),
    attempts: 3,
    wait,
    run: async (_payload, job) => note(`${job.key} ${job.attempt}`),
  }),
  jobKind({
    kind: "test.hang",
    payload: z.object({}),
    attempts: 3,
    wait,
    run: (_payload, job) => {
      note(`${job.key} ${job.attempt}`);
      process.send?.("hanging");
      return new Promise(() => setInterval(() => {}, 1000));
    },
  }),
]);

process.on("message", async () => {
  await runner.stop(1000);
  process.exit(0);
});
process.send?.("ready");
