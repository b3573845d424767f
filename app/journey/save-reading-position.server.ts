import { saveReadingPosition } from "#app/features/progress/progress.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/** Keeps how far someone has read a lesson. */
export function keepReadingPosition(open: OpenActivity, headingId: string): Promise<void> {
  return inTransaction((tx) =>
    saveReadingPosition(tx, { enrolmentId: open.enrolment.id, activityId: open.activity.id, headingId }),
  );
}
