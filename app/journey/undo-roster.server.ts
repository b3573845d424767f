import { and, eq, isNull } from "drizzle-orm";
import { changingLines, rosterById } from "#app/features/identity/roster/rosters.queries.server.ts";
import { undoRoster as takeBack } from "#app/features/identity/roster/undo-roster.server.ts";
import { refreshRecordRowsOfPerson } from "#app/features/record/record-rows.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Database } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { rosterImport } from "#db/schema/roster.ts";
import { isOver } from "./commit-roster.server.ts";
import type { RosterOfficer } from "./plan-roster.server.ts";

/** Takes an import back within its hours. Whoever was changed since is left as they are, and named on the page. */
export function undoRoster(
  database: Database,
  id: string,
  { actorId, requestId }: RosterOfficer,
): Promise<"done" | "late"> {
  return inTransaction((tx) => {
    const roster = rosterById(id, tx);
    if (roster?.undoneAt) return "done";
    if (!roster?.committedAt || roster.emptiedAt || isOver(roster.committedAt)) return "late";
    const lines = takeBack(tx, changingLines(id, database), {
      importId: id,
      committedAt: roster.committedAt,
    });
    for (const { personId, kind } of lines) if (kind !== "new") refreshRecordRowsOfPerson(tx, personId);
    tx.update(rosterImport)
      .set({ undoneAt: now(), undoneBy: actorId })
      .where(and(eq(rosterImport.id, id), isNull(rosterImport.undoneAt)))
      .run();
    const undone = lines.filter(({ undo }) => undo === "undone");
    recordAudit(tx, {
      ...{ actorId, requestId },
      action: "roster.undo",
      subjectType: "roster",
      subjectId: id,
      detail: { undone: undone.length, changed: lines.length - undone.length },
    });
    for (const { personId, kind } of undone) {
      // The new ones are gone; the import's own events name them.
      if (kind === "new") continue;
      recordAudit(tx, {
        ...{ actorId, requestId },
        action: "person.restore",
        subjectType: "person",
        subjectId: personId,
        detail: { importId: id },
      });
    }
    return "done";
  }, database);
}
