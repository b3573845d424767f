import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import { enrol } from "#app/features/enrolment/enrolments.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Enrols the actor in a course's current version. A second click finds the first one's enrolment. */
export function enrolInCourse(
  actor: Pick<Actor, "personId">,
  version: { id: string; courseId: string },
  requestId: string | null,
): Promise<Enrolment> {
  return inTransaction((tx) => {
    const { enrolment, created } = enrol(tx, {
      personId: actor.personId,
      courseId: version.courseId,
      versionId: version.id,
    });
    if (!created) return enrolment;
    recordAudit(tx, {
      actorId: actor.personId,
      action: "enrolment.create",
      subjectType: "enrolment",
      subjectId: enrolment.id,
      detail: { course: version.courseId, version: version.id },
      requestId,
    });
    refreshRecordRow(tx, enrolment.id);
    return enrolment;
  });
}
