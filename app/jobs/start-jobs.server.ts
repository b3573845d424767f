import type { JobKind, Schedule } from "#app/platform/jobs/job.ts";
import type { Runner } from "#app/platform/jobs/runner.server.ts";
import { startRunner } from "#app/platform/jobs/runner.server.ts";
import { closeMail } from "#app/platform/mail/send-mail.server.ts";
import { adviseJob } from "./advise-on-attempt.server.ts";
import { changeAgencyJob } from "./change-agency.server.ts";
import { keepHouseJob } from "./keep-house.server.ts";
import { digestMailJob, linkMailJob, passwordMailJob } from "./send-mail.server.ts";
import { tellPeopleJob } from "./tell-people.server.ts";
import { workshopMailJob, workshopRemindersJob } from "./workshop-mail.server.ts";

/** Every kind of job that the product knows. */
export const KINDS: JobKind[] = [
  adviseJob,
  changeAgencyJob,
  digestMailJob,
  keepHouseJob,
  linkMailJob,
  passwordMailJob,
  tellPeopleJob,
  workshopMailJob,
  workshopRemindersJob,
];

const SCHEDULES: Schedule[] = [
  { kind: keepHouseJob.kind, everyMs: 6 * 3_600_000 },
  { kind: tellPeopleJob.kind, everyMs: 15 * 60_000 },
  { kind: workshopRemindersJob.kind, everyMs: 1_800_000 },
];

/** Does the jobs in this process, from now on. */
export function startJobs(): Runner {
  const runner = startRunner(KINDS, SCHEDULES);
  return {
    async stop(graceMs) {
      await runner.stop(graceMs);
      closeMail();
    },
  };
}
