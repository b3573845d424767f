import { recordAudit } from "#app/platform/audit.server.ts";
import { setJobAside as setAside } from "#app/platform/jobs/queue.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Puts a job aside that has stopped, with a reason. @returns false where it hasn't stopped, or no longer */
export function setJobAside(
  job: { id: string; kind: string },
  end: { actorId: string; reason: string },
  requestId: string,
): Promise<boolean> {
  return inTransaction((tx) => {
    if (!setAside(tx, job.id)) return false;
    recordAudit(tx, {
      actorId: end.actorId,
      action: "job.set-aside",
      subjectType: "job",
      subjectId: job.id,
      detail: { kind: job.kind },
      reason: end.reason,
      requestId,
    });
    return true;
  });
}
