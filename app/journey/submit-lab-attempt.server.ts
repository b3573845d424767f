import { createHash } from "node:crypto";
import { callsOfSubmission, collectOutputs } from "#app/features/lab/collect-outputs.ts";
import { freshPlan } from "#app/features/lab/fresh-cases.ts";
import { judge } from "#app/features/lab/judge.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { keepAttempt } from "#app/features/lab/lab-attempts.server.ts";
import { guardLabPrompt, noticeOf, storedFindings } from "#app/features/lab/lab-guard.server.ts";
import type { RunTrouble } from "#app/features/lab/lab-page-data.ts";
import { noteOpinionsToAsk } from "#app/features/lab/opinion/opinions.server.ts";
import { settingsFor } from "#app/features/lab/render-prompt.ts";
import { planFor } from "#app/features/lab/seeds.ts";
import { seenSolution } from "#app/features/lab/solutions.queries.server.ts";
import { troubleOf } from "#app/features/sandbox/model-trouble.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { ModelError } from "#app/features/sandbox/provider.ts";
import { opinionModel } from "#app/features/sandbox/providers.server.ts";
import { markOfRun } from "#app/features/workshop/marks.ts";
import { noteRoomProgress } from "#app/features/workshop/room-progress.server.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { enqueue } from "#app/platform/jobs/queue.server.ts";
import { log } from "#app/platform/log.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { ADVISE } from "./advise-on-attempt.server.ts";
import { finishActivity } from "./finish-activity.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { unitInRooms } from "./open-activity.server.ts";
import { takeModelCalls } from "./take-model-calls.server.ts";

export type SubmitLabResult =
  | { outcome: "judged"; number: number; passed: boolean; serial: string | null }
  /** Nothing was judged and nothing counts: stopped, too slow, the model broke, or the hour's calls are used up. */
  | { outcome: "not-judged"; trouble: RunTrouble };

/**
 * Submits a prompt: the model answers every case, hidden ones included, the checks judge, and only then is there
 * an attempt. The model is waited for first; what it led to is written in one transaction.
 * @param input.prompt the learner's work as one text
 * @param input.submissionKey drawn with the form, so that sending the same text twice is one attempt
 * @param adviser is asked afterwards for its opinion, where the lab has rubrics; null asks nobody
 */
export async function submitLabAttempt(
  open: OpenActivity,
  lab: Lab,
  provider: ModelProvider,
  input: { prompt: string; submissionKey: string },
  request: { requestId: string | null; signal?: AbortSignal },
  adviser: ModelProvider | null = opinionModel(),
): Promise<SubmitLabResult> {
  const { locale } = open;
  const guarded = guardLabPrompt(lab, locale, provider, input.prompt);
  const notice = noticeOf(guarded);
  if (notice?.action === "block") return { outcome: "not-judged", trouble: { kind: "guard", notice } };
  // With placeholders where the lab asks for them: what the model gets is also what is judged and kept.
  const prompt = guarded.text;
  // As it is now, when the text is fixed: what is opened while the model answers can't have been copied.
  const seen = seenSolution(open.enrolment, open.activity.id);
  const usual = planFor(lab, open.version.contentHash, provider);
  const plan = seen?.freshKey ? freshPlan(lab, usual, seen.freshKey) : usual;
  const refused = await takeModelCalls(unitInRooms(open), callsOfSubmission(lab, locale, plan));
  if (refused) return { outcome: "not-judged", trouble: refused };
  let collected: Awaited<ReturnType<typeof collectOutputs>>;
  try {
    collected = await collectOutputs(provider, lab, locale, prompt, {
      plan,
      who: open.actor.personId,
      ...(request.signal ? { signal: request.signal } : {}),
    });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    log().warn({ err: error, requestId: request.requestId, model: provider.modelId }, "the model failed");
    return { outcome: "not-judged", trouble: { kind: "model", trouble: troubleOf(error) } };
  }
  if (!collected.ok) {
    return {
      outcome: "not-judged",
      trouble: { kind: collected.reason === "aborted" ? "stopped" : "timed-out" },
    };
  }
  const verdict = judge(lab, locale, prompt, collected.outputs, "all", plan);

  return inTransaction((tx) => {
    const attempt = keepAttempt(tx, {
      enrolmentId: open.enrolment.id,
      activityId: open.activity.id,
      submissionKey: keyOf(input),
      locale,
      contentHash: open.version.contentHash,
      modelId: provider.modelId,
      // The seeds that it was judged on, in place of the one of the lab's own runs.
      settings: {
        ...settingsFor(lab, locale),
        seed: undefined,
        seeds: plan.seeds,
        ...(plan === usual ? {} : { fresh: true }),
      },
      findings: storedFindings(guarded),
      prompt,
      afterSolution: seen !== null,
      verdict,
    });
    if (attempt.created) {
      recordAudit(tx, {
        actorId: open.actor.personId,
        action: "lab.submit",
        subjectType: "enrolment",
        subjectId: open.enrolment.id,
        detail: {
          activity: open.activity.id,
          attempt: attempt.id,
          passed: attempt.passed,
          ...(seen ? { afterSolution: true } : {}),
        },
        requestId: request.requestId,
      });
      const about = { attemptId: attempt.id, text: lab.text[locale], locale };
      if (adviser && noteOpinionsToAsk(tx, about, adviser) > 0)
        enqueue(tx, { key: `${ADVISE}:${attempt.id}`, kind: ADVISE, payload: { attempt: attempt.id } });
    }
    if (!attempt.passed) noteRoomProgress(tx, { ...unitInRooms(open), ...markOfRun(verdict) });
    const finished = attempt.passed
      ? finishActivity(tx, {
          actor: open.actor,
          enrolment: open.enrolment,
          course: open.course,
          activity: open.activity,
          attemptId: attempt.id,
          requestId: request.requestId,
        })
      : null;
    return {
      outcome: "judged",
      number: attempt.number,
      passed: attempt.passed,
      serial: finished?.serial ?? null,
    };
  });
}

/** An old page (back button, restored tab) sends its old key with a new text: that is another attempt. */
function keyOf({ submissionKey, prompt }: { submissionKey: string; prompt: string }): string {
  return `${submissionKey}:${createHash("sha256").update(prompt).digest("hex").slice(0, 16)}`;
}
