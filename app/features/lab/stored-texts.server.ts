import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#db/client.server.ts";
import { labAttempt, labNote, labOpinion, labRun } from "#db/schema/lab.ts";
import type { CaseVerdict, CheckResult, Verdict } from "./lab.ts";

/** Rows a transaction: short enough that nobody waits for it. */
const BATCH = 50;

/** Those that ended before an instant, or those of somebody's enrolments. */
type Which = { before: string } | { enrolments: string[] };

/**
 * Empties prompts, outputs, notes and opinions of runs and attempts, a batch at a time. What was decided stays as it was: which
 * checks passed, the score, whether it was a pass.
 * @returns how many rows were emptied; none means that none is left
 */
export function emptyStoredTexts(tx: Transaction, which: Which): number {
  const wanted = (enrolmentId: SQLiteColumn, endedAt: SQLiteColumn) =>
    "before" in which ? lt(endedAt, which.before) : inArray(enrolmentId, which.enrolments);
  const runs = tx
    .select({ id: labRun.id, cases: labRun.cases })
    .from(labRun)
    .where(and(isNull(labRun.emptiedAt), wanted(labRun.enrolmentId, labRun.finishedAt)))
    .limit(BATCH)
    .all();
  for (const run of runs) {
    tx.update(labRun)
      .set({
        prompt: "",
        reading: null,
        findings: [],
        cases: (run.cases as CaseVerdict[]).map(emptiedCase),
        emptiedAt: now(),
      })
      .where(eq(labRun.id, run.id))
      .run();
  }
  const attempts = tx
    .select({ id: labAttempt.id, evidence: labAttempt.evidence })
    .from(labAttempt)
    .where(and(isNull(labAttempt.emptiedAt), wanted(labAttempt.enrolmentId, labAttempt.submittedAt)))
    .limit(BATCH)
    .all();
  for (const { id, evidence } of attempts) {
    const verdict = evidence as unknown as Verdict;
    const emptied: Verdict = {
      ...verdict,
      prompt: verdict.prompt.map(emptiedCheck),
      cases: verdict.cases.map(emptiedCase),
    };
    tx.update(labAttempt)
      .set({
        prompt: "",
        findings: [],
        evidence: emptied as unknown as Record<string, unknown>,
        emptiedAt: now(),
      })
      .where(eq(labAttempt.id, id))
      .run();
  }
  const ids = [...runs, ...attempts].map((one) => one.id);
  tx.delete(labNote).where(inArray(labNote.tryId, ids)).run();
  tx.update(labOpinion).set({ reason: "" }).where(inArray(labOpinion.attemptId, ids)).run();
  return ids.length;
}

const emptiedCase = (one: CaseVerdict): CaseVerdict => ({
  ...one,
  output: "",
  ...(one.steps ? { steps: one.steps.map((step) => ({ ...step, output: "" })) } : {}),
  checks: one.checks.map(emptiedCheck),
});

/** A reason quotes what was written, and so does what was found; the rule, the verdict and the score don't. */
const emptiedCheck = ({ expected: _, found: __, ...check }: CheckResult): CheckResult => ({
  ...check,
  reason: "",
  ranges: [],
});
