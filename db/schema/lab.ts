import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
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
    /** Of the course version that it was made with; null for runs from before this was kept. */
    contentHash: text("content_hash"),
    modelId: text("model_id").notNull(),
    /** Temperature, seed and cap, as the model got them. */
    settings: text({ mode: "json" }).$type<Record<string, unknown>>().notNull().default({}),
    /** What the guard noticed in the prompt: kinds and places, never the values. */
    findings: text({ mode: "json" }).$type<unknown[]>().notNull().default([]),
    /** How it ended. Anything but `finished` has no verdict. */
    outcome: text({ enum: ["finished", "stopped", "failed", "timed-out"] }).notNull(),
    /** How a simulated model read the prompt; null with other models. */
    reading: text({ mode: "json" }).$type<unknown>(),
    /** Visible cases only: `[{caseId, output, checks}]`, as the learner saw them. */
    cases: text({ mode: "json" }).$type<unknown[]>().notNull(),
    passedChecks: integer("passed_checks").notNull(),
    totalChecks: integer("total_checks").notNull(),
    startedAt: text("started_at").notNull(),
    finishedAt: text("finished_at").notNull(),
    /** When prompt and outputs were emptied, their time being over; null while they are kept. */
    emptiedAt: text("emptied_at"),
  },
  (t) => [
    index("lab_run_history").on(t.enrolmentId, t.activityId, t.startedAt),
    index("lab_run_to_empty").on(t.finishedAt).where(sql`emptied_at is null`),
  ],
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
    /** What the guard noticed in the prompt: kinds and places, never the values. */
    findings: text({ mode: "json" }).$type<unknown[]>().notNull().default([]),
    prompt: text().notNull(),
    /** The whole verdict with outputs, hidden cases included: evidence, never sent to a browser whole. */
    evidence: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    passed: integer({ mode: "boolean" }).notNull(),
    score: integer().notNull(),
    passedChecks: integer("passed_checks").notNull(),
    totalChecks: integer("total_checks").notNull(),
    /** Sent after the learner had opened the solution; unless it passed, it was practice. */
    afterSolution: integer("after_solution", { mode: "boolean" }).notNull().default(false),
    submittedAt: text("submitted_at").notNull(),
    /** When prompt and outputs were emptied; the verdict stays. */
    emptiedAt: text("emptied_at"),
  },
  (t) => [
    index("lab_attempt_to_empty").on(t.submittedAt).where(sql`emptied_at is null`),
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

/**
 * What a learner noted about a run or an attempt, for nobody else: a table of its own, so that whoever reads attempts
 * as evidence never has it in hand. Emptied with the try's texts.
 */
export const labNote = sqliteTable(
  "lab_note",
  {
    /** Of a run or an attempt; their ids are of one kind and never meet. */
    tryId: text("try_id").notNull(),
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    body: text().notNull(),
    writtenAt: text("written_at").notNull(),
  },
  (t) => [uniqueIndex("lab_note_try_unique").on(t.tryId)],
);

/** A learner opened a lab's solution: once an enrolment and lab, and never taken back. */
export const labSolution = sqliteTable(
  "lab_solution",
  {
    enrolmentId: text("enrolment_id")
      .notNull()
      .references(() => enrolment.id),
    activityId: text("activity_id").notNull(),
    /** Why it could be opened. Opened before a pass, later attempts are judged on fresh cases. */
    reason: text({ enum: ["passed", "tries"] }).notNull(),
    /** Failed submissions until then. */
    failedAttempts: integer("failed_attempts").notNull(),
    openedAt: text("opened_at").notNull(),
  },
  (t) => [uniqueIndex("lab_solution_unique").on(t.enrolmentId, t.activityId)],
);

/**
 * What a model thinks of a visible case's answer by a lab's rubric: advice beside an attempt, in a table of its own so
 * that whoever reads attempts as evidence never has it in hand.
 */
export const labOpinion = sqliteTable(
  "lab_opinion",
  {
    attemptId: text("attempt_id")
      .notNull()
      .references(() => labAttempt.id),
    rubricId: text("rubric_id").notNull(),
    caseId: text("case_id").notNull(),
    /** The rubric as the learner reads it, in the attempt's language. */
    label: text().notNull(),
    modelId: text("model_id").notNull(),
    /** What the model was called on screen. */
    modelName: text("model_name").notNull(),
    /** `waiting` until it was asked; `none`: no opinion came, and `gap` says why. */
    outcome: text({ enum: ["waiting", "for", "against", "none"] }).notNull(),
    gap: text({ enum: ["slow", "unreadable", "guard", "quota", "too-long", "unavailable"] }),
    /** The model's words; emptied with the attempt's texts. */
    reason: text().notNull().default(""),
    askedAt: text("asked_at").notNull(),
    answeredAt: text("answered_at"),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.rubricId, t.caseId] })],
);
