import { randomBytes } from "node:crypto";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { completeAnswer, ModelError } from "#app/features/sandbox/provider.ts";
import type { Locale } from "#app/platform/locale.ts";
import { log } from "#app/platform/log.server.ts";
import type { Lab } from "../lab.ts";
import { guardForOpinion } from "../lab-guard.server.ts";
import type { Opinion, OpinionGap } from "./opinion.ts";
import { LONGEST_JUDGED, opinionQuestion, readOpinion } from "./opinion.ts";

/** One opinion's whole time, waiting in line included. */
export const OPINION_MS = 60_000;

/**
 * Asks a model what it thinks of an answer, after the guard. Whatever goes wrong with the model is an opinion that
 * didn't come.
 * @param options.signal ends it without an answer: the question may be asked again
 * @throws the signal's reason once it has fired
 */
export async function askOpinion(
  provider: ModelProvider,
  lab: Lab,
  locale: Locale,
  asked: { criterion: string; output: string },
  options: { signal: AbortSignal; who: string; withinMs?: number },
): Promise<Opinion> {
  if (asked.criterion.length + asked.output.length > LONGEST_JUDGED) return none("too-long");
  const [criterion, output] = [asked.criterion, asked.output].map((text) =>
    guardForOpinion(lab, locale, provider, text),
  );
  if (criterion == null || output == null) return none("guard");
  const { signal, who, withinMs = OPINION_MS } = options;
  const mark = randomBytes(9).toString("base64url");
  const request = {
    messages: opinionQuestion(locale, { criterion, output }, mark),
    settings: { temperature: 0, seed: 1, maxTokens: 1500, locale },
  };
  try {
    const either = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
    const answer = await completeAnswer(provider.run(request, { signal: either, who }));
    signal.throwIfAborted();
    if (answer.reason === "stop") return readOpinion(answer.text);
    return none(answer.reason === "length" ? "unreadable" : "slow");
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ModelError)) throw error;
    log().warn({ err: error, model: provider.modelId }, "no opinion came");
    return none(error.kind.endsWith("-timeout") ? "slow" : "unavailable");
  }
}

const none = (gap: OpinionGap): Opinion => ({ outcome: "none", gap });
