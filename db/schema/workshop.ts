import { sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { courseVersion } from "./catalogue.ts";
import { agency, person } from "./identity.ts";

/** A live session as it was planned, and the facts of its day. What happened in it, in order, is in `workshop_event`. */
export const workshop = sqliteTable(
  "workshop",
  {
    id: text().primaryKey(),
    title: text().notNull(),
    /** Whose workshop it is; null where whoever planned it had no post. */
    agencyId: text("agency_id").references(() => agency.id),
    /** The course whose lessons and labs it uses, in the version that was current when it was planned. */
    courseVersionId: text("course_version_id").references(() => courseVersion.id),
    startsAt: text("starts_at").notNull(),
    endsAt: text("ends_at").notNull(),
    capacity: integer().notNull(),
    /** A room, or the address of a video call. */
    place: text().notNull(),
    link: text().notNull(),
    /** Whether trainers may see what people write; said at the door, so it can't change once the room is open. */
    showsText: integer("shows_text", { mode: "boolean" }).notNull().default(false),
    createdAt: text("created_at").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => person.id),
    /** Six characters, while the room is open; after that they may be another room's. */
    joinCode: text("join_code"),
    openedAt: text("opened_at"),
    openedBy: text("opened_by").references(() => person.id),
    closedAt: text("closed_at"),
    /** Nobody where the house closed what had been forgotten. */
    closedBy: text("closed_by").references(() => person.id),
    /** Until when one can register; null: there is no registration. */
    registrationUntil: text("registration_until"),
    /** Raised when time or place change: calendars go by it. */
    sequence: integer().notNull().default(0),
    /** It doesn't take place. */
    cancelledAt: text("cancelled_at"),
    cancelledBy: text("cancelled_by").references(() => person.id),
    /** Of a rehearsal: the workshop that is rehearsed. The row and all that hangs on it go when it ends. */
    rehearsalOf: text("rehearsal_of").references((): AnySQLiteColumn => workshop.id),
  },
  (t) => [
    uniqueIndex("workshop_join_code_unique").on(t.joinCode),
    uniqueIndex("workshop_rehearsal_unique").on(t.rehearsalOf, t.createdBy),
    index("workshop_open").on(t.openedAt).where(sql`opened_at is not null and closed_at is null`),
  ],
);

/** Who leads a workshop. */
export const workshopTrainer = sqliteTable(
  "workshop_trainer",
  {
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    part: text({ enum: ["lead", "co"] }).notNull(),
    addedAt: text("added_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workshopId, t.personId] }),
    index("workshop_trainer_person").on(t.personId),
  ],
);

/** One step of the agenda. Its position is its place in the order, from 1, without gaps. */
export const workshopStep = sqliteTable(
  "workshop_step",
  {
    id: text().primaryKey(),
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    position: integer().notNull(),
    kind: text({ enum: ["slide", "lesson", "lab", "quiz", "poll", "break", "discussion"] }).notNull(),
    title: text().notNull(),
    /** Markdown, for everybody. */
    body: text().notNull(),
    /** Unit of the workshop's course; null for what isn't one. */
    activityId: text("activity_id"),
    minutes: integer().notNull(),
    /** Plain text, for the trainers only. */
    notes: text().notNull(),
    /** What a poll asks: see features/assessment/poll.ts. */
    question: text({ mode: "json" }).$type<{ kind: string }>(),
  },
  (t) => [index("workshop_step_order").on(t.workshopId, t.position)],
);

/** Who has a seat: somebody with an account, or a guest by the name that they gave. */
export const workshopParticipant = sqliteTable(
  "workshop_participant",
  {
    id: text().primaryKey(),
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    /** Null for a guest who hasn't signed in to claim the seat. */
    personId: text("person_id").references(() => person.id),
    /** As it is said in the room. */
    name: text().notNull(),
    seat: integer().notNull(),
    /** Of a guest: hash of the secret that their browser keeps. */
    secretHash: text("secret_hash"),
    joinedAt: text("joined_at").notNull(),
    removedAt: text("removed_at"),
    removedBy: text("removed_by").references(() => person.id),
  },
  (t) => [
    uniqueIndex("workshop_participant_person_unique").on(t.workshopId, t.personId),
    uniqueIndex("workshop_participant_seat_unique").on(t.workshopId, t.seat),
    uniqueIndex("workshop_participant_secret_unique").on(t.secretHash),
    index("workshop_participant_of_person").on(t.personId),
  ],
);

/** What happened in a room, in order: the one source of its state, on the server and in every browser. */
export const workshopEvent = sqliteTable(
  "workshop_event",
  {
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    /** From 1, without gaps. */
    seq: integer().notNull(),
    at: text().notNull(),
    /** Who may know: everyone in the room, the trainers, or one participant and the trainers. */
    audience: text({ enum: ["room", "trainers", "participant"] }).notNull(),
    participantId: text("participant_id").references(() => workshopParticipant.id),
    /** `{type, …}`: see features/workshop/room-facts.ts. */
    fact: text({ mode: "json" }).$type<{ type: string }>().notNull(),
  },
  (t) => [uniqueIndex("workshop_event_seq_unique").on(t.workshopId, t.seq)],
);

/** Commands that were carried out: one that comes twice is carried out once. */
export const workshopCommand = sqliteTable(
  "workshop_command",
  {
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    /** Id of the trainer or of the participant. */
    actor: text().notNull(),
    /** Made by the browser for each press. */
    actionId: text("action_id").notNull(),
    /** The room's newest event after it. */
    seq: integer().notNull(),
    at: text().notNull(),
  },
  (t) => [uniqueIndex("workshop_command_once").on(t.workshopId, t.actor, t.actionId)],
);

/** Who leads a room just now, and until when unless their browser says again that it is there. */
export const workshopLease = sqliteTable("workshop_lease", {
  workshopId: text("workshop_id")
    .primaryKey()
    .references(() => workshop.id),
  personId: text("person_id")
    .notNull()
    .references(() => person.id),
  until: text().notNull(),
});

/**
 * When a browser of a participant was there, as the server saw it. A row is one unbroken stay of one tab: it grows with
 * each sign of life, and a tab that comes back begins another.
 */
export const workshopPresence = sqliteTable(
  "workshop_presence",
  {
    id: text().primaryKey(),
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    participantId: text("participant_id")
      .notNull()
      .references(() => workshopParticipant.id),
    /** Drawn by the tab. */
    tab: text().notNull(),
    since: text().notNull(),
    /** The last sign of life; the end of the stay once `leftAt` is set or nothing more comes. */
    seenAt: text("seen_at").notNull(),
    /** When the tab said that it left, or its stream was closed. */
    leftAt: text("left_at"),
    doing: text({ enum: ["active", "idle", "away"] }).notNull(),
  },
  (t) => [
    index("workshop_presence_live").on(t.workshopId, t.seenAt).where(sql`left_at is null`),
    index("workshop_presence_stay").on(t.participantId, t.tab),
  ],
);

/** Wrong join codes in the present window, counted by address; keys are hashes. */
export const workshopCodeTry = sqliteTable("workshop_code_try", {
  key: text().primaryKey(),
  windowStart: text("window_start").notNull(),
  tries: integer().notNull(),
});
