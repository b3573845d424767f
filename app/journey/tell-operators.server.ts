import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import { holdersOf } from "#app/features/identity/roles/roles.queries.server.ts";
import { nowMs, taipeiDay } from "#app/platform/clock.ts";
import { newestDeath } from "#app/platform/jobs/jobs.queries.server.ts";
import { inTransaction } from "#db/client.server.ts";

const DAY_MS = 86_400_000;

/**
 * Tells operators that jobs have stopped: once a day, however many there are, for the mail that says so may be the next
 * one to stop.
 */
export async function tellOfStoppedJobs(): Promise<void> {
  const stopped = newestDeath();
  if (stopped === null || nowMs() - Date.parse(stopped) > DAY_MS) return;
  const day = taipeiDay(stopped);
  await inTransaction((tx) => {
    for (const personId of holdersOf("operator", tx))
      noteNotice(tx, { kind: "jobs.stopped", personId, event: day, detail: { day } });
  });
}
