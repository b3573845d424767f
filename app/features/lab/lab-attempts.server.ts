import { and, count, eq, sql } from "drizzle-orm";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Transaction } from "#db/client.server.ts";
import { labAttempt, labHint, labRun } from "#db/schema/lab.ts";
import type { TextRange, Verdict } from "./lab.ts";

/**
 * Keeps a completed submission as an attempt, once for each submission key: a double click is one row.
 * @returns the attempt, and whether it is new
 */
export function keepAttempt(
  tx: Transaction,
  attempt: {
    enrolmentId: string;
    activityId: string;
    submissionKey: string;
    locale: Locale;
    contentHash: string;
    modelId: string;
    settings: Record<string, unknown>;
    findings: (TextRange & { kind: string })[];
    prompt: string;
    /** Whether the solution had been opened when it was sent. */
    afterSolution: boolean;
    verdict: Verdict;
  },
): { id: string; number: number; passed: boolean; created: boolean } {
  const { verdict, ...facts } = attempt;
  const last = tx
    .select({ number: sql<number>`coalesce(max(${labAttempt.number}), 0)` })
    .from(labAttempt)
    .where(and(eq(labAttempt.enrolmentId, facts.enrolmentId), eq(labAttempt.activityId, facts.activityId)))
    .get();
  const row = {
    id: newId(),
    ...facts,
    number: (last?.number ?? 0) + 1,
    evidence: verdict,
    passed: verdict.passed,
    score: Math.round(verdict.score * 100),
    passedChecks: verdict.passedChecks,
    totalChecks: verdict.totalChecks,
    submittedAt: now(),
  };
  const { changes } = tx.insert(labAttempt).values(row).onConflictDoNothing().run();
  if (changes === 1) return { id: row.id, number: row.number, passed: row.passed, created: true };
  const known = tx
    .select({ id: labAttempt.id, number: labAttempt.number, passed: labAttempt.passed })
    .from(labAttempt)
    .where(
      and(eq(labAttempt.enrolmentId, facts.enrolmentId), eq(labAttempt.submissionKey, facts.submissionKey)),
    )
    .get();
  if (!known) throw new Error("an attempt conflicts with one that isn't there");
  return { ...known, created: false };
}

/**
 * Opens the next hint. The first needs a failed try; each further one needs the one before.
 * @returns its number, or null when there is none to open (no failed try yet, or all are open)
 */
export function openNextHint(
  tx: Transaction,
  input: { enrolmentId: string; activityId: string; hintCount: number },
): number | null {
  const mine = (table: typeof labAttempt | typeof labRun | typeof labHint) =>
    and(eq(table.enrolmentId, input.enrolmentId), eq(table.activityId, input.activityId));
  const failed =
    (tx.select({ n: count() }).from(labAttempt).where(mine(labAttempt)).get()?.n ?? 0) +
    (tx
      .select({ n: count() })
      .from(labRun)
      .where(and(mine(labRun), sql`${labRun.passedChecks} < ${labRun.totalChecks}`))
      .get()?.n ?? 0);
  if (failed === 0) return null;
  const open = tx.select({ n: count() }).from(labHint).where(mine(labHint)).get()?.n ?? 0;
  if (open >= input.hintCount) return null;
  const number = open + 1;
  tx.insert(labHint)
    .values({ enrolmentId: input.enrolmentId, activityId: input.activityId, number, openedAt: now() })
    .onConflictDoNothing()
    .run();
  return number;
}
