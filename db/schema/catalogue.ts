import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const course = sqliteTable("course", {
  id: text().primaryKey(),
  /** The version that new learners get. */
  currentVersionId: text("current_version_id").notNull(),
  position: integer().notNull(),
});

/** A published course, immutable: its whole source is stored, so a record can be explained years later. */
export const courseVersion = sqliteTable(
  "course_version",
  {
    id: text().primaryKey(),
    courseId: text("course_id").notNull(),
    number: integer().notNull(),
    /** sha256 over the canonical form of all files, hidden cases included. */
    contentHash: text("content_hash").notNull(),
    change: text({ enum: ["editorial", "material"] }).notNull(),
    titleZh: text("title_zh").notNull(),
    titleEn: text("title_en").notNull(),
    creditedMinutes: integer("credited_minutes").notNull(),
    /** How many activities the version has, so that progress can be counted in SQL. */
    activityCount: integer("activity_count").notNull(),
    /** Completion rule as declared in course.md. */
    rule: text({ mode: "json" }).$type<{ require: "all-activities" }>().notNull(),
    /** `[{path, text}]`: everything the course was made of. */
    source: text({ mode: "json" }).$type<{ path: string; text: string }[]>().notNull(),
    publishedAt: text("published_at").notNull(),
  },
  (t) => [
    uniqueIndex("course_version_number_unique").on(t.courseId, t.number),
    uniqueIndex("course_version_hash_unique").on(t.courseId, t.contentHash),
  ],
);
