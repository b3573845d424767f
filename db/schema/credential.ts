import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { completion } from "./progress.ts";

/** What stands on a certificate, as it was on the day of issue. */
export type CertificateSnapshot = {
  name: string;
  romanisedName: string | null;
  agencyZh: string | null;
  agencyEn: string | null;
  courseZh: string;
  courseEn: string;
  versionNumber: number;
  creditedMinutes: number;
  completedAt: string;
  issuerZh: string;
  issuerEn: string;
  /** The person's data have been erased since: the name is a pseudonym. */
  erased?: boolean;
};

export const certificate = sqliteTable(
  "certificate",
  {
    id: text().primaryKey(),
    completionId: text("completion_id")
      .notNull()
      .references(() => completion.id),
    personId: text("person_id").notNull(),
    /** Without separators, upper case: 13 data characters and a check character. */
    serial: text().notNull(),
    snapshot: text({ mode: "json" }).$type<CertificateSnapshot>().notNull(),
    issuedAt: text("issued_at").notNull(),
    /** ISO instant after which it counts as expired; null: never. */
    validUntil: text("valid_until"),
    supersedes: text(),
  },
  (t) => [
    uniqueIndex("certificate_serial_unique").on(t.serial),
    uniqueIndex("certificate_completion_unique").on(t.completionId),
    index("certificate_person").on(t.personId),
  ],
);

/** The life of a certificate. Nothing is deleted: its state is read off these rows. */
export const certificateEvent = sqliteTable(
  "certificate_event",
  {
    id: text().primaryKey(),
    certificateId: text("certificate_id")
      .notNull()
      .references(() => certificate.id),
    kind: text({ enum: ["issued", "revoked", "superseded", "corrected"] }).notNull(),
    at: text().notNull(),
    actorId: text("actor_id"),
    reason: text(),
  },
  (t) => [index("certificate_event_certificate").on(t.certificateId, t.at)],
);
