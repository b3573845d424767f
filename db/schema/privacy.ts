import { sql } from "drizzle-orm";
import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { enrolment } from "./enrolment.ts";
import { person } from "./identity.ts";

/**
 * What somebody asks to be done with data about them: something put right, or all of it erased. Decided once, by an HR
 * officer; the row stays, its words are emptied when their time is over.
 */
export const dataRequest = sqliteTable(
  "data_request",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    kind: text({
      enum: ["name", "romanised-name", "employee-number", "post", "record", "erasure"],
    }).notNull(),
    /** Which record, where it is about one. */
    enrolmentId: text("enrolment_id").references(() => enrolment.id),
    /** How it should read; empty where everything is to be erased. */
    wanted: text().notNull(),
    reason: text().notNull(),
    askedAt: text("asked_at").notNull(),
    /** The person, or an HR officer for somebody who has left. */
    askedBy: text("asked_by")
      .notNull()
      .references(() => person.id),
    decidedAt: text("decided_at"),
    decidedBy: text("decided_by").references(() => person.id),
    outcome: text({ enum: ["accepted", "refused"] }),
    /** What the person is told; a refusal always says why. */
    answer: text(),
    /** When the words of both sides were emptied. */
    emptiedAt: text("emptied_at"),
  },
  (t) => [
    // One of a kind waits at a time: a second click, or a second thought, is no second request.
    uniqueIndex("data_request_one_open")
      .on(t.personId, t.kind)
      .where(sql`${t.decidedAt} is null and ${t.enrolmentId} is null`),
    uniqueIndex("data_request_one_open_a_record")
      .on(t.enrolmentId, t.kind)
      .where(sql`${t.decidedAt} is null and ${t.enrolmentId} is not null`),
    index("data_request_person").on(t.personId),
  ],
);

/**
 * The national ID of somebody whose agency must report hours under it. Sealed; the lookup is a keyed hash, so that one
 * number is nobody else's too, and the table alone tells no number.
 */
export const personNationalId = sqliteTable(
  "person_national_id",
  {
    personId: text("person_id")
      .primaryKey()
      .references(() => person.id),
    sealed: text().notNull(),
    lookup: text().notNull(),
    enteredAt: text("entered_at").notNull(),
    enteredBy: text("entered_by")
      .notNull()
      .references(() => person.id),
  },
  (t) => [uniqueIndex("person_national_id_lookup_unique").on(t.lookup)],
);
