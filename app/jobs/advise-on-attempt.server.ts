import { z } from "zod";
import { ADVISE, adviseOnAttempt } from "#app/journey/advise-on-attempt.server.ts";
import { jobKind } from "#app/platform/jobs/job.ts";

/** Asks a model for its opinion of an attempt, after the verdict and outside it. */
export const adviseJob = jobKind({
  kind: ADVISE,
  payload: z.object({ attempt: z.string() }),
  attempts: 3,
  atOnce: 4,
  wait: { first: 5_000, most: 60_000 },
  run: ({ attempt }, { signal }) => adviseOnAttempt(attempt, signal),
});
