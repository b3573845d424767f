import type { Locale } from "#app/platform/locale.ts";
import type { FinishReason, ModelRequest, ModelUsage } from "../provider.ts";
import { classify } from "./classify.ts";
import { compare } from "./compare.ts";
import { documentEngines } from "./documents/engines.ts";
import type { Engine, Work } from "./engine.ts";
import { tagOf } from "./engine.ts";
import { extract } from "./extract.ts";
import type { Injection } from "./injection.ts";
import { injectionsIn } from "./injection.ts";
import { languageOf } from "./lay-out.ts";
import { readPrompt } from "./parse-prompt.ts";
import { phrases } from "./phrases.ts";
import { answerQuestion } from "./question.ts";
import type { Reading, Task } from "./reading.ts";
import { rewrite } from "./rewrite.ts";
import { inSteps } from "./steps.ts";
import { summarise } from "./summary.ts";
import { countTokens, hashText, randomFrom } from "./text.ts";
import { translate } from "./translate.ts";

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
  // Without a word to tell a language by, the workspace's counts.
  const read = readPrompt(messages);
  const reading = /\p{L}/u.test(input) ? read : { ...read, language: settings.locale };
  const random = randomFrom(
    hashText(input) ^ (settings.temperature > 0 ? Math.imul(settings.seed + 1, 0x9e3779b1) : 0),
  );
  const whole = answerTo(reading, settings.temperature, random);
  const { text, reason } = limited(whole, settings.maxTokens);
  return {
    text,
    reason,
    usage: { inputTokens: countTokens(input), outputTokens: countTokens(text) },
    reading,
  };
}

/** What documents are called where no engine writes them. */
const TASK_NAMES: Record<Locale, Partial<Record<Task, string>>> = {
  "zh-TW": {
    letter: "撰寫公函",
    memo: "撰寫簽呈",
    press: "撰寫新聞稿",
    minutes: "撰寫會議紀錄",
    reply: "回復陳情",
  },
  en: {
    letter: "official letters",
    memo: "memoranda",
    press: "press releases",
    minutes: "writing minutes",
    reply: "replies to petitions",
  },
};

/** A task engine a task. */
const engines: Partial<Record<Task, Engine>> = {
  summary: summarise,
  extract,
  classify,
  rewrite,
  answer: answerQuestion,
  compare,
  translate,
  ...documentEngines,
};

/** Tasks that work on material or not at all. */
const NEEDS_MATERIAL: ReadonlySet<Task> = new Set<Task>(["summary", "extract", "classify", "rewrite"]);

/** What the model says to a reading: a pure function of it, of the temperature and of chance. */
export function answerTo(reading: Reading, temperature: number, random: () => number): string {
  const say = phrases(languageOf(reading));
  if (reading.task === "none") return say.noTask;
  if (reading.task === "unsupported") return say.notDone(reading.unsupported ?? "");
  const engine = engines[reading.task];
  if (!engine) return say.notDone(TASK_NAMES[languageOf(reading)][reading.task] ?? reading.task);
  const isEmpty = reading.source === null || reading.source.text.trim() === "";
  const injections =
    isEmpty || !reading.source ? [] : injectionsIn(reading.source.text, tagOf(reading.source));
  const obeyed = injections.filter((one) => obeys(one, reading));
  const work: Work = { reading, injections, obeyed, temperature, random };
  if (isEmpty && NEEDS_MATERIAL.has(reading.task)) return withoutMaterial(work);
  const reply = obeyed.find((one) => one.field === null);
  if (reply) return reply.value ?? say.obeyed;
  const text = reading.steps.length > 1 ? inSteps(work, (task) => engines[task]) : engine(work);
  return reading.unsupported ? `${say.notDone(reading.unsupported)}\n\n${text}` : text;
}

/**
 * Delimiters alone stop a polite request, not an order to forget the rules; a stated defence stops both. What imitates
 * the closing delimiter gets through a defence that stands before the material, because the model takes what follows
 * for the prompt; one that stands after the material has the last word.
 */
function obeys({ strength }: Injection, reading: Reading): boolean {
  if (strength === 3) return !(reading.defended && defendedAtTheEnd(reading));
  return !reading.defended && (strength === 2 || reading.source?.delimiter === null);
}

const defendedAtTheEnd = ({ source, evidence }: Reading): boolean =>
  source !== null && evidence.some(({ part, start }) => part === "defended" && start >= source.end);

/**
 * Asked to work on nothing: named fields get the word that the prompt gives for what is missing, "don't invent" is
 * kept; otherwise the model tells a plausible tale.
 */
function withoutMaterial(work: Work): string {
  const { reading, random } = work;
  const say = phrases(languageOf(reading));
  const hasFields = reading.task === "extract" && reading.fields.length > 0;
  if (hasFields && reading.gap !== null) return extract(work);
  if (reading.grounded || reading.gap !== null) return say.noMaterial;
  if (reading.task === "classify" || reading.task === "rewrite") return say.noMaterial;
  if (hasFields) return extract(work);
  const material = say.inventedSummary(random).map((line, index) => `${index + 1}. ${line}`);
  return `${reading.bare ? "" : `${say.summaryOpening(reading.audience)}\n\n`}${material.join("\n")}`;
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
