import { and, eq, isNull, ne, notExists } from "drizzle-orm";
import { noteNotice } from "#app/features/enrolment/notices/notices.server.ts";
import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import type { Transaction } from "#db/client.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { completion, completionWithdrawal } from "#db/schema/progress.ts";

/**
 * After an editorial change learners under way get the new version; those who have completed keep theirs.
 * (After a material change nobody is moved.) What they have done stays done: activities keep their ids.
 */
export function moveLearners(tx: Transaction, version: { id: string; courseId: string }): number {
  const underWay = tx
    .select({ id: enrolment.id, personId: enrolment.personId })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.courseId, version.courseId),
        ne(enrolment.versionId, version.id),
        notExists(
          tx
            .select({ id: completion.id })
            .from(completion)
            .leftJoin(completionWithdrawal, eq(completionWithdrawal.completionId, completion.id))
            .where(and(eq(completion.enrolmentId, enrolment.id), isNull(completionWithdrawal.completionId))),
        ),
      ),
    )
    .all();
  for (const { id, personId } of underWay) {
    tx.update(enrolment).set({ versionId: version.id }).where(eq(enrolment.id, id)).run();
    refreshRecordRow(tx, id);
    const detail = { course: version.courseId, version: version.id };
    noteNotice(tx, { kind: "course.updated", personId, event: version.id, detail });
  }
  return underWay.length;
}
