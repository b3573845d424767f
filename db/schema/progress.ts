import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { enrolment } from "./enrolment.ts";

/** An activity done, with what proves it. Append-only. */
export const activityCompletion = sqliteTable(
  "activity_completion",
  {
    id: text().primaryKey(),
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    activityId: text("activity_id").notNull(),
    kind: text({ enum: ["lesson", "quiz", "lab"] }).notNull(),
    /** The attempt it rests on; a lesson rests on its answers and has none. */
    attemptId: text("attempt_id"),
    completedAt: text("completed_at").notNull(),
  },
  (t) => [uniqueIndex("activity_completion_unique").on(t.enrolmentId, t.activityId)],
);

/** Where someone stopped reading: a convenience, never evidence. */
export const readingPosition = sqliteTable(
  "reading_position",
  {
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    activityId: text("activity_id").notNull(),
    headingId: text("heading_id").notNull(),
    savedAt: text("saved_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.enrolmentId, t.activityId] })],
);

/** A course done, as it was that day. Append-only: an error is fixed by another row, never by a change. */
export const completion = sqliteTable(
  "completion",
  {
    id: text().primaryKey(),
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    personId: text("person_id").notNull(),
    courseId: text("course_id").notNull(),
    versionId: text("version_id").notNull(),
    versionNumber: integer("version_number").notNull(),
    titleZh: text("title_zh").notNull(),
    titleEn: text("title_en").notNull(),
    creditedMinutes: integer("credited_minutes").notNull(),
    /** What it rests on: the units done, or a trainer's decision that somebody attended. */
    rule: text({ mode: "json" })
      .$type<
        { require: "all-activities" } | { require: "attendance"; workshopId: string; decisionId: string }
      >()
      .notNull(),
    agencyId: text("agency_id"),
    agencyNameZh: text("agency_name_zh"),
    agencyNameEn: text("agency_name_en"),
    /** Share of quiz questions answered right in the best attempt, in whole percent; null without a quiz. */
    grade: integer(),
    source: text({ enum: ["system", "trainer", "import"] }).notNull(),
    completedAt: text("completed_at").notNull(),
  },
  (t) => [
    uniqueIndex("completion_enrolment_unique").on(t.enrolmentId).where(sql`${t.source} = 'system'`),
    // The unique index above covers one source only and serves no join.
    index("completion_enrolment").on(t.enrolmentId),
    index("completion_person").on(t.personId),
    // What was completed in an agency, year by year.
    index("completion_agency").on(t.agencyId, t.completedAt),
  ],
);

/** A completion that doesn't hold any more. The completion itself stays; one that has such a row counts nowhere. */
export const completionWithdrawal = sqliteTable("completion_withdrawal", {
  completionId: text("completion_id")
    .primaryKey()
    .references(() => completion.id),
  at: text().notNull(),
  by: text().notNull(),
  /** What took it back, for example `attendance:<decision>`. */
  because: text().notNull(),
});
