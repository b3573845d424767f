import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { enrolment } from "./enrolment.ts";

/** One *Run* on the visible cases: practice, never an attempt. Kept so that history can be compared. */
export const labRun = sqliteTable(
  "lab_run",
  {
    id: text().primaryKey(),
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    activityId: text("activity_id").notNull(),
    locale: text({ enum: ["zh-TW", "en"] }).notNull(),
    prompt: text().notNull(),
    modelId: text("model_id").notNull(),
    /** How it ended. Anything but `finished` has no verdict. */
    outcome: text({ enum: ["finished", "stopped", "failed", "timed-out"] }).notNull(),
    /** Visible cases only: `[{caseId, output, checks}]`, as the learner saw them. */
    cases: text({ mode: "json" }).$type<unknown[]>().notNull(),
    passedChecks: integer("passed_checks").notNull(),
    totalChecks: integer("total_checks").notNull(),
    startedAt: text("started_at").notNull(),
    finishedAt: text("finished_at").notNull(),
  },
  (t) => [index("lab_run_history").on(t.enrolmentId, t.activityId, t.startedAt)],
);

/** One completed *Submit*, judged on all cases. What the infrastructure broke is not here. */
export const labAttempt = sqliteTable(
  "lab_attempt",
  {
    id: text().primaryKey(),
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    activityId: text("activity_id").notNull(),
    number: integer().notNull(),
    /** Given by the form when it was drawn: a second click of the same form is the same attempt. */
    submissionKey: text("submission_key").notNull(),
    locale: text({ enum: ["zh-TW", "en"] }).notNull(),
    contentHash: text("content_hash").notNull(),
    modelId: text("model_id").notNull(),
    settings: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    prompt: text().notNull(),
    /** The whole verdict with outputs, hidden cases included: evidence, never sent to a browser whole. */
    evidence: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    passed: integer({ mode: "boolean" }).notNull(),
    score: integer().notNull(),
    passedChecks: integer("passed_checks").notNull(),
    totalChecks: integer("total_checks").notNull(),
    submittedAt: text("submitted_at").notNull(),
  },
  (t) => [
    uniqueIndex("lab_attempt_number_unique").on(t.enrolmentId, t.activityId, t.number),
    uniqueIndex("lab_attempt_submission_unique").on(t.enrolmentId, t.submissionKey),
  ],
);

/** A hint that a learner has opened; hints come one at a time, after a failed try. */
export const labHint = sqliteTable(
  "lab_hint",
  {
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    activityId: text("activity_id").notNull(),
    number: integer().notNull(),
    openedAt: text("opened_at").notNull(),
  },
  (t) => [uniqueIndex("lab_hint_unique").on(t.enrolmentId, t.activityId, t.number)],
);
