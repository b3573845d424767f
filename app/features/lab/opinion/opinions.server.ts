import { and, asc, eq } from "drizzle-orm";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { now } from "#app/platform/clock.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Queryable, Transaction } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { labAttempt, labOpinion } from "#db/schema/lab.ts";
import type { LabText, Verdict } from "../lab.ts";
import type { Opinion } from "./opinion.ts";
import { casesOfRubric } from "./rubric.ts";

/**
 * Notes beside a new attempt on what a model is to be asked.
 * @returns how many opinions that is
 */
export function noteOpinionsToAsk(
  tx: Transaction,
  { attemptId, text, locale }: { attemptId: string; text: LabText; locale: Locale },
  model: Pick<ModelProvider, "modelId" | "name">,
): number {
  const rows = text.rubrics.flatMap((rubric) =>
    casesOfRubric(rubric, text.cases).map(({ id: caseId }) => ({
      attemptId,
      caseId,
      rubricId: rubric.id,
      label: rubric.label,
      modelId: model.modelId,
      modelName: model.name[locale],
      outcome: "waiting" as const,
      askedAt: now(),
    })),
  );
  if (rows.length > 0) tx.insert(labOpinion).values(rows).onConflictDoNothing().run();
  return rows.length;
}

/** An attempt on which opinions are still to be asked, with whose it is. */
export type AttemptToAdvise = {
  id: string;
  enrolmentId: string;
  personId: string;
  courseId: string;
  activityId: string;
  contentHash: string;
  locale: Locale;
  prompt: string;
  verdict: Verdict;
  waiting: { rubricId: string; caseId: string }[];
};

/** @returns null when there is no such attempt, its texts are gone, or nothing is left to ask */
export function attemptToAdvise(id: string, database: Queryable = getDatabase()): AttemptToAdvise | null {
  const attempt = database
    .select({
      id: labAttempt.id,
      enrolmentId: labAttempt.enrolmentId,
      personId: enrolment.personId,
      courseId: enrolment.courseId,
      activityId: labAttempt.activityId,
      contentHash: labAttempt.contentHash,
      locale: labAttempt.locale,
      prompt: labAttempt.prompt,
      evidence: labAttempt.evidence,
      emptiedAt: labAttempt.emptiedAt,
    })
    .from(labAttempt)
    .innerJoin(enrolment, eq(labAttempt.enrolmentId, enrolment.id))
    .where(eq(labAttempt.id, id))
    .get();
  if (!attempt || attempt.emptiedAt !== null) return null;
  const waiting = database
    .select({ rubricId: labOpinion.rubricId, caseId: labOpinion.caseId })
    .from(labOpinion)
    .where(and(eq(labOpinion.attemptId, id), eq(labOpinion.outcome, "waiting")))
    .orderBy(asc(labOpinion.rubricId), asc(labOpinion.caseId))
    .all();
  const { evidence, emptiedAt: _, ...facts } = attempt;
  return waiting.length === 0 ? null : { ...facts, verdict: evidence as unknown as Verdict, waiting };
}

/**
 * Keeps an opinion that was waited for. One that has come already stays as it is, and beside an attempt whose texts
 * have been emptied meanwhile no words are kept.
 * @returns whether it was kept
 */
export function keepOpinion(
  tx: Transaction,
  which: { attemptId: string; rubricId: string; caseId: string },
  opinion: Opinion,
): boolean {
  const attempt = tx
    .select({ emptiedAt: labAttempt.emptiedAt })
    .from(labAttempt)
    .where(eq(labAttempt.id, which.attemptId))
    .get();
  const said =
    opinion.outcome === "none"
      ? { gap: opinion.gap }
      : { reason: attempt?.emptiedAt === null ? opinion.reason : "" };
  const mine = and(
    eq(labOpinion.attemptId, which.attemptId),
    eq(labOpinion.rubricId, which.rubricId),
    eq(labOpinion.caseId, which.caseId),
    eq(labOpinion.outcome, "waiting"),
  );
  const row = { outcome: opinion.outcome, ...said, answeredAt: now() };
  return tx.update(labOpinion).set(row).where(mine).run().changes > 0;
}
