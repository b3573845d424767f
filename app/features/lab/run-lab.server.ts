import type { ModelEvent, ModelProvider } from "#app/features/sandbox/provider.ts";
import { completeAnswer } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Lab, LabCase, Outputs } from "./lab.ts";
import { messagesFor, settingsFor } from "./render-prompt.ts";

/** One case through a model, streamed. */
export function runCase(
  provider: ModelProvider,
  lab: Lab,
  locale: Locale,
  labCase: LabCase,
  prompt: string,
  options: { signal?: AbortSignal; paceMs?: number } = {},
): AsyncIterable<ModelEvent> {
  return provider.run(
    { messages: messagesFor(labCase, prompt), settings: settingsFor(lab, locale) },
    options,
  );
}

export type Collected =
  | { ok: true; outputs: Outputs }
  /** Nothing may be judged: somebody stopped, or the model took too long. */
  | { ok: false; reason: "aborted" | "timeout"; caseId: string };

/** All cases of a scope, one after the other and unpaced: what a submission needs. A ModelError passes through. */
export async function collectOutputs(
  provider: ModelProvider,
  lab: Lab,
  locale: Locale,
  prompt: string,
  { scope = "all", signal }: { scope?: "visible" | "all"; signal?: AbortSignal } = {},
): Promise<Collected> {
  const outputs: Outputs = {};
  for (const labCase of lab.text[locale].cases) {
    if (scope === "visible" && labCase.hidden) continue;
    const { text, reason } = await completeAnswer(
      runCase(provider, lab, locale, labCase, prompt, signal ? { signal } : {}),
    );
    if (reason === "aborted" || reason === "timeout") return { ok: false, reason, caseId: labCase.id };
    outputs[labCase.id] = text;
  }
  return { ok: true, outputs };
}
