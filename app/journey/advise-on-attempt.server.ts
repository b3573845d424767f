import { versionByHash } from "#app/features/catalogue/course-versions.server.ts";
import { configFor } from "#app/features/lab/check-config.ts";
import { kindOf } from "#app/features/lab/kinds/registry.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { askOpinion } from "#app/features/lab/opinion/ask-opinion.server.ts";
import type { Opinion } from "#app/features/lab/opinion/opinion.ts";
import type { AttemptToAdvise } from "#app/features/lab/opinion/opinions.server.ts";
import { attemptToAdvise, keepOpinion } from "#app/features/lab/opinion/opinions.server.ts";
import { publishedLab } from "#app/features/lab/published-lab.server.ts";
import { workOfText } from "#app/features/lab/work.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { opinionModel } from "#app/features/sandbox/providers.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { takeModelCalls } from "./take-model-calls.server.ts";

/** Kind of the job that asks for opinions on an attempt. */
export const ADVISE = "lab.advise";

/**
 * Asks a model what it thinks of an attempt by the lab's rubrics, and keeps the answers beside it. The attempt itself,
 * its score and whether it passed aren't touched, whatever comes or doesn't. May be begun again: what isn't kept yet is
 * asked anew.
 */
export async function adviseOnAttempt(
  attemptId: string,
  signal: AbortSignal,
  provider: ModelProvider | null = opinionModel(),
): Promise<void> {
  const attempt = attemptToAdvise(attemptId);
  if (!attempt) return;
  const lab = labOf(attempt);
  // As the person's own: advice is no way around what an hour allows.
  const refused = provider && lab ? await takeModelCalls(attempt, attempt.waiting.length) : null;
  const opinions: { which: AttemptToAdvise["waiting"][number]; opinion: Opinion }[] = [];
  for (const which of attempt.waiting) {
    const question = lab && questionOf(lab, attempt, which);
    let opinion: Opinion = { outcome: "none", gap: "unavailable" };
    if (refused) opinion = { outcome: "none", gap: "quota" };
    else if (provider && lab && question)
      opinion = await askOpinion(provider, lab, attempt.locale, question, { signal, who: attempt.personId });
    opinions.push({ which, opinion });
  }

  await inTransaction((tx) => {
    const kept = opinions.filter(({ which, opinion }) => keepOpinion(tx, { attemptId, ...which }, opinion));
    if (kept.length === 0) return;
    recordAudit(tx, {
      actorId: null,
      action: "lab.advise",
      subjectType: "enrolment",
      subjectId: attempt.enrolmentId,
      detail: {
        activity: attempt.activityId,
        attempt: attemptId,
        model: provider?.modelId ?? null,
        asked: kept.length,
        came: kept.filter(({ opinion }) => opinion.outcome !== "none").length,
      },
      requestId: null,
    });
  });
}

/** The lab as it was when the attempt was made. */
function labOf({ courseId, contentHash, activityId }: AttemptToAdvise): Lab | null {
  const version = versionByHash(courseId, contentHash);
  const activity = version?.course.activities.find((one) => one.id === activityId && one.kind === "lab");
  return version && activity ? publishedLab(version, activity) : null;
}

/** What is asked: the rubric with the case's variables in it, and the answer that the learner was shown. */
function questionOf(
  lab: Lab,
  { locale, prompt, verdict }: AttemptToAdvise,
  { rubricId, caseId }: { rubricId: string; caseId: string },
): { criterion: string; output: string } | null {
  const text = lab.text[locale];
  const rubric = text.rubrics.find((one) => one.id === rubricId);
  const labCase = text.cases.find((one) => one.id === caseId && !one.hidden);
  const judged = verdict.cases.find((one) => one.id === caseId && !one.hidden);
  if (!rubric || !labCase || !judged) return null;
  const more = kindOf(lab).variables?.(text, workOfText(text.parts, prompt), judged.steps ?? []);
  const { criterion } = configFor({ config: { criterion: rubric.criterion } }, labCase, more);
  return { criterion: String(criterion), output: judged.output };
}
