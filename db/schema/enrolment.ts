import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { courseVersion } from "./catalogue.ts";
import { person } from "./identity.ts";

/** A person takes a course version; a retake is a new cycle. */
export const enrolment = sqliteTable(
  "enrolment",
  {
    id: text().primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    courseId: text("course_id").notNull(),
    versionId: text("version_id")
      .notNull()
      .references(() => courseVersion.id),
    cycle: integer().notNull(),
    enrolledAt: text("enrolled_at").notNull(),
  },
  (t) => [
    uniqueIndex("enrolment_cycle_unique").on(t.personId, t.courseId, t.cycle),
    index("enrolment_version").on(t.versionId),
  ],
);
