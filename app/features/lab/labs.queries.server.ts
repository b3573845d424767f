import { and, count, desc, eq, sql } from "drizzle-orm";
import type { Locale } from "#app/platform/locale.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { labAttempt, labHint, labRun } from "#db/schema/lab.ts";
import { notesOn } from "./history/notes.queries.server.ts";
import type { CaseVerdict, LearnerVerdict, Verdict } from "./lab.ts";
import type { PromptReading, Try } from "./lab-page-data.ts";
import type { RunOutcome } from "./lab-runs.server.ts";
import { forLearner } from "./to-learner.ts";

/** How many tries the lab page brings along; the whole history has a page of its own. */
export const NEWEST_TRIES = 5;

/**
 * What someone has tried in a lab, newest first.
 * @param slice which of them: so many, after the newest `from`
 */
export function triesOf(
  enrolmentId: string,
  activityId: string,
  slice: { from?: number; count?: number } = {},
  database: Queryable = getDatabase(),
): Try[] {
  const { from = 0, count: wanted = 20 } = slice;
  // Each table gives as many as could stand in the slice if all of them were its own. What isn't listed isn't read:
  // a run's answers are many times its prompt.
  const most = from + wanted;
  const runs = database
    .select({
      id: labRun.id,
      prompt: labRun.prompt,
      outcome: labRun.outcome,
      passedChecks: labRun.passedChecks,
      totalChecks: labRun.totalChecks,
      at: labRun.finishedAt,
      emptiedAt: labRun.emptiedAt,
    })
    .from(labRun)
    .where(and(eq(labRun.enrolmentId, enrolmentId), eq(labRun.activityId, activityId)))
    .orderBy(desc(labRun.startedAt))
    .limit(most)
    .all()
    .map(
      ({ outcome, emptiedAt, ...run }): Try => ({
        ...run,
        kind: "run",
        number: null,
        note: null,
        emptied: emptiedAt !== null,
        outcome: outcomeOfRun(outcome, run),
        afterSolution: false,
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
      afterSolution: labAttempt.afterSolution,
      at: labAttempt.submittedAt,
      emptiedAt: labAttempt.emptiedAt,
    })
    .from(labAttempt)
    .where(and(eq(labAttempt.enrolmentId, enrolmentId), eq(labAttempt.activityId, activityId)))
    .orderBy(desc(labAttempt.number))
    .limit(most)
    .all()
    .map(
      ({ passed, emptiedAt, ...attempt }): Try => ({
        ...attempt,
        note: null,
        emptied: emptiedAt !== null,
        kind: "attempt",
        outcome: passed ? "passed" : "failed",
      }),
    );
  const tries = [...runs, ...attempts].sort(newestFirst).slice(from, most);
  const notes = notesOn(
    tries.map((one) => one.id),
    database,
  );
  return tries.map((one) => ({ ...one, note: notes.get(one.id) ?? null }));
}

/** Ids are in the order in which they were made: two of the same millisecond have an order too. */
const newestFirst = (a: Try, b: Try) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1);

/** How a run ended, as the history says it. */
export function outcomeOfRun(
  outcome: RunOutcome,
  { passedChecks, totalChecks }: { passedChecks: number; totalChecks: number },
): Try["outcome"] {
  if (outcome === "stopped") return "stopped";
  if (outcome !== "finished") return "broken";
  return passedChecks === totalChecks ? "passed" : "failed";
}

/** What someone's history in a lab comes to: how long it is, and whether anything in it failed. */
export function historyOf(
  enrolmentId: string,
  activityId: string,
  database: Queryable = getDatabase(),
): { total: number; failed: boolean } {
  const mine = (table: typeof labRun | typeof labAttempt) =>
    and(eq(table.enrolmentId, enrolmentId), eq(table.activityId, activityId));
  const attempts = database.select({ n: count() }).from(labAttempt).where(mine(labAttempt)).get()?.n ?? 0;
  const runs = database.select({ n: count() }).from(labRun).where(mine(labRun)).get()?.n ?? 0;
  // The same rule as opening a hint's: a submission counts as a try, however it ended.
  const failed =
    attempts > 0 ||
    database
      .select({ id: labRun.id })
      .from(labRun)
      .where(and(mine(labRun), sql`${labRun.passedChecks} < ${labRun.totalChecks}`))
      .limit(1)
      .get() !== undefined;
  return { total: attempts + runs, failed };
}

/** What the newest try came to, so that the page shows it again after a day as after a reload. */
export type LatestTry = { locale: Locale; at: string } & (
  | {
      kind: "run";
      outcome: RunOutcome;
      prompt: string;
      reading: PromptReading | null;
      cases: CaseVerdict[];
    }
  | { kind: "attempt"; id: string; number: number; afterSolution: boolean; verdict: LearnerVerdict }
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
      id: labAttempt.id,
      number: labAttempt.number,
      afterSolution: labAttempt.afterSolution,
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
  // Without its text a run shows nothing; the list of tries still says how it ended.
  if (!run || run.emptiedAt) return null;
  const { outcome, locale, prompt, finishedAt } = run;
  const [reading, cases] = [run.reading as PromptReading | null, run.cases as CaseVerdict[]];
  return { kind: "run", outcome, locale, prompt, at: finishedAt, reading, cases };
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
