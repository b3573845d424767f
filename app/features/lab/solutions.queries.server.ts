import { and, asc, count, desc, eq, isNull } from "drizzle-orm";
import type { Locale } from "#app/platform/locale.ts";
import type { Queryable } from "#db/client.server.ts";
import { getDatabase } from "#db/client.server.ts";
import { enrolment } from "#db/schema/enrolment.ts";
import { labAttempt, labSolution } from "#db/schema/lab.ts";

/** How many submissions failed. */
export function failedAttempts(
  enrolmentId: string,
  activityId: string,
  database: Queryable = getDatabase(),
): number {
  const mine = and(eq(labAttempt.enrolmentId, enrolmentId), eq(labAttempt.activityId, activityId));
  const row = database
    .select({ n: count() })
    .from(labAttempt)
    .where(and(mine, eq(labAttempt.passed, false)))
    .get();
  return row?.n ?? 0;
}

/**
 * Whether someone has seen a lab's solution. Who opened it without a pass is judged on fresh cases from then on, in
 * later cycles of the course too; who had passed may forget it, and a later cycle begins anew.
 * @returns null when they haven't; `freshKey` is null where the usual cases still hold
 */
export function seenSolution(
  who: { id: string; personId: string; courseId: string },
  activityId: string,
  database: Queryable = getDatabase(),
): { inThisCycle: boolean; freshKey: string | null } | null {
  const openings = database
    .select({
      enrolmentId: labSolution.enrolmentId,
      reason: labSolution.reason,
      openedAt: labSolution.openedAt,
    })
    .from(labSolution)
    .innerJoin(enrolment, eq(enrolment.id, labSolution.enrolmentId))
    .where(
      and(
        eq(enrolment.personId, who.personId),
        eq(enrolment.courseId, who.courseId),
        eq(labSolution.activityId, activityId),
      ),
    )
    .orderBy(asc(labSolution.openedAt))
    .all();
  const inThisCycle = openings.some((one) => one.enrolmentId === who.id);
  const early = openings.find((one) => one.reason === "tries");
  if (!inThisCycle && !early) return null;
  return { inThisCycle, freshKey: early ? `${who.id}:${early.openedAt}` : null };
}

/** Someone's last submission in a language while its text is kept. */
export function lastSubmitted(
  enrolmentId: string,
  activityId: string,
  locale: Locale,
  database: Queryable = getDatabase(),
): { number: number; prompt: string } | null {
  return (
    database
      .select({ number: labAttempt.number, prompt: labAttempt.prompt })
      .from(labAttempt)
      .where(
        and(
          eq(labAttempt.enrolmentId, enrolmentId),
          eq(labAttempt.activityId, activityId),
          eq(labAttempt.locale, locale),
          isNull(labAttempt.emptiedAt),
        ),
      )
      .orderBy(desc(labAttempt.number))
      .limit(1)
      .get() ?? null
  );
}
