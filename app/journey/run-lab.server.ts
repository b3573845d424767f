import { judge } from "#app/features/lab/judge.ts";
import { kindOf } from "#app/features/lab/kinds/registry.ts";
import type { CaseVerdict, Lab, Outputs } from "#app/features/lab/lab.ts";
import {
  guardLabPrompt,
  noticeOf,
  restoredCase,
  storedFindings,
} from "#app/features/lab/lab-guard.server.ts";
import type { PromptReading, RunTrouble } from "#app/features/lab/lab-page-data.ts";
import type { RunOutcome } from "#app/features/lab/lab-runs.server.ts";
import { keepRun } from "#app/features/lab/lab-runs.server.ts";
import { readingOfPrompt, settingsFor } from "#app/features/lab/render-prompt.ts";
import { runCase } from "#app/features/lab/run-case.ts";
import type { RunEvent } from "#app/features/lab/run-events.ts";
import { isText, textIn, workOfText } from "#app/features/lab/work.ts";
import { troubleOf } from "#app/features/sandbox/model-trouble.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { ModelError } from "#app/features/sandbox/provider.ts";
import { markOfRun } from "#app/features/workshop/marks.ts";
import { noteRoomProgress } from "#app/features/workshop/room-progress.server.ts";
import { now } from "#app/platform/clock.ts";
import { log } from "#app/platform/log.server.ts";
import { inTransaction } from "#db/client.server.ts";
import type { OpenActivity } from "./open-activity.server.ts";
import { unitInRooms } from "./open-activity.server.ts";
import { takeModelCalls } from "./take-model-calls.server.ts";

/**
 * Runs a prompt on the visible cases, telling what happens as it happens, and keeps the run in the learner's
 * history however it ends. Never an attempt. What was refused before the model was asked is no run and isn't kept.
 * @param prompt the learner's work as one text
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
  const guarded = guardLabPrompt(lab, open.locale, provider, prompt);
  const notice = noticeOf(guarded);
  if (notice?.action === "block") return yield { type: "end", trouble: { kind: "guard", notice } };
  const text = lab.text[open.locale];
  const cases = text.cases.filter((one) => !one.hidden);
  const calls = kindOf(lab).callsPerCase(text);
  const refused = await takeModelCalls(unitInRooms(open), cases.length * calls);
  if (refused) return yield { type: "end", trouble: refused };

  if (notice) yield { type: "guard", notice };
  // With placeholders where the lab asks for them: what the model gets is also what is judged and kept.
  const sent = guarded.text;
  const work = workOfText(text.parts, sent);
  const outputs: Outputs = {};
  let outcome: RunOutcome = "finished";
  let trouble: RunTrouble | null = null;
  let reading: PromptReading | null = null;
  const endedAs = (why: RunTrouble) => {
    outcome = why.kind === "stopped" || why.kind === "timed-out" ? why.kind : "failed";
    trouble = why;
  };
  try {
    for (const labCase of cases) {
      yield { type: "case-start", caseId: labCase.id };
      /** The learner's text that is being answered; null while a text of the lab's own is. */
      let part: string | null = null;
      const call = { ...options, who: open.actor.personId };
      const shown = guarded.restoreStream();
      for await (const event of runCase(provider, lab, open.locale, labCase, work, call)) {
        if (event.type === "step") {
          part = text.parts.some((one) => isText(one) && one.id === event.step) ? event.step : null;
          if (calls > 1) yield { ...event, caseId: labCase.id };
        } else if (event.type === "made") outputs[labCase.id] = event.output;
        else if (event.type === "queued") yield event;
        else if (event.type === "reading") {
          if (reading || part === null) continue;
          const vars = { ...kindOf(lab).variables?.(text, work, []), ...labCase.vars };
          reading = readingOfPrompt(event, textIn(work, part), part, { ...labCase, vars });
          yield { type: "reading", reading };
        } else if (event.type === "text") {
          yield { type: "text", caseId: labCase.id, text: shown.push(event.text) };
        } else if (event.type === "thinking") {
          yield { type: "thinking", caseId: labCase.id, text: event.text };
        } else if (event.reason === "aborted") endedAs({ kind: "stopped" });
        else if (event.reason === "timeout") endedAs({ kind: "timed-out" });
        else if (event.reason === "length") yield { type: "length", caseId: labCase.id };
      }
      const rest = shown.end();
      if (rest !== "") yield { type: "text", caseId: labCase.id, text: rest };
      if (trouble) break;
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    log().warn({ err: error, requestId: options.requestId, model: provider.modelId }, "the model failed");
    endedAs({ kind: "model", trouble: troubleOf(error) });
  }

  const verdict = trouble ? null : judge(lab, open.locale, sent, outputs, "visible");
  await inTransaction((tx) => {
    keepRun(tx, {
      enrolmentId: open.enrolment.id,
      activityId: open.activity.id,
      locale: open.locale,
      prompt: sent,
      findings: storedFindings(guarded),
      contentHash: open.version.contentHash,
      modelId: provider.modelId,
      settings: settingsFor(lab, open.locale),
      reading,
      outcome,
      cases: verdict?.cases ?? ([] as CaseVerdict[]),
      passedChecks: verdict?.passedChecks ?? 0,
      totalChecks: verdict?.totalChecks ?? 0,
      startedAt,
    });
    noteRoomProgress(tx, { ...unitInRooms(open), ...markOfRun(verdict) });
  });
  if (verdict) {
    const cases = verdict.cases.map((one) => restoredCase(one, guarded));
    yield { type: "verdict", prompt: verdict.prompt, cases };
  }
  yield { type: "end", trouble };
}

/** The same for a page without scripts: waits for the end. @returns what kept it from a verdict, or null */
export async function runLabToEnd(
  open: OpenActivity,
  lab: Lab,
  provider: ModelProvider,
  prompt: string,
  options: { signal: AbortSignal; requestId: string | null },
): Promise<RunTrouble | null> {
  let trouble: RunTrouble | null = null;
  for await (const event of runLab(open, lab, provider, prompt, { ...options, paceMs: 0 })) {
    if (event.type === "end") trouble = event.trouble;
  }
  return trouble;
}
