import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Who changed what, when and why. Written in the transaction of the change itself; never updated. */
export const auditEvent = sqliteTable(
  "audit_event",
  {
    id: text().primaryKey(),
    at: text().notNull(),
    /** Person id, or null when the system itself acted (seed, command line). */
    actorId: text("actor_id"),
    action: text().notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    /** Small JSON object of ids and codes; no names, no texts people wrote. */
    detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id"),
  },
  (t) => [index("audit_event_subject").on(t.subjectType, t.subjectId), index("audit_event_at").on(t.at)],
);

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
