import { eq } from "drizzle-orm";
import { recordAudit } from "#app/platform/audit.server.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { certificate, certificateEvent } from "#db/schema/credential.ts";
import { person } from "#db/schema/identity.ts";
import { completion } from "#db/schema/progress.ts";
import { addMonths } from "./certificate.ts";
import { newSerial } from "./serial.ts";

/**
 * Issues the certificate of a completion, once: asked again it finds the one there is. What stands on it is what
 * held on that day, taken from the completion and never again from the course.
 */
export function issueCertificate(
  tx: Transaction,
  input: {
    completionId: string;
    validMonths: number | null;
    actorId: string | null;
    requestId: string | null;
  },
): { id: string; serial: string } {
  const known = tx
    .select({ id: certificate.id, serial: certificate.serial })
    .from(certificate)
    .where(eq(certificate.completionId, input.completionId))
    .get();
  if (known) return known;

  const facts = tx
    .select({ completion, name: person.name, romanisedName: person.romanisedName })
    .from(completion)
    .innerJoin(person, eq(person.id, completion.personId))
    .where(eq(completion.id, input.completionId))
    .get();
  if (!facts) throw new Error(`there is no completion ${input.completionId} to certify`);
  const done = facts.completion;
  const issuedAt = now();
  const row = {
    id: newId(),
    completionId: done.id,
    personId: done.personId,
    serial: newSerial(),
    snapshot: {
      name: facts.name,
      romanisedName: facts.romanisedName,
      agencyZh: done.agencyNameZh,
      agencyEn: done.agencyNameEn,
      courseZh: done.titleZh,
      courseEn: done.titleEn,
      versionNumber: done.versionNumber,
      creditedMinutes: done.creditedMinutes,
      completedAt: done.completedAt,
      issuerZh: env().ISSUER_NAME_ZH,
      issuerEn: env().ISSUER_NAME_EN,
    },
    issuedAt,
    validUntil: input.validMonths === null ? null : addMonths(issuedAt, input.validMonths),
  };
  tx.insert(certificate).values(row).run();
  addEvent(tx, row.id, "issued", input.actorId, null);
  recordAudit(tx, {
    actorId: input.actorId,
    action: "certificate.issue",
    subjectType: "enrolment",
    subjectId: done.enrolmentId,
    detail: { certificate: row.id, completion: done.id },
    requestId: input.requestId,
  });
  return { id: row.id, serial: row.serial };
}

/**
 * Takes a certificate back. It stays on record, and whoever verifies it reads when and why.
 * @returns the enrolment it belongs to; "already" when it was revoked before, "unknown" when there is none
 */
export function revokeCertificate(
  tx: Transaction,
  input: { serial: string; reason: string; actorId: string | null },
): { enrolmentId: string } | "already" | "unknown" {
  const row = tx
    .select({ id: certificate.id, enrolmentId: completion.enrolmentId })
    .from(certificate)
    .innerJoin(completion, eq(completion.id, certificate.completionId))
    .where(eq(certificate.serial, input.serial))
    .get();
  if (!row) return "unknown";
  const kinds = tx
    .select({ kind: certificateEvent.kind })
    .from(certificateEvent)
    .where(eq(certificateEvent.certificateId, row.id))
    .all();
  if (kinds.some(({ kind }) => kind === "revoked")) return "already";
  addEvent(tx, row.id, "revoked", input.actorId, input.reason);
  recordAudit(tx, {
    actorId: input.actorId,
    action: "certificate.revoke",
    subjectType: "enrolment",
    subjectId: row.enrolmentId,
    detail: { certificate: row.id },
  });
  return { enrolmentId: row.enrolmentId };
}

function addEvent(
  tx: Transaction,
  certificateId: string,
  kind: "issued" | "revoked",
  actorId: string | null,
  reason: string | null,
): void {
  tx.insert(certificateEvent).values({ id: newId(), certificateId, kind, at: now(), actorId, reason }).run();
}
