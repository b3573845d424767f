import { rebuildRecords } from "#app/features/record/record-rows.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Derives HR's list again from the facts, all in one transaction. */
export function rebuildAllRecords(): Promise<{ rows: number; differed: number }> {
  return inTransaction((tx) => rebuildRecords(tx));
}
