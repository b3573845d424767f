import type { ModelEvent, ModelProvider, RunOptions } from "#app/features/sandbox/provider.ts";
import { ModelError } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import { caseOutput } from "./kinds/kind.ts";
import { kindOf } from "./kinds/registry.ts";
import type { CaseOutput, Lab, LabCase, StepOutput } from "./lab.ts";
import { settingsFor } from "./render-prompt.ts";
import type { Work } from "./work.ts";

/**
 * What happens while a case is run: its steps as they begin, what the model says, and at the end what it came to.
 * After a `finish` that is neither `stop` nor `length` nothing more comes: there is nothing to judge.
 */
export type CaseEvent =
  | { type: "step"; step: string; title: string }
  | ModelEvent
  | { type: "made"; output: CaseOutput };

/**
 * In UTF-16 units: several times what the largest cap on an answer allows. A model that heeds none is stopped here, for
 * every check reads the whole answer and every page after it carries it.
 */
const LONGEST_ANSWER = 100_000;

/** One case through a model, streamed, in as many questions as the lab's kind asks. */
export async function* runCase(
  provider: ModelProvider,
  lab: Lab,
  locale: Locale,
  labCase: LabCase,
  work: Work,
  { seed = lab.model.seed, ...options }: RunOptions & { seed?: number } = {},
): AsyncGenerator<CaseEvent> {
  const text = lab.text[locale];
  const settings = { ...settingsFor(lab, locale), seed };
  const calls = kindOf(lab).calls(text, labCase, work);
  const steps: StepOutput[] = [];
  let next = calls.next();
  while (!next.done) {
    const { step, title, messages } = next.value;
    yield { type: "step", step, title };
    let answer = "";
    let finished = false;
    for await (const event of provider.run({ messages, settings }, options)) {
      if (event.type === "text") answer += event.text;
      if (answer.length > LONGEST_ANSWER)
        throw new ModelError("too-long", `the answer has more than ${LONGEST_ANSWER} characters`);
      yield event;
      if (event.type !== "finish") continue;
      if (event.reason === "aborted" || event.reason === "timeout") return;
      finished = true;
    }
    if (!finished) throw new ModelError("unavailable", "the stream ended without a finish event");
    steps.push({ step, title, output: answer });
    next = calls.next(answer);
  }
  yield { type: "made", output: caseOutput(next.value, steps) };
}

/** A case run to its end, where nobody watches. A ModelError passes through. */
export async function completeCase(
  events: AsyncIterable<CaseEvent>,
): Promise<{ ok: true; output: CaseOutput } | { ok: false; reason: "aborted" | "timeout" }> {
  let reason: "aborted" | "timeout" = "aborted";
  for await (const event of events) {
    if (event.type === "made") return { ok: true, output: event.output };
    if (event.type === "finish" && event.reason === "timeout") reason = "timeout";
  }
  return { ok: false, reason };
}
