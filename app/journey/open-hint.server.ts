import { openNextHint } from "#app/features/lab/lab-attempts.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/** Opens a lab's next hint, after a failed try. @returns its number, or null when there is none to open */
export function openHint(open: OpenActivity, hintCount: number): Promise<number | null> {
  return inTransaction((tx) =>
    openNextHint(tx, { enrolmentId: open.enrolment.id, activityId: open.activity.id, hintCount }),
  );
}
