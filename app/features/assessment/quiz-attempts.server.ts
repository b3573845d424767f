import { and, eq, isNull, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Transaction } from "#db/client.server.ts";
import { quizAnswer, quizAttempt } from "#db/schema/assessment.ts";
import type { Answer } from "./question.ts";

/**
 * Starts an attempt, or finds the one under way: a second click changes nothing.
 * @returns its id and whether it is new
 */
export function startAttempt(
  tx: Transaction,
  input: { enrolmentId: string; activityId: string; contentHash: string; total: number },
): { id: string; created: boolean } {
  const mine = and(
    eq(quizAttempt.enrolmentId, input.enrolmentId),
    eq(quizAttempt.activityId, input.activityId),
  );
  const open = tx
    .select({ id: quizAttempt.id })
    .from(quizAttempt)
    .where(and(mine, isNull(quizAttempt.submittedAt)))
    .get();
  if (open) return { id: open.id, created: false };
  const last = tx
    .select({ number: sql<number>`coalesce(max(${quizAttempt.number}), 0)` })
    .from(quizAttempt)
    .where(mine)
    .get();
  const id = newId();
  const number = (last?.number ?? 0) + 1;
  // The seed need not be secret: it shuffles, and the key never leaves the server.
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? number;
  tx.insert(quizAttempt)
    .values({ id, ...input, number, seed, startedAt: now() })
    .run();
  return { id, created: true };
}

/**
 * Keeps an answer. The first one stands, because its feedback has been seen.
 * @returns false when the question had been answered
 */
export function keepAnswer(
  tx: Transaction,
  input: { attemptId: string; questionId: string; answer: Answer; correct: boolean },
): boolean {
  const { changes } = tx
    .insert(quizAnswer)
    .values({ ...input, answeredAt: now() })
    .onConflictDoNothing()
    .run();
  return changes === 1;
}

/** Counts the right answers of an attempt. */
export function rightAnswers(tx: Transaction, attemptId: string): { answered: number; right: number } {
  const row = tx
    .select({
      answered: sql<number>`count(*)`,
      right: sql<number>`coalesce(sum(${quizAnswer.correct}), 0)`,
    })
    .from(quizAnswer)
    .where(eq(quizAnswer.attemptId, attemptId))
    .get();
  return row ?? { answered: 0, right: 0 };
}

/** Closes an attempt. @returns false when it was closed before */
export function closeAttempt(
  tx: Transaction,
  attemptId: string,
  result: { right: number; passed: boolean },
): boolean {
  const { changes } = tx
    .update(quizAttempt)
    .set({ submittedAt: now(), right: result.right, passed: result.passed })
    .where(and(eq(quizAttempt.id, attemptId), isNull(quizAttempt.submittedAt)))
    .run();
  return changes === 1;
}
