import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import { enrol } from "#app/features/enrolment/enrolments.server.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Enrols the actor in a course's current version. A second click finds the first one's enrolment. */
export function enrolInCourse(
  actor: Pick<Actor, "personId">,
  version: { id: string; courseId: string },
  requestId: string | null,
): Promise<Enrolment> {
  return inTransaction((tx) =>
    enrolPerson(tx, { personId: actor.personId, actorId: actor.personId, version, requestId }),
  );
}

/** Enrols somebody in the caller's transaction; whoever is enrolled already stays so. */
export function enrolPerson(
  tx: Transaction,
  input: {
    personId: string;
    actorId: string;
    version: { id: string; courseId: string };
    requestId: string | null;
  },
): Enrolment {
  const { personId, version } = input;
  const { enrolment, created } = enrol(tx, {
    personId,
    courseId: version.courseId,
    versionId: version.id,
  });
  if (!created) return enrolment;
  recordAudit(tx, {
    actorId: input.actorId,
    action: "enrolment.create",
    subjectType: "enrolment",
    subjectId: enrolment.id,
    detail: { course: version.courseId, version: version.id },
    requestId: input.requestId,
  });
  refreshRecordRow(tx, enrolment.id);
  return enrolment;
}
