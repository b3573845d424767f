import { z } from "zod";
import { digestNotices } from "#app/journey/digest-notices.server.ts";
import { tellOfStoppedJobs } from "#app/journey/tell-operators.server.ts";
import { jobKind } from "#app/platform/jobs/job.ts";

/** Puts together the mails that are due about notices, each quarter of an hour. */
export const tellPeopleJob = jobKind({
  kind: "notices.digest",
  payload: z.object({}),
  // The next quarter of an hour does what this one couldn't.
  attempts: 3,
  wait: { first: 30_000, most: 120_000 },
  run: async () => {
    await tellOfStoppedJobs();
    await digestNotices();
  },
});
