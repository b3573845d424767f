import { z } from "zod";
import { keepHouse } from "#app/journey/keep-house.server.ts";
import { jobKind } from "#app/platform/jobs/job.ts";

/** Empties and forgets what is over, and writes the day's head of the audit. */
export const keepHouseJob = jobKind({
  kind: "house.keep",
  payload: z.object({}),
  attempts: 5,
  wait: { first: 60_000, most: 3_600_000 },
  run: async () => void (await keepHouse()),
});
