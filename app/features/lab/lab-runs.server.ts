import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Transaction } from "#db/client.server.ts";
import { labRun } from "#db/schema/lab.ts";
import type { CaseVerdict, TextRange } from "./lab.ts";
import type { PromptReading } from "./lab-page-data.ts";

export type RunOutcome = "finished" | "stopped" | "failed" | "timed-out";

/** Keeps a run for the learner's own history. It is practice: nothing rests on it. @returns its id */
export function keepRun(
  tx: Transaction,
  run: {
    enrolmentId: string;
    activityId: string;
    locale: Locale;
    prompt: string;
    contentHash: string;
    modelId: string;
    settings: Record<string, unknown>;
    reading: PromptReading | null;
    findings: (TextRange & { kind: string })[];
    outcome: RunOutcome;
    cases: CaseVerdict[];
    passedChecks: number;
    totalChecks: number;
    startedAt: string;
  },
): string {
  const id = newId();
  tx.insert(labRun)
    .values({ id, ...run, finishedAt: now() })
    .run();
  return id;
}
