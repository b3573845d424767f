import { and, eq } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { labAttempt, labRun } from "#db/schema/lab.ts";
import { judgePrompt } from "../judge.ts";
import type { CaseVerdict, Lab, Verdict } from "../lab.ts";
import { outcomeOfRun } from "../labs.queries.server.ts";
import { forLearner } from "../to-learner.ts";
import type { WholeTry } from "./comparison.ts";
import { notesOn } from "./notes.queries.server.ts";
import type { OwnTry } from "./notes.server.ts";

/**
 * A run or an attempt of somebody's own, with what they may see of it. Nothing of the hidden cases but how many passed.
 * @param lab the lab as it is now: it judges a run's prompt, which was judged but isn't kept
 * @returns null when they have no such try in that lab
 */
export function wholeTry(
  { enrolmentId, activityId, tryId }: OwnTry,
  lab: Lab,
  database: Queryable = getDatabase(),
): WholeTry | null {
  const mine = (table: typeof labRun | typeof labAttempt) =>
    and(eq(table.id, tryId), eq(table.enrolmentId, enrolmentId), eq(table.activityId, activityId));
  const note = () => notesOn([tryId], database).get(tryId) ?? null;
  const run = database.select().from(labRun).where(mine(labRun)).get();
  if (run) {
    const { id, locale, modelId, contentHash, passedChecks, totalChecks, prompt, finishedAt: at } = run;
    const emptied = run.emptiedAt !== null;
    const judged = run.outcome === "finished" && !emptied;
    return {
      ...{ id, locale, modelId, contentHash, passedChecks, totalChecks, at, emptied },
      kind: "run",
      number: null,
      afterSolution: false,
      note: note(),
      outcome: outcomeOfRun(run.outcome, run),
      text: emptied ? null : prompt,
      promptChecks: judged ? judgePrompt(lab, locale, prompt, "visible") : [],
      cases: (run.cases as CaseVerdict[]).filter((one) => !one.hidden).map(shownCase),
      hidden: null,
    };
  }
  const attempt = database.select().from(labAttempt).where(mine(labAttempt)).get();
  if (!attempt) return null;
  const { id, locale, modelId, contentHash, number, passedChecks, totalChecks, submittedAt: at } = attempt;
  const emptied = attempt.emptiedAt !== null;
  const { prompt, cases, hidden } = forLearner(attempt.evidence as unknown as Verdict);
  return {
    ...{ id, locale, modelId, contentHash, number, passedChecks, totalChecks, at, emptied },
    kind: "attempt",
    afterSolution: attempt.afterSolution,
    note: note(),
    outcome: attempt.passed ? "passed" : "failed",
    text: emptied ? null : attempt.prompt,
    promptChecks: prompt,
    cases: cases.map(shownCase),
    hidden: { passed: hidden.passed, total: hidden.total },
  };
}

/** The text of a try, to be put back into the editor; null when there is none, or its time is over. */
export function textOfTry(
  { enrolmentId, activityId, tryId }: OwnTry,
  database: Queryable = getDatabase(),
): string | null {
  const mine = (table: typeof labRun | typeof labAttempt) =>
    and(eq(table.id, tryId), eq(table.enrolmentId, enrolmentId), eq(table.activityId, activityId));
  const of = (table: typeof labRun | typeof labAttempt) =>
    database.select({ text: table.prompt, emptiedAt: table.emptiedAt }).from(table).where(mine(table)).get();
  const found = of(labRun) ?? of(labAttempt);
  return found && found.emptiedAt === null ? found.text : null;
}

const shownCase = ({ id, gist, output, steps, checks }: CaseVerdict): WholeTry["cases"][number] => ({
  ...{ id, gist, output, checks },
  steps: steps ?? [],
});
