import type { ActivitySource, Course } from "#app/features/catalogue/course.ts";
import type { Enrolment } from "#app/features/enrolment/enrolment.ts";
import type { Actor } from "#app/features/identity/actor.ts";
import { markActivityDone } from "#app/features/progress/progress.server.ts";
import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import { noteRoomProgress } from "#app/features/workshop/room-progress.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { completeByUnits } from "./complete-course.server.ts";
import { unitInRooms } from "./open-activity.server.ts";

export type Finished = {
  /** False when the activity had been done before: a second click, a better attempt. */
  newlyDone: boolean;
  courseCompleted: boolean;
  /** Serial of the certificate issued now, or null. */
  serial: string | null;
};

/**
 * An activity is done: notes it, completes the course when its rule is met, issues the certificate and brings
 * HR's row up to date, all in the caller's transaction. Doing it twice changes nothing.
 */
export function finishActivity(
  tx: Transaction,
  input: {
    actor: Pick<Actor, "personId">;
    enrolment: Pick<Enrolment, "id" | "personId" | "courseId" | "versionId">;
    course: Course;
    activity: Pick<ActivitySource, "id" | "kind">;
    attemptId: string | null;
    requestId: string | null;
  },
): Finished {
  const { enrolment, activity, requestId } = input;
  const newlyDone = markActivityDone(tx, {
    enrolmentId: enrolment.id,
    activityId: activity.id,
    kind: activity.kind,
    attemptId: input.attemptId,
  });
  noteRoomProgress(tx, { ...unitInRooms(input), mark: "passed", check: null });
  if (!newlyDone) return { newlyDone: false, courseCompleted: false, serial: null };
  recordAudit(tx, {
    actorId: input.actor.personId,
    action: "activity.complete",
    subjectType: "enrolment",
    subjectId: enrolment.id,
    detail: { activity: activity.id, attempt: input.attemptId },
    requestId,
  });
  const serial = completeByUnits(tx, input);
  refreshRecordRow(tx, enrolment.id);
  return { newlyDone: true, courseCompleted: serial !== null, serial };
}
