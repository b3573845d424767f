import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Who did what to what, and when. Written in the transaction of the change itself; triggers refuse every later change
 * but the emptying of `aside` and `salt`. Each row's hash covers the row and the hash before it (audit-chain.server.ts).
 */
export const auditEvent = sqliteTable(
  "audit_event",
  {
    /** Without gaps: a row that is missing is seen. */
    seq: integer().primaryKey(),
    at: text().notNull(),
    /** Person id, or null when the system itself acted (seed, command line). */
    actorId: text("actor_id"),
    action: text().notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    /** Small JSON object of ids and codes; no names, no texts people wrote. */
    detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id"),
    /** Its JSON as text, for the commitment is of this very text. */
    aside: text(),
    salt: text(),
    /** What the chain covers of `aside`: its hash with the salt. Empty where there never was any. */
    commitment: text().notNull(),
    /** Empty in rows from before there was a chain; the first row with one covers them all. */
    hash: text().notNull(),
  },
  (t) => [
    index("audit_event_subject").on(t.subjectType, t.subjectId),
    index("audit_event_aside").on(t.at).where(sql`${t.salt} is not null`),
  ],
);

/** The chain's newest hash on a day, signed where there is a key: kept elsewhere too, it shows a chain made anew. */
export const auditHead = sqliteTable("audit_head", {
  /** Day in Taipei. */
  day: text().primaryKey(),
  seq: integer().notNull(),
  hash: text().notNull(),
  at: text().notNull(),
  /** Ed25519 over what `headText` writes; null without a key. */
  signature: text(),
});

/** Text that someone is still writing, kept with a revision: a save that names an old one is refused. */
export const draft = sqliteTable(
  "draft",
  {
    personId: text("person_id").notNull(),
    /** What the draft is of, for example `lab:<enrolment>:<activity>:<locale>`. */
    subject: text().notNull(),
    revision: integer().notNull(),
    body: text().notNull(),
    savedAt: text("saved_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.subject] })],
);
