import { and, asc, desc, eq } from "drizzle-orm";
import type { PollQuestion } from "#app/features/assessment/poll.ts";
import { tallyAnswers } from "#app/features/assessment/poll.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { workshopPoll, workshopPollAnswer } from "#db/schema/ask.ts";
import type { Viewer } from "../room-facts.ts";
import type { RoomState } from "../room-state.ts";
import type { AskNews, OwnAsking, RoomPoll } from "./ask.ts";
import { NO_NEWS, newsFor } from "./ask.ts";
import { ownQuestionsOf, ownVotesOf, votesIn } from "./floor.queries.server.ts";
import { keyOf } from "./quiz-bank.server.ts";

type PollRow = typeof workshopPoll.$inferSelect;

function pollOf(row: PollRow): RoomPoll {
  const { id, stepId, quiz, shown } = row;
  const key = row.revealedAt !== null && quiz ? keyOf(quiz) : null;
  return {
    id,
    stepId,
    question: row.question as PollQuestion,
    quiz,
    open: row.closedAt === null,
    shown,
    key,
  };
}

/** What a step asked the last time that its room was there; null where it hasn't asked yet. */
export function pollOfStep(
  workshopId: string,
  stepId: string,
  database: Queryable = getDatabase(),
): RoomPoll | null {
  const row = database
    .select()
    .from(workshopPoll)
    .where(and(eq(workshopPoll.workshopId, workshopId), eq(workshopPoll.stepId, stepId)))
    .orderBy(desc(workshopPoll.openedAt), desc(workshopPoll.id))
    .limit(1)
    .get();
  return row ? pollOf(row) : null;
}

/** Everything that a room was asked, in order. */
export function pollsOf(workshopId: string, database: Queryable = getDatabase()): RoomPoll[] {
  return database
    .select()
    .from(workshopPoll)
    .where(eq(workshopPoll.workshopId, workshopId))
    .orderBy(asc(workshopPoll.openedAt), asc(workshopPoll.id))
    .all()
    .map(pollOf);
}

/** What the answers to a question come to just now; a quiz's right ones are counted once they are revealed. */
export function tallyOfPoll(poll: RoomPoll, database: Queryable = getDatabase()) {
  const answers = database
    .select({
      id: workshopPollAnswer.id,
      choices: workshopPollAnswer.choices,
      text: workshopPollAnswer.text,
      released: workshopPollAnswer.released,
    })
    .from(workshopPollAnswer)
    .where(eq(workshopPollAnswer.pollId, poll.id))
    .all();
  return tallyAnswers(poll.question, answers, poll.key?.right ?? null);
}

/** All numbers of a room's asking, for trainers; `newsFor` makes of them what others may know. */
export function countAsking(
  workshopId: string,
  state: RoomState,
  database: Queryable = getDatabase(),
): AskNews {
  const { poll } = state.pace;
  if (poll === null && Object.keys(state.floor).length === 0) return NO_NEWS;
  return {
    poll: poll && { id: poll.id, tally: tallyOfPoll(poll, database) },
    votes: votesIn(workshopId, database),
  };
}

/** What a viewer may know of a room's numbers. */
export function askNewsFor(workshopId: string, state: RoomState, viewer: Viewer): AskNews {
  const room = { poll: state.pace.poll, released: state.released };
  return newsFor(viewer.as, room, countAsking(workshopId, state));
}

/** What a seat has answered, voted for and asked. */
export function ownAskingOf(participantId: string, database: Queryable = getDatabase()): OwnAsking {
  const answers = database
    .select()
    .from(workshopPollAnswer)
    .where(eq(workshopPollAnswer.participantId, participantId))
    .all();
  return {
    answers: Object.fromEntries(
      answers.map(({ pollId, choices, text, id }) => [pollId, { choices, text, mark: id }]),
    ),
    votes: ownVotesOf(participantId, database),
    questions: ownQuestionsOf(participantId, database),
  };
}
