import { refreshRecordRow } from "#app/features/record/record-rows.server.ts";
import { getDatabase, inTransaction } from "#db/client.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";

/** Enrolments a transaction: few enough that learners who write meanwhile hardly wait. */
const BATCH = 200;

/**
 * Derives HR's list again from the facts, while the service goes on.
 * @returns how many rows there are, and how many differed from the facts
 */
export async function rebuildAllRecords(): Promise<{ rows: number; differed: number }> {
  const ids = getDatabase().select({ id: enrolment.id }).from(enrolment).all();
  let differed = 0;
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH).map(({ id }) => id);
    differed += await inTransaction((tx) => batch.filter((id) => refreshRecordRow(tx, id)).length);
  }
  return { rows: ids.length, differed };
}
