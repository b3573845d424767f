import {
  putNationalId,
  removeNationalId,
  wholeNationalId,
} from "#app/features/identity/people/national-ids.server.ts";
import type { AuditEntry } from "#app/platform/audit.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";

type By = { actorId: string; requestId: string | null };

const event = (action: string, personId: string, { actorId, requestId }: By): AuditEntry => ({
  actorId,
  action,
  subjectType: "person",
  subjectId: personId,
  detail: { personId },
  requestId,
});

/** Enters somebody's national ID in the place of any there was. @returns false where it is somebody else's */
export function setNationalId(personId: string, number: string, by: By): Promise<boolean> {
  return inTransaction((tx) => {
    if (!putNationalId(tx, { personId, number, enteredBy: by.actorId })) return false;
    recordAudit(tx, event("national-id.set", personId, by));
    return true;
  });
}

/** Takes somebody's national ID away. @returns whether there was one */
export function takeNationalIdAway(personId: string, by: By): Promise<boolean> {
  return inTransaction((tx) => {
    if (!removeNationalId(tx, personId)) return false;
    recordAudit(tx, event("national-id.remove", personId, by));
    return true;
  });
}

/** The whole number, once it is written down who looks and why; null where there is none. */
export function revealNationalId(personId: string, reason: string, by: By): Promise<string | null> {
  return inTransaction((tx) => {
    const number = wholeNationalId(tx, personId);
    if (number !== null) recordAudit(tx, { ...event("national-id.reveal", personId, by), reason });
    return number;
  });
}
