import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { dataRequest } from "#db/schema/privacy.ts";
import type { DataRequest } from "./data-request.ts";

type Asked = Omit<DataRequest, "decidedAt" | "decidedBy" | "outcome" | "answer" | "emptiedAt" | "askedAt">;

/** Writes a request down. @returns false where one of its kind waits already, or it was sent before */
export function insertDataRequest(tx: Transaction, request: Asked): boolean {
  const row = { ...request, askedAt: now() };
  return tx.insert(dataRequest).values(row).onConflictDoNothing().run().changes > 0;
}

/** Decides a request, once. @returns false where somebody has decided it already */
export function decideDataRequest(
  tx: Transaction,
  id: string,
  decision: { decidedBy: string; outcome: "accepted" | "refused"; answer: string },
): boolean {
  const { changes } = tx
    .update(dataRequest)
    .set({ ...decision, decidedAt: now() })
    .where(and(eq(dataRequest.id, id), isNull(dataRequest.decidedAt)))
    .run();
  return changes > 0;
}

/** Empties the words of requests that were decided before an instant. @returns of how many */
export function emptyRequestTexts(tx: Transaction, before: string): number {
  return tx
    .update(dataRequest)
    .set({ wanted: "", reason: "", answer: "", emptiedAt: now() })
    .where(
      and(isNull(dataRequest.emptiedAt), isNotNull(dataRequest.decidedAt), lt(dataRequest.decidedAt, before)),
    )
    .run().changes;
}
