import { asc, count, eq } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { floorQuestion, floorVote } from "#db/schema/ask.ts";
import type { FloorState } from "./ask.ts";

/** Votes by question. */
export function votesIn(workshopId: string, database: Queryable = getDatabase()): Record<string, number> {
  const rows = database
    .select({ id: floorVote.questionId, votes: count() })
    .from(floorVote)
    .innerJoin(floorQuestion, eq(floorQuestion.id, floorVote.questionId))
    .where(eq(floorQuestion.workshopId, workshopId))
    .groupBy(floorVote.questionId)
    .all();
  return Object.fromEntries(rows.map(({ id, votes }) => [id, votes]));
}

export function ownVotesOf(participantId: string, database: Queryable = getDatabase()): string[] {
  return database
    .select({ id: floorVote.questionId })
    .from(floorVote)
    .where(eq(floorVote.participantId, participantId))
    .all()
    .map(({ id }) => id);
}

export function ownQuestionsOf(participantId: string, database: Queryable = getDatabase()) {
  return database
    .select({
      id: floorQuestion.id,
      text: floorQuestion.text,
      state: floorQuestion.state,
      askedAt: floorQuestion.askedAt,
    })
    .from(floorQuestion)
    .where(eq(floorQuestion.participantId, participantId))
    .orderBy(asc(floorQuestion.askedAt))
    .all();
}

/** A room's questions with their votes, for its file: without names. */
export function floorOf(
  workshopId: string,
  database: Queryable = getDatabase(),
): { id: string; text: string; state: FloorState; votes: number }[] {
  const votes = votesIn(workshopId, database);
  return database
    .select({ id: floorQuestion.id, text: floorQuestion.text, state: floorQuestion.state })
    .from(floorQuestion)
    .where(eq(floorQuestion.workshopId, workshopId))
    .orderBy(asc(floorQuestion.askedAt))
    .all()
    .map((row) => ({ ...row, votes: votes[row.id] ?? 0 }));
}
