import type { Lab } from "#app/features/lab/lab.ts";
import { keepSolutionOpened } from "#app/features/lab/lab-solutions.server.ts";
import { doneActivities } from "#app/features/progress/progress.queries.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/**
 * Opens a lab's solution: after a pass, or after the failed submissions that its author asks for. From then on attempts
 * are marked, and without a pass they are judged on fresh cases.
 * @returns whether it was opened now
 */
export function openSolution(open: OpenActivity, lab: Lab, requestId: string | null): Promise<boolean> {
  const { activity, actor, enrolment } = open;
  return inTransaction((tx) => {
    const opened = keepSolutionOpened(tx, {
      enrolmentId: enrolment.id,
      activityId: activity.id,
      // As it is now: a submission in another tab may have passed meanwhile.
      passed: doneActivities(enrolment.id, tx).has(activity.id),
      after: lab.solutionAfter,
    });
    if (!opened) return false;
    recordAudit(tx, {
      actorId: actor.personId,
      action: "lab.solution",
      subjectType: "enrolment",
      subjectId: enrolment.id,
      detail: { activity: activity.id, ...opened },
      requestId,
    });
    return true;
  });
}
