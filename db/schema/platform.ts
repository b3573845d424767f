import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
    // Who looked at somebody's things is asked by whoever they are about.
    index("audit_event_person")
      .on(sql`${t.detail} ->> 'personId'`)
      .where(sql`${t.detail} ->> 'personId' is not null`),
    index("audit_event_list")
      .on(t.subjectId, t.seq)
      .where(sql`${t.action} in ('record.list', 'record.export', 'team.read')`),
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

/**
 * Work that follows from what was written, put down in the same transaction and done after it. `payload` holds ids, never
 * names or addresses. A row is open until it has an outcome; while `lease` is set, whoever holds it is at work.
 */
export const job = sqliteTable(
  "job",
  {
    id: text().primaryKey(),
    /** What it is for, for example `mail:<link>`: put down twice, it is one job. */
    key: text().notNull(),
    kind: text().notNull(),
    payload: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    createdAt: text("created_at").notNull(),
    /** When it may be taken; while somebody is at work on it, when their lease ends and it may be taken again. */
    dueAt: text("due_at").notNull(),
    /** How often it was taken. */
    attempts: integer().notNull(),
    /** Token of whoever took it last. What they bring counts only as long as it stands here. */
    lease: text(),
    /** Why the newest try failed, as a code: `smtp-451`, `ECONNREFUSED`. */
    cause: text(),
    outcome: text({ enum: ["done", "dead", "aside"] }),
    endedAt: text("ended_at"),
  },
  (t) => [
    uniqueIndex("job_key_unique").on(t.key),
    index("job_open").on(t.dueAt).where(sql`${t.outcome} is null`),
    index("job_ended").on(t.outcome, t.endedAt).where(sql`${t.outcome} is not null`),
  ],
);
