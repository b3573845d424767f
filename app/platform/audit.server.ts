import type { Transaction } from "#db/client.server.ts";
import { placeholdersFor, preparedOnce } from "#db/prepared.server.ts";
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

const insertEvent = preparedOnce((database) =>
  database.insert(auditEvent).values(placeholdersFor(auditEvent)).prepare(),
);

/** Adds the audit row of a change, in the transaction of that change: both are kept or neither. */
export function recordAudit(tx: Transaction, entry: AuditEntry): void {
  insertEvent(tx).run({
    ...entry,
    id: newId(),
    at: now(),
    detail: entry.detail ?? {},
    requestId: entry.requestId ?? null,
  });
}
