import { asc, desc, eq, sql } from "drizzle-orm";
import type { Database, Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { preparedOnce } from "#db/prepared.server.ts";
import { certificate, certificateEvent } from "#db/schema/credential.ts";
import { completion } from "#db/schema/progress.ts";
import type { Certificate, CertificateEvent } from "./certificate.ts";

export type CertificateWithEvents = { certificate: Certificate; events: CertificateEvent[] };

function eventsOf(certificateId: string, database: Database): CertificateEvent[] {
  return database
    .select({ kind: certificateEvent.kind, at: certificateEvent.at, reason: certificateEvent.reason })
    .from(certificateEvent)
    .where(eq(certificateEvent.certificateId, certificateId))
    .orderBy(asc(certificateEvent.at), asc(certificateEvent.id))
    .all();
}

/** A certificate by its stored serial (see `readSerial`), with its life so far; null when there is none. */
export function certificateBySerial(
  serial: string,
  database: Database = getDatabase(),
): CertificateWithEvents | null {
  const row = database.select().from(certificate).where(eq(certificate.serial, serial)).get();
  return row ? { certificate: row, events: eventsOf(row.id, database) } : null;
}

/** A person's certificates, newest first. */
export function certificatesOf(
  personId: string,
  database: Database = getDatabase(),
): CertificateWithEvents[] {
  return database
    .select()
    .from(certificate)
    .where(eq(certificate.personId, personId))
    .orderBy(desc(certificate.issuedAt))
    .all()
    .map((row) => ({ certificate: row, events: eventsOf(row.id, database) }));
}

const selectOfCompletion = preparedOnce((database) =>
  database
    .select({ serial: certificate.serial })
    .from(certificate)
    .where(eq(certificate.completionId, sql.placeholder("completionId")))
    .prepare(),
);

/** Serial of the certificate that a completion led to, or null. */
export function serialOfCompletion(completionId: string, database: Queryable = getDatabase()): string | null {
  return selectOfCompletion(database).get({ completionId })?.serial ?? null;
}

/** Serial of the newest certificate of an enrolment, or null while the course is under way. */
export function serialOfEnrolment(enrolmentId: string, database: Database = getDatabase()): string | null {
  const row = database
    .select({ serial: certificate.serial })
    .from(certificate)
    .innerJoin(completion, eq(completion.id, certificate.completionId))
    .where(eq(completion.enrolmentId, enrolmentId))
    .orderBy(desc(certificate.issuedAt), desc(certificate.id))
    .get();
  return row?.serial ?? null;
}
