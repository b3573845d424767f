import type { RunTrouble } from "#app/features/lab/lab-page-data.ts";
import { takeCalls } from "#app/features/sandbox/quota.server.ts";
import { env } from "#app/platform/env.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/** Counts the model calls that a learner is about to make. @returns null, or why they may not be made now */
export async function takeModelCalls(open: OpenActivity, calls: number): Promise<RunTrouble | null> {
  const { QUOTA_PERSON: person, QUOTA_WORKSHOP: workshop, QUOTA_HOST: host } = env();
  const limits = { person, workshop, host };
  const taken = await inTransaction((tx) => takeCalls(tx, { personId: open.actor.personId }, calls, limits));
  return taken.ok ? null : { kind: "quota", scope: taken.scope, until: taken.until };
}
