import type { RunTrouble } from "#app/features/lab/lab-page-data.ts";
import { takeCalls } from "#app/features/sandbox/quota.server.ts";
import type { UnitInRooms } from "#app/features/workshop/room-progress.server.ts";
import { roomOfUnit } from "#app/features/workshop/room-progress.server.ts";
import { env } from "#app/platform/env.server.ts";
import { inTransaction } from "#db/client.server.ts";

/**
 * Counts the model calls that are about to be made for somebody's work on a unit: theirs, the host's, and those of the
 * open room in which they do it.
 * @returns null, or why they may not be made now
 */
export async function takeModelCalls(unit: UnitInRooms, calls: number): Promise<RunTrouble | null> {
  const { QUOTA_PERSON: person, QUOTA_WORKSHOP: workshop, QUOTA_HOST: host } = env();
  const limits = { person, workshop, host };
  const { personId } = unit;
  const taken = await inTransaction((tx) =>
    takeCalls(tx, { personId, workshopId: roomOfUnit(tx, unit) }, calls, limits),
  );
  return taken.ok ? null : { kind: "quota", scope: taken.scope, until: taken.until };
}
