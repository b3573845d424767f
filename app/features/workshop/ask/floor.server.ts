import { and, eq } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { floorQuestion, floorVote } from "#db/schema/ask.ts";
import type { FloorState } from "./ask.ts";

export function insertQuestion(
  tx: Transaction,
  question: { id: string; workshopId: string; participantId: string; text: string; named: boolean },
): void {
  tx.insert(floorQuestion)
    .values({ ...question, state: "waiting", askedAt: now() })
    .run();
}

export function setQuestionState(tx: Transaction, questionId: string, state: FloorState): void {
  tx.update(floorQuestion).set({ state }).where(eq(floorQuestion.id, questionId)).run();
}

/** A seat wants a question answered, or not any more; twice is once. */
export function setVote(tx: Transaction, questionId: string, participantId: string, on: boolean): void {
  if (on) {
    tx.insert(floorVote).values({ questionId, participantId, at: now() }).onConflictDoNothing().run();
    return;
  }
  tx.delete(floorVote)
    .where(and(eq(floorVote.questionId, questionId), eq(floorVote.participantId, participantId)))
    .run();
}
