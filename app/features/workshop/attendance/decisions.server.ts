import { createHash } from "node:crypto";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { attendanceDecision } from "#db/schema/attendance.ts";

export type DecisionRow = typeof attendanceDecision.$inferSelect;

/**
 * Adds a decision. The unique indexes hold one first decision for each participant and one successor for each decision.
 * @returns its digest for the audit, whose chain keeps it; null where somebody else has decided meanwhile
 */
export function insertDecision(tx: Transaction, decision: Omit<DecisionRow, "decidedAt">): string | null {
  const row: DecisionRow = { ...decision, decidedAt: now() };
  const { changes } = tx.insert(attendanceDecision).values(row).onConflictDoNothing().run();
  return changes === 0 ? null : decisionDigest(row);
}

/** A digest of everything that a decision says: who changes a row behind the triggers' back is found by it. */
export function decisionDigest(row: DecisionRow): string {
  const { id, workshopId, participantId, personId, status, proposed, reason, evidence } = row;
  const { requiredMinutes, presentMinutes, checksAsked, checksAnswered, paper, reasons } = evidence;
  const text = JSON.stringify([
    ...[id, workshopId, participantId, personId, status, proposed, reason],
    ...[requiredMinutes, presentMinutes, checksAsked, checksAnswered, paper, reasons],
    ...[row.ruleVersion, row.decidedAt, row.decidedBy, row.supersedes, row.completionId],
  ]);
  return createHash("sha256").update(text).digest("base64url");
}
