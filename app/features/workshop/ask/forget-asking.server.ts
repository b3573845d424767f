import { and, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.server.ts";
import { floorQuestion, floorVote, workshopPoll, workshopPollAnswer } from "#db/schema/ask.ts";
import { workshop, workshopEvent } from "#db/schema/workshop.ts";

const ABOUT_ASKING = ["poll", "floor", "released", "withdrawn"];

/**
 * Forgets what was asked and answered in workshops that were closed before an instant: with the answers gone, the
 * questions say nothing any more. What steps ask stays in the agenda.
 * @returns how many rows
 */
export function forgetAsking(tx: Transaction, before: string): number {
  const past = tx
    .select({ id: workshop.id })
    .from(workshop)
    .where(and(isNotNull(workshop.closedAt), lt(workshop.closedAt, before)));
  const polls = tx
    .select({ id: workshopPoll.id })
    .from(workshopPoll)
    .where(inArray(workshopPoll.workshopId, past));
  const questions = tx
    .select({ id: floorQuestion.id })
    .from(floorQuestion)
    .where(inArray(floorQuestion.workshopId, past));
  const events = and(
    inArray(workshopEvent.workshopId, past),
    inArray(sql`json_extract(${workshopEvent.fact}, '$.type')`, ABOUT_ASKING),
  );
  const gone = [
    tx.delete(workshopPollAnswer).where(inArray(workshopPollAnswer.pollId, polls)).run(),
    tx.delete(floorVote).where(inArray(floorVote.questionId, questions)).run(),
    tx.delete(workshopPoll).where(inArray(workshopPoll.workshopId, past)).run(),
    tx.delete(floorQuestion).where(inArray(floorQuestion.workshopId, past)).run(),
    tx.delete(workshopEvent).where(events).run(),
  ];
  return gone.reduce((sum, { changes }) => sum + changes, 0);
}
