import type { FinishReason, ModelRequest, ModelUsage } from "../provider.ts";
import { extract } from "./extract.ts";
import type { Injection } from "./injection.ts";
import { injectionsIn } from "./injection.ts";
import { readPrompt } from "./parse-prompt.ts";
import { phrases } from "./phrases.ts";
import type { Reading } from "./reading.ts";
import { summarise } from "./summary.ts";
import { countTokens, hashText, randomFrom } from "./text.ts";

export type Answer = {
  text: string;
  reason: Extract<FinishReason, "stop" | "length">;
  usage: ModelUsage;
  reading: Reading;
};

/**
 * The practice model: the same messages, settings and seed give the same text. Pure; takes milliseconds.
 * With temperature 0 the seed changes nothing, as with a real model's greedy decoding.
 */
export function answer({ messages, settings }: ModelRequest): Answer {
  const input = messages.map((message) => message.content).join("\n\n");
  const reading = readPrompt(messages);
  const random = randomFrom(
    hashText(input) ^ (settings.temperature > 0 ? Math.imul(settings.seed + 1, 0x9e3779b1) : 0),
  );
  const whole = compose(reading, random);
  const { text, reason } = limited(whole, settings.maxTokens);
  return {
    text,
    reason,
    usage: { inputTokens: countTokens(input), outputTokens: countTokens(text) },
    reading,
  };
}

function compose(reading: Reading, random: () => number): string {
  const say = phrases(reading.language);
  if (reading.task === "none") return say.noTask;
  if (reading.task === "unsupported") return say.notDone(reading.unsupported ?? "");
  if (reading.source === null || reading.source.text.trim() === "") return withoutMaterial(reading, random);
  const injections = injectionsIn(reading.source.text);
  const obeyed = injections.filter((one) => obeys(one, reading));
  const reply = obeyed.find((one) => one.field === null);
  if (reply) return reply.value ?? say.obeyed;
  const text =
    reading.task === "extract"
      ? extract(reading, injections, obeyed, random)
      : summarise(reading, injections, random);
  return reading.unsupported ? `${say.notDone(reading.unsupported)}\n\n${text}` : text;
}

/** Delimiters alone stop a polite request, not an order to forget the rules; a stated defence stops both. */
const obeys = (injection: Injection, reading: Reading) =>
  !reading.defended && (injection.strength === 2 || reading.source?.delimiter === null);

/** Asked to work on nothing: a gap rule or "don't invent" is kept; otherwise the model tells a plausible tale. */
function withoutMaterial(reading: Reading, random: () => number): string {
  const say = phrases(reading.language);
  if (reading.grounded || reading.gap !== null) return say.noMaterial;
  const material = say.inventedSummary(random).map((line, index) => `${index + 1}. ${line}`);
  if (reading.task === "summary" || reading.fields.length === 0) {
    return `${reading.bare ? "" : `${say.summaryOpening(reading.audience)}\n\n`}${material.join("\n")}`;
  }
  return extract(reading, [], [], random);
}

/** Cuts at the output cap, between tokens, as a model does: in the middle of whatever it was saying. */
function limited(text: string, maxTokens: number): Pick<Answer, "text" | "reason"> {
  let used = 0;
  for (const token of text.matchAll(/\p{Script=Han}|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) {
    used += 1;
    if (used > maxTokens) return { text: text.slice(0, token.index).trimEnd(), reason: "length" };
  }
  return { text, reason: "stop" };
}
