import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { enrolment } from "./enrolment.ts";

/** The answer to a lesson's "check yourself" question; the last one stands. */
export const lessonAnswer = sqliteTable(
  "lesson_answer",
  {
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    activityId: text("activity_id").notNull(),
    questionId: text("question_id").notNull(),
    answer: text({ mode: "json" }).$type<string[]>().notNull(),
    correct: integer({ mode: "boolean" }).notNull(),
    tries: integer().notNull(),
    answeredAt: text("answered_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.enrolmentId, t.activityId, t.questionId] })],
);

/** One go at a quiz. The seed shuffles its options; a retake has another. */
export const quizAttempt = sqliteTable(
  "quiz_attempt",
  {
    id: text().primaryKey(),
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    activityId: text("activity_id").notNull(),
    number: integer().notNull(),
    seed: integer().notNull(),
    contentHash: text("content_hash").notNull(),
    startedAt: text("started_at").notNull(),
    /** Null while it is under way. */
    submittedAt: text("submitted_at"),
    right: integer("right_answers"),
    total: integer().notNull(),
    passed: integer({ mode: "boolean" }),
  },
  (t) => [uniqueIndex("quiz_attempt_number_unique").on(t.enrolmentId, t.activityId, t.number)],
);

/** Kept on the server as it is given; final once given, because the feedback has been shown. */
export const quizAnswer = sqliteTable(
  "quiz_answer",
  {
    attemptId: text("attempt_id")
      .notNull()
      .references(() => quizAttempt.id),
    questionId: text("question_id").notNull(),
    answer: text({ mode: "json" }).$type<string[]>().notNull(),
    correct: integer({ mode: "boolean" }).notNull(),
    answeredAt: text("answered_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.questionId] })],
);
