import { and, count, desc, eq } from "drizzle-orm";
import type { Locale } from "#app/platform/locale.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { labAttempt, labHint, labRun } from "#db/schema/lab.ts";
import type { CaseVerdict, LearnerVerdict, Verdict } from "./lab.ts";
import type { Try } from "./lab-page-data.ts";
import type { RunOutcome } from "./lab-runs.server.ts";
import { forLearner } from "./to-learner.ts";

const HISTORY_LENGTH = 20;

/** What someone has tried in a lab, newest first. */
export function triesOf(enrolmentId: string, activityId: string, database: Queryable = getDatabase()): Try[] {
  const runs = database
    .select()
    .from(labRun)
    .where(and(eq(labRun.enrolmentId, enrolmentId), eq(labRun.activityId, activityId)))
    .orderBy(desc(labRun.startedAt))
    .limit(HISTORY_LENGTH)
    .all()
    .map(
      (run): Try => ({
        id: run.id,
        kind: "run",
        number: null,
        prompt: run.prompt,
        outcome:
          run.outcome === "finished"
            ? run.passedChecks === run.totalChecks
              ? "passed"
              : "failed"
            : run.outcome === "stopped"
              ? "stopped"
              : "broken",
        passedChecks: run.passedChecks,
        totalChecks: run.totalChecks,
        at: run.finishedAt,
      }),
    );
  const attempts = database
    .select({
      id: labAttempt.id,
      number: labAttempt.number,
      prompt: labAttempt.prompt,
      passed: labAttempt.passed,
      passedChecks: labAttempt.passedChecks,
      totalChecks: labAttempt.totalChecks,
      at: labAttempt.submittedAt,
    })
    .from(labAttempt)
    .where(and(eq(labAttempt.enrolmentId, enrolmentId), eq(labAttempt.activityId, activityId)))
    .orderBy(desc(labAttempt.number))
    .limit(HISTORY_LENGTH)
    .all()
    .map(
      ({ passed, ...attempt }): Try => ({
        ...attempt,
        kind: "attempt",
        outcome: passed ? "passed" : "failed",
      }),
    );
  return [...runs, ...attempts].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, HISTORY_LENGTH);
}

/** What the newest try came to, so that the page shows it again after a day as after a reload. */
export type LatestTry = { locale: Locale; at: string } & (
  | { kind: "run"; outcome: RunOutcome; prompt: string; cases: CaseVerdict[] }
  | { kind: "attempt"; number: number; verdict: LearnerVerdict }
);

/** The newest run or attempt. Of hidden cases it holds counts, rules and gists only. */
export function latestTry(
  enrolmentId: string,
  activityId: string,
  database: Queryable = getDatabase(),
): LatestTry | null {
  const run = database
    .select()
    .from(labRun)
    .where(and(eq(labRun.enrolmentId, enrolmentId), eq(labRun.activityId, activityId)))
    .orderBy(desc(labRun.startedAt))
    .limit(1)
    .get();
  const attempt = database
    .select({
      number: labAttempt.number,
      locale: labAttempt.locale,
      evidence: labAttempt.evidence,
      at: labAttempt.submittedAt,
    })
    .from(labAttempt)
    .where(and(eq(labAttempt.enrolmentId, enrolmentId), eq(labAttempt.activityId, activityId)))
    .orderBy(desc(labAttempt.number))
    .limit(1)
    .get();
  if (attempt && (!run || run.finishedAt <= attempt.at)) {
    const { evidence, ...facts } = attempt;
    return { kind: "attempt", ...facts, verdict: forLearner(evidence as unknown as Verdict) };
  }
  if (!run) return null;
  const { outcome, locale, prompt, finishedAt } = run;
  return { kind: "run", outcome, locale, prompt, at: finishedAt, cases: run.cases as CaseVerdict[] };
}

/** How many hints someone has opened. */
export function openHints(
  enrolmentId: string,
  activityId: string,
  database: Queryable = getDatabase(),
): number {
  const row = database
    .select({ n: count() })
    .from(labHint)
    .where(and(eq(labHint.enrolmentId, enrolmentId), eq(labHint.activityId, activityId)))
    .get();
  return row?.n ?? 0;
}
