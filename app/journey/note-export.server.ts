import type { Actor } from "#app/features/identity/actor.ts";
import type { RecordFilter } from "#app/features/record/record-filter.ts";
import { filterQuery } from "#app/features/record/record-filter.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

/** Notes that records left the house: who took them, by which filter, how many rows. */
export function noteExport(
  actor: Actor,
  filter: RecordFilter,
  rows: number,
  requestId: string,
): Promise<void> {
  return inTransaction((tx) =>
    recordAudit(tx, {
      actorId: actor.personId,
      action: "record.export",
      subjectType: "record-list",
      subjectId: filter.agency ?? "all",
      // A search text may be somebody's name: the audit keeps only that there was one.
      detail: { filter: filterQuery({ ...filter, q: null }), searched: filter.q !== null, rows },
      requestId,
    }),
  );
}
