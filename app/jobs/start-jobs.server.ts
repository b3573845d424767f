import type { JobKind, Schedule } from "#app/platform/jobs/job.ts";
import type { Runner } from "#app/platform/jobs/runner.server.ts";
import { startRunner } from "#app/platform/jobs/runner.server.ts";
import { keepHouseJob } from "./keep-house.server.ts";

/** Every kind of job that the product knows. */
const KINDS: JobKind[] = [keepHouseJob];

const SCHEDULES: Schedule[] = [{ kind: keepHouseJob.kind, everyMs: 6 * 3_600_000 }];

/** Does the jobs in this process, from now on. */
export const startJobs = (): Runner => startRunner(KINDS, SCHEDULES);
