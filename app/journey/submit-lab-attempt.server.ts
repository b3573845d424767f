import { createHash } from "node:crypto";
import { judge } from "#app/features/lab/judge.ts";
import type { Lab } from "#app/features/lab/lab.ts";
import { keepAttempt } from "#app/features/lab/lab-attempts.server.ts";
import { settingsFor } from "#app/features/lab/render-prompt.ts";
import { collectOutputs } from "#app/features/lab/run-lab.server.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { ModelError } from "#app/features/sandbox/provider.ts";
import { recordAudit } from "#app/platform/audit.server.ts";
import { log } from "#app/platform/log.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { finishActivity } from "./finish-activity.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

export type SubmitLabResult =
  | { outcome: "judged"; number: number; passed: boolean; serial: string | null }
  /** Nothing was judged and nothing counts: stopped, too slow, or the model broke. */
  | { outcome: "not-judged"; reason: "stopped" | "timed-out" | "failed" };

/**
 * Submits a prompt: the model answers every case, hidden ones included, the checks judge, and only then is there
 * an attempt. The model is waited for first; what it led to is written in one transaction.
 * @param input.submissionKey drawn with the form, so that sending the same text twice is one attempt
 */
export async function submitLabAttempt(
  open: OpenActivity,
  lab: Lab,
  provider: ModelProvider,
  input: { prompt: string; submissionKey: string },
  request: { requestId: string | null; signal?: AbortSignal },
): Promise<SubmitLabResult> {
  const { locale } = open;
  let collected: Awaited<ReturnType<typeof collectOutputs>>;
  try {
    collected = await collectOutputs(provider, lab, locale, input.prompt, {
      ...(request.signal ? { signal: request.signal } : {}),
    });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    log().warn({ err: error, requestId: request.requestId, model: provider.modelId }, "the model failed");
    return { outcome: "not-judged", reason: "failed" };
  }
  if (!collected.ok) {
    return { outcome: "not-judged", reason: collected.reason === "aborted" ? "stopped" : "timed-out" };
  }
  const verdict = judge(lab, locale, input.prompt, collected.outputs, "all");

  return inTransaction((tx) => {
    const attempt = keepAttempt(tx, {
      enrolmentId: open.enrolment.id,
      activityId: open.activity.id,
      submissionKey: keyOf(input),
      locale,
      contentHash: open.version.contentHash,
      modelId: provider.modelId,
      settings: settingsFor(lab, locale),
      prompt: input.prompt,
      verdict,
    });
    if (attempt.created) {
      recordAudit(tx, {
        actorId: open.actor.personId,
        action: "lab.submit",
        subjectType: "enrolment",
        subjectId: open.enrolment.id,
        detail: { activity: open.activity.id, attempt: attempt.id, passed: attempt.passed },
        requestId: request.requestId,
      });
    }
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
