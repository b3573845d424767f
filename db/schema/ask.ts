import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { workshop, workshopParticipant } from "./workshop.ts";

/** A question that was put to a room: as it was put, so that changing the agenda changes no results. */
export const workshopPoll = sqliteTable(
  "workshop_poll",
  {
    id: text().primaryKey(),
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    /** The step that it belongs to; null for what was asked on the spot. Steps are written anew with each change. */
    stepId: text("step_id"),
    /** `{kind, prompt, options}`: see features/assessment/poll.ts. */
    question: text({ mode: "json" }).$type<{ kind: string }>().notNull(),
    /** Which question of the course's quizzes it is, `{versionId, activityId, questionId}`. */
    quiz: text({ mode: "json" }).$type<{ versionId: string; activityId: string; questionId: string }>(),
    openedAt: text("opened_at").notNull(),
    closedAt: text("closed_at"),
    shown: integer({ mode: "boolean" }).notNull(),
    revealedAt: text("revealed_at"),
  },
  (t) => [
    index("workshop_poll_of_workshop").on(t.workshopId, t.openedAt),
    index("workshop_poll_open").on(t.workshopId).where(sql`closed_at is null`),
  ],
);

/** What a seat answered; one thinks again until the question is closed. No screen says who answered what. */
export const workshopPollAnswer = sqliteTable(
  "workshop_poll_answer",
  {
    /** Another one with each change, so that nobody releases what they haven't read. */
    id: text().primaryKey(),
    pollId: text("poll_id")
      .notNull()
      .references(() => workshopPoll.id),
    participantId: text("participant_id")
      .notNull()
      .references(() => workshopParticipant.id),
    /** Ids of the chosen options; in their order for a ranking. */
    choices: text({ mode: "json" }).$type<string[]>().notNull(),
    text: text().notNull(),
    /** A short text that the trainer has released to the room. */
    released: integer({ mode: "boolean" }).notNull().default(false),
    at: text().notNull(),
  },
  (t) => [
    uniqueIndex("workshop_poll_answer_once").on(t.pollId, t.participantId),
    index("workshop_poll_answer_of_participant").on(t.participantId),
  ],
);

/** A question from the floor. Nobody in the room sees it before a trainer has released it. */
export const floorQuestion = sqliteTable(
  "floor_question",
  {
    id: text().primaryKey(),
    workshopId: text("workshop_id")
      .notNull()
      .references(() => workshop.id),
    participantId: text("participant_id")
      .notNull()
      .references(() => workshopParticipant.id),
    text: text().notNull(),
    /** Whether the trainers see who asks; the room never does. */
    named: integer({ mode: "boolean" }).notNull(),
    state: text({ enum: ["waiting", "shown", "answered", "hidden"] }).notNull(),
    askedAt: text("asked_at").notNull(),
  },
  (t) => [
    index("floor_question_of_workshop").on(t.workshopId),
    index("floor_question_of_participant").on(t.participantId),
  ],
);

/** Who wants a question answered, too. */
export const floorVote = sqliteTable(
  "floor_vote",
  {
    questionId: text("question_id")
      .notNull()
      .references(() => floorQuestion.id),
    participantId: text("participant_id")
      .notNull()
      .references(() => workshopParticipant.id),
    at: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.questionId, t.participantId] }),
    index("floor_vote_of_participant").on(t.participantId),
  ],
);
