import { judge } from "#app/features/lab/judge.ts";
import type { CaseVerdict, Lab } from "#app/features/lab/lab.ts";
import type { RunOutcome } from "#app/features/lab/lab-runs.server.ts";
import { keepRun } from "#app/features/lab/lab-runs.server.ts";
import type { RunEvent } from "#app/features/lab/run-events.ts";
import { runCase } from "#app/features/lab/run-lab.server.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { ModelError } from "#app/features/sandbox/provider.ts";
import { now } from "#app/platform/clock.ts";
import { log } from "#app/platform/log.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";

/**
 * Runs a prompt on the visible cases, telling what happens as it happens, and keeps the run in the learner's
 * history however it ends. Never an attempt.
 * @param options.paceMs pause between pieces of text, so that one can read along
 */
export async function* runLab(
  open: OpenActivity,
  lab: Lab,
  provider: ModelProvider,
  prompt: string,
  options: { signal: AbortSignal; paceMs: number; requestId: string | null },
): AsyncGenerator<RunEvent> {
  const startedAt = now();
  const outputs: Record<string, string> = {};
  let outcome: RunOutcome = "finished";
  const cases = lab.text[open.locale].cases.filter((one) => !one.hidden);
  try {
    for (const labCase of cases) {
      yield { type: "case-start", caseId: labCase.id };
      outputs[labCase.id] = "";
      const { signal, paceMs } = options;
      for await (const event of runCase(provider, lab, open.locale, labCase, prompt, { signal, paceMs })) {
        if (event.type === "text") {
          outputs[labCase.id] += event.text;
          yield { type: "text", caseId: labCase.id, text: event.text };
        } else if (event.reason === "aborted") outcome = "stopped";
        else if (event.reason === "timeout") outcome = "timed-out";
      }
      if (outcome !== "finished") break;
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    log().warn({ err: error, requestId: options.requestId, model: provider.modelId }, "the model failed");
    outcome = "failed";
  }

  const verdict = outcome === "finished" ? judge(lab, open.locale, prompt, outputs, "visible") : null;
  await inTransaction((tx) =>
    keepRun(tx, {
      enrolmentId: open.enrolment.id,
      activityId: open.activity.id,
      locale: open.locale,
      prompt,
      modelId: provider.modelId,
      outcome,
      cases: verdict?.cases ?? ([] as CaseVerdict[]),
      passedChecks: verdict?.passedChecks ?? 0,
      totalChecks: verdict?.totalChecks ?? 0,
      startedAt,
    }),
  );
  if (verdict) yield { type: "verdict", prompt: verdict.prompt, cases: verdict.cases };
  yield { type: "end", outcome };
}

/** The same for a page without scripts: waits for the end and gives the verdict, null when there is none. */
export async function runLabToEnd(
  open: OpenActivity,
  lab: Lab,
  provider: ModelProvider,
  prompt: string,
  options: { signal: AbortSignal; requestId: string | null },
) {
  let verdict: Pick<Extract<RunEvent, { type: "verdict" }>, "prompt" | "cases"> | null = null;
  let outcome: RunOutcome = "finished";
  for await (const event of runLab(open, lab, provider, prompt, { ...options, paceMs: 0 })) {
    if (event.type === "verdict") verdict = { prompt: event.prompt, cases: event.cases };
    if (event.type === "end") outcome = event.outcome;
  }
  return { verdict, outcome };
}
