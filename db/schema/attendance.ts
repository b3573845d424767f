import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { person } from "./identity.ts";
import { completion } from "./progress.ts";
import { workshop, workshopParticipant } from "./workshop.ts";

/** What counts as having attended: see features/workshop/attendance/rule.ts. */
export type StoredRule = {
  method: 1;
  presentPercent: number;
  checkPercent: number;
  breaksCount: boolean;
  completesCourse: boolean;
};

/**
 * The rules of a workshop, one after another; the newest holds. Opening the room writes one where there is none, and
 * from then on none is added: what was in force on that day stays, whatever the default becomes.
 */
export const attendanceRule = sqliteTable(
  "attendance_rule",
  {
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    /** From 1. */
    version: integer().notNull(),
    rule: text({ mode: "json" }).$type<StoredRule>().notNull(),
    setAt: text("set_at").notNull(),
    setBy: text("set_by")
      .notNull()
      .references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.workshopId, t.version] })],
);

/** What a workshop's check-in codes are derived from. Never leaves the server. */
export const attendanceSecret = sqliteTable("attendance_secret", {
  workshopId: text("workshop_id")
    .primaryKey()
    .references(() => workshop.id),
  secret: text().notNull(),
});

/** A check-in that everybody in the room was asked for: at the door, or called by the trainer. */
export const attendanceCheck = sqliteTable(
  "attendance_check",
  {
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    /** From 1. */
    number: integer().notNull(),
    opensAt: text("opens_at").notNull(),
    closesAt: text("closes_at").notNull(),
    /** When the trainer ended it before its time, or called the next one. */
    endedAt: text("ended_at"),
  },
  (t) => [primaryKey({ columns: [t.workshopId, t.number] })],
);

/** Who answered a check-in: once, whatever is pressed how often. */
export const attendanceAnswer = sqliteTable(
  "attendance_answer",
  {
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    number: integer().notNull(),
    participantId: text("participant_id")
      .notNull()
      .references(() => workshopParticipant.id),
    at: text().notNull(),
  },
  (t) => [uniqueIndex("attendance_answer_once").on(t.workshopId, t.number, t.participantId)],
);

/** Wrong codes that somebody sent to a check-in. */
export const attendanceTry = sqliteTable(
  "attendance_try",
  {
    participantId: text("participant_id")
      .notNull()
      .references(() => workshopParticipant.id),
    number: integer().notNull(),
    tries: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.participantId, t.number] })],
);

/** A name on the paper sheet, entered afterwards by a trainer. */
export const attendancePaper = sqliteTable(
  "attendance_paper",
  {
    participantId: text("participant_id")
      .primaryKey()
      .references(() => workshopParticipant.id),
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    enteredAt: text("entered_at").notNull(),
    enteredBy: text("entered_by")
      .notNull()
      .references(() => person.id),
  },
  (t) => [index("attendance_paper_workshop").on(t.workshopId)],
);

/** What a decision rested on, in minutes and counts: it stays when the raw presence is gone. */
export type DecidedOn = {
  requiredMinutes: number;
  presentMinutes: number;
  checksAsked: number;
  checksAnswered: number;
  paper: boolean;
  reasons: string[];
};

/**
 * Whether somebody attended, signed by a trainer. Triggers refuse every change, and deletion for five years; an error is
 * corrected by a row that supersedes the one before. The audit's chain holds the digest of each (decisions.server.ts).
 */
export const attendanceDecision = sqliteTable(
  "attendance_decision",
  {
    id: text().primaryKey(),
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    participantId: text("participant_id")
      .notNull()
      .references(() => workshopParticipant.id),
    /** Whose record it is. */
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    status: text({ enum: ["attended", "absent"] }).notNull(),
    proposed: text({ enum: ["attended", "absent"] }).notNull(),
    /** Why it differs from the proposal or from the decision before; empty where it needs no reason. */
    reason: text().notNull(),
    evidence: text({ mode: "json" }).$type<DecidedOn>().notNull(),
    ruleVersion: integer("rule_version").notNull(),
    decidedAt: text("decided_at").notNull(),
    decidedBy: text("decided_by")
      .notNull()
      .references(() => person.id),
    /** The decision that this one takes the place of. */
    supersedes: text(),
    /** The completion of the course that it led to, or that it keeps. */
    completionId: text("completion_id").references(() => completion.id),
  },
  (t) => [
    // One first decision for each, and one successor for each decision: two who press at once make one row.
    uniqueIndex("attendance_decision_first").on(t.participantId).where(sql`supersedes is null`),
    uniqueIndex("attendance_decision_next").on(t.supersedes).where(sql`supersedes is not null`),
    index("attendance_decision_workshop").on(t.workshopId),
    index("attendance_decision_person").on(t.personId),
    index("attendance_decision_completion").on(t.completionId),
  ],
);
