import { eq } from "drizzle-orm";
import { nowMs } from "#app/platform/clock.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { labOpinion } from "#db/schema/lab.ts";
import type { ShownOpinion } from "./opinion.ts";

/** After so long nobody waits any more for an opinion that hasn't come. */
const WAITED_FOR_MS = 15 * 60_000;

/** What a model thought of an attempt's visible cases, in the order of its file's rubrics and cases. */
export function opinionsOf(attemptId: string, database: Queryable = getDatabase()): ShownOpinion[] {
  return database
    .select()
    .from(labOpinion)
    .where(eq(labOpinion.attemptId, attemptId))
    .orderBy(labOpinion.caseId, labOpinion.rubricId)
    .all()
    .map((row) => ({
      rubricId: row.rubricId,
      label: row.label,
      caseId: row.caseId,
      model: row.modelName,
      opinion: opinionIn(row),
    }));
}

function opinionIn(row: typeof labOpinion.$inferSelect): ShownOpinion["opinion"] {
  const { outcome, gap, reason, askedAt } = row;
  if (outcome === "for" || outcome === "against") return { outcome, reason };
  if (outcome === "waiting" && nowMs() - Date.parse(askedAt) < WAITED_FOR_MS) return { outcome };
  return { outcome: "none", gap: gap ?? "unavailable" };
}
