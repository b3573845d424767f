import { recordAudit } from "#app/platform/audit.server.ts";
import { reviveJob } from "#app/platform/jobs/queue.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Lets a job that has stopped be tried again. @returns false where it hasn't stopped, or no longer */
export function retryJob(
  job: { id: string; kind: string },
  actorId: string,
  requestId: string,
): Promise<boolean> {
  return inTransaction((tx) => {
    if (!reviveJob(tx, job.id)) return false;
    recordAudit(tx, {
      actorId,
      action: "job.retry",
      subjectType: "job",
      subjectId: job.id,
      detail: { kind: job.kind },
      requestId,
    });
    return true;
  });
}
