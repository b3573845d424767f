import { z } from "zod";
import { CARRY_OUT, carryOutAgencyChanges } from "#app/journey/carry-out-agency-change.server.ts";
import { jobKind } from "#app/platform/jobs/job.ts";

/** Does what was decided about an agency when its day has come, and whatever else is due by then. */
export const changeAgencyJob = jobKind({
  kind: CARRY_OUT,
  payload: z.object({ change: z.string() }),
  attempts: 12,
  wait: { first: 5_000, most: 3_600_000 },
  run: () => carryOutAgencyChanges(),
});
