import { and, eq, isNull, ne } from "drizzle-orm";
import type { PollAnswer } from "#app/features/assessment/poll.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { workshopPoll, workshopPollAnswer } from "#db/schema/ask.ts";
import type { RoomPoll } from "./ask.ts";

/** Keeps what is in front of a room from now on, and ends what was before it: one question is open at a time. */
export function keepPoll(tx: Transaction, workshopId: string, poll: RoomPoll | null): void {
  const at = now();
  const others = and(eq(workshopPoll.workshopId, workshopId), isNull(workshopPoll.closedAt));
  tx.update(workshopPoll)
    .set({ closedAt: at })
    .where(poll ? and(others, ne(workshopPoll.id, poll.id)) : others)
    .run();
  if (!poll) return;
  const { id, stepId, question, quiz, shown } = poll;
  const state = { shown, closedAt: poll.open ? null : at, revealedAt: poll.key ? at : null };
  tx.insert(workshopPoll)
    .values({ id, workshopId, stepId, question, quiz, openedAt: at, ...state })
    .onConflictDoUpdate({ target: workshopPoll.id, set: state })
    .run();
}

/** Keeps what a seat answers, in the place of what it answered before; a text is to be looked through anew. */
export function keepAnswer(tx: Transaction, pollId: string, participantId: string, answer: PollAnswer): void {
  // Drawn at random: ids with a time in them would tell who pressed when.
  const row = { ...answer, id: crypto.randomUUID(), released: false, at: now() };
  tx.insert(workshopPollAnswer)
    .values({ pollId, participantId, ...row })
    .onConflictDoUpdate({ target: [workshopPollAnswer.pollId, workshopPollAnswer.participantId], set: row })
    .run();
}

/** Releases a short text to the room, or takes it back. @returns false where it has changed meanwhile */
export function releaseText(tx: Transaction, pollId: string, answerId: string, released: boolean): boolean {
  const { changes } = tx
    .update(workshopPollAnswer)
    .set({ released })
    .where(and(eq(workshopPollAnswer.id, answerId), eq(workshopPollAnswer.pollId, pollId)))
    .run();
  return changes > 0;
}
