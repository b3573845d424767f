import { and, eq, inArray, sql } from "drizzle-orm";
import { nowMs } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { modelUse } from "#db/schema/sandbox.ts";

/** Most model calls in a clock hour. 0 sets no limit. */
export type QuotaLimits = { person: number; workshop: number; host: number };

export type QuotaResult =
  | { ok: true }
  /** Nothing was counted. `until` is the instant (ISO, UTC) from which calls are counted anew. */
  | { ok: false; scope: keyof QuotaLimits; until: string };

const HOUR_MS = 3_600_000;

/**
 * Counts calls to a model before they are made, for the person, their workshop and the host together: all or none.
 * Counted in the database, so that several processes keep one count. A call that fails afterwards has been made.
 */
export function takeCalls(
  tx: Transaction,
  by: { personId: string; workshopId?: string | null },
  calls: number,
  limits: QuotaLimits,
): QuotaResult {
  const at = nowMs();
  const hour = hourOf(at);
  const scopes: [keyof QuotaLimits, string][] = [
    ["person", `person:${by.personId}`],
    ...(by.workshopId ? [["workshop", `workshop:${by.workshopId}`] as [keyof QuotaLimits, string]] : []),
    ["host", "host"],
  ];
  const names = scopes.map(([, name]) => name);
  const rows = tx
    .select({ scope: modelUse.scope, calls: modelUse.calls })
    .from(modelUse)
    .where(and(eq(modelUse.hour, hour), inArray(modelUse.scope, names)))
    .all();
  const used = new Map(rows.map((row) => [row.scope, row.calls]));
  for (const [kind, name] of scopes) {
    if (limits[kind] > 0 && (used.get(name) ?? 0) + calls > limits[kind]) {
      return {
        ok: false,
        scope: kind,
        until: new Date((Math.floor(at / HOUR_MS) + 1) * HOUR_MS).toISOString(),
      };
    }
  }
  tx.insert(modelUse)
    .values(names.map((scope) => ({ scope, hour, calls })))
    .onConflictDoUpdate({
      target: [modelUse.scope, modelUse.hour],
      set: { calls: sql`${modelUse.calls} + ${calls}` },
    })
    .run();
  return { ok: true };
}

/** Forgets the counts of hours that are over. @returns how many rows went */
export function forgetPastHours(tx: Transaction): number {
  return tx
    .delete(modelUse)
    .where(sql`${modelUse.hour} < ${hourOf(nowMs())}`)
    .run().changes;
}

const hourOf = (ms: number) => new Date(ms).toISOString().slice(0, 13);
