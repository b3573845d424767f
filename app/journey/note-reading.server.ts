import type { Actor } from "#app/features/identity/actor.ts";
import type { RecordFilter } from "#app/features/record/record-filter.ts";
import { filterQuery } from "#app/features/record/record-filter.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

// Who looked at what is other people's. What can't be written down isn't shown.

/** Notes that records were listed, or left the house as a file: by which filter, how many rows. */
export function noteRecords(
  actor: Actor,
  action: "record.list" | "record.export",
  seen: { filter: RecordFilter; rows: number },
  requestId: string,
): Promise<void> {
  const { filter, rows } = seen;
  return inTransaction((tx) =>
    recordAudit(tx, {
      actorId: actor.personId,
      action,
      subjectType: "record-list",
      subjectId: filter.agency ?? "all",
      // A search text may be somebody's name: the audit keeps only that there was one.
      detail: { filter: filterQuery({ ...filter, q: null }), searched: filter.q !== null, rows },
      requestId,
    }),
  );
}

/** Notes that someone opened another person's record or certificate. One's own is nobody's business. */
export async function noteReading(
  actor: Actor,
  seen: { subjectType: "record" | "certificate"; subjectId: string; personId: string },
  requestId: string,
): Promise<void> {
  const { subjectType, subjectId, personId } = seen;
  if (personId === actor.personId) return;
  await inTransaction((tx) =>
    recordAudit(tx, {
      actorId: actor.personId,
      action: `${subjectType}.read`,
      subjectType,
      subjectId,
      detail: { personId },
      requestId,
    }),
  );
}

/** Notes that a workshop's attendance left as a file. */
export async function noteAttendanceExport(
  actor: Actor,
  workshopId: string,
  requestId: string,
): Promise<void> {
  await inTransaction((tx) =>
    recordAudit(tx, {
      actorId: actor.personId,
      action: "attendance.export",
      subjectType: "workshop",
      subjectId: workshopId,
      requestId,
    }),
  );
}
