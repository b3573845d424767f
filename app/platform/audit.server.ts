import type { Transaction } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/platform.ts";
import { now } from "./clock.ts";
import { newId } from "./ids.ts";

export type AuditEntry = {
  /** Person id; null when the system acted by itself or from the command line. */
  actorId: string | null;
  /** What was done, as `noun.verb`: "enrolment.create", "certificate.revoke". */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Ids, codes and numbers only: names and texts that people wrote stay in their own tables. */
  detail?: Record<string, unknown>;
  requestId?: string | null;
};

/** Adds the audit row of a change, in the transaction of that change: both are kept or neither. */
export function recordAudit(tx: Transaction, entry: AuditEntry): void {
  tx.insert(auditEvent)
    .values({
      id: newId(),
      at: now(),
      actorId: entry.actorId,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      detail: entry.detail ?? {},
      requestId: entry.requestId ?? null,
    })
    .run();
}
