import { inArray } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { labNote } from "#db/schema/lab.ts";

/** The notes on some tries, by the try's id. Only for the person who wrote them. */
export function notesOn(tryIds: string[], database: Queryable = getDatabase()): Map<string, string> {
  if (tryIds.length === 0) return new Map();
  const rows = database
    .select({ tryId: labNote.tryId, body: labNote.body })
    .from(labNote)
    .where(inArray(labNote.tryId, tryIds))
    .all();
  return new Map(rows.map(({ tryId, body }) => [tryId, body]));
}
