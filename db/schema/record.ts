import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * HR's list, one row an enrolment: derived from the facts in the same transaction as they change, so that the
 * list can be sorted and paged by index. It can be rebuilt from the facts at any time, and a test does so.
 */
export const recordRow = sqliteTable(
  "record_row",
  {
    enrolmentId: text("enrolment_id").primaryKey(),
    personId: text("person_id").notNull(),
    name: text().notNull(),
    employeeNumber: text("employee_number"),
    /** Agency of the current post, or of the last one of who has left: who may see the row follows the person. */
    agencyId: text("agency_id").notNull(),
    courseId: text("course_id").notNull(),
    versionNumber: integer("version_number").notNull(),
    state: text({ enum: ["not-started", "in-progress", "completed"] }).notNull(),
    doneActivities: integer("done_activities").notNull(),
    totalActivities: integer("total_activities").notNull(),
    enrolledAt: text("enrolled_at").notNull(),
    completedAt: text("completed_at"),
    /** Learning time credited, in minutes; 0 until completed. */
    creditedMinutes: integer("credited_minutes").notNull(),
    serial: text(),
    /** Completion day in Taipei, or the day of enrolment: what the date filter looks at (YYYY-MM-DD). */
    day: text().notNull(),
  },
  (t) => [
    index("record_row_agency_day").on(t.agencyId, t.day, t.enrolmentId),
    index("record_row_agency_name").on(t.agencyId, t.name, t.enrolmentId),
    index("record_row_agency_course").on(t.agencyId, t.courseId, t.state, t.day),
    index("record_row_person").on(t.personId),
  ],
);

/** Totals of `record_row`, kept beside it in the same transaction. */
export const recordTally = sqliteTable(
  "record_tally",
  {
    agencyId: text("agency_id").notNull(),
    courseId: text("course_id").notNull(),
    state: text({ enum: ["not-started", "in-progress", "completed"] }).notNull(),
    day: text().notNull(),
    rows: integer().notNull(),
    creditedMinutes: integer("credited_minutes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.agencyId, t.courseId, t.state, t.day] })],
);
