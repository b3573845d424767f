import { z } from "zod";
import type { Locale } from "#app/platform/locale.ts";

/** One answer that can be chosen, with what it teaches. Texts are in each language. */
export type Option = {
  id: string;
  correct: boolean;
  text: Record<Locale, string>;
  feedback: Record<Locale, string>;
};

export type Question = {
  id: string;
  type: "single" | "multiple" | "order";
  prompt: Record<Locale, string>;
  /** For `order` in the right order, each marked correct. */
  options: Option[];
};

/** What may reach the browser before the answer: no key, no feedback, and no order that gives it away. */
export type LearnerQuestion = {
  id: string;
  type: Question["type"];
  prompt: string;
  options: { id: string; text: string }[];
};

/** Ids of the chosen options; for `order` all ids in the chosen order. */
export type Answer = string[];

/** What the learner gets to see once they have answered. */
export type Feedback = {
  correct: boolean;
  /** For each option: whether it was right (for `order`: at this place) to choose it, and why. */
  options: Record<string, { right: boolean; chosen: boolean; text: string; place: number | null }>;
};

/** A question without its key, options shuffled by the seed; the same seed gives the same order. */
export function toLearnerQuestion(question: Question, locale: Locale, seed: number): LearnerQuestion {
  let options = shuffle(question.options, mix(seed, question.id));
  if (question.type === "order" && sameOrder(options, question.options)) {
    // By chance the shuffle was the answer: show it from the other end.
    options = options.toReversed();
  }
  return {
    id: question.id,
    type: question.type,
    prompt: question.prompt[locale],
    options: options.map((option) => ({ id: option.id, text: option.text[locale] })),
  };
}

function sameOrder(a: { id: string }[], b: { id: string }[]): boolean {
  return a.every((option, index) => option.id === b[index]?.id);
}

/** Why an answer can't be taken. */
export type AnswerProblem = "none-chosen" | "one-only" | "unknown-option" | "not-all-placed";

/** @returns what is wrong with an answer's form, or null when it can be graded */
export function answerProblem(question: Question, answer: Answer): AnswerProblem | null {
  const known = new Set(question.options.map((option) => option.id));
  if (answer.some((id) => !known.has(id)) || new Set(answer).size !== answer.length) return "unknown-option";
  if (answer.length === 0) return "none-chosen";
  if (question.type === "single" && answer.length > 1) return "one-only";
  if (question.type === "order" && answer.length !== known.size) return "not-all-placed";
  return null;
}

/** Whether an answer is right: the right option, exactly the right ones, or all in the right order. */
export function isCorrect(question: Question, answer: Answer): boolean {
  if (question.type === "order") {
    return question.options.every((option, index) => option.id === answer[index]);
  }
  const chosen = new Set(answer);
  return question.options.every((option) => option.correct === chosen.has(option.id));
}

/** What an answered question shows: for each option whether choosing it was right, and why. */
export function feedbackOn(question: Question, answer: Answer, locale: Locale): Feedback {
  const entries = question.options.map((option, index) => {
    const place = answer.indexOf(option.id);
    return [
      option.id,
      {
        right: question.type === "order" ? place === index : option.correct,
        chosen: place !== -1,
        text: option.feedback[locale],
        place: question.type === "order" ? index + 1 : null,
      },
    ] as const;
  });
  return { correct: isCorrect(question, answer), options: Object.fromEntries(entries) };
}

/** A 32-bit number from a seed and a name, so that each question of an attempt is shuffled by itself. */
function mix(seed: number, name: string): number {
  let hash = seed >>> 0;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** Fisher-Yates with a small seeded generator (mulberry32): the same seed gives the same order everywhere. */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and hyphens only");
const text = z.string().trim().min(1);
const choice = z.strictObject({ id, correct: z.boolean().default(false), text, feedback: text });
const item = z.strictObject({ id, text, feedback: text });

/** A ```question fence in one language. */
export const questionSchema = z.discriminatedUnion("type", [
  z.strictObject({ id, type: z.literal("single"), prompt: text, options: z.array(choice).min(2).max(8) }),
  z.strictObject({ id, type: z.literal("multiple"), prompt: text, options: z.array(choice).min(3).max(8) }),
  z.strictObject({ id, type: z.literal("order"), prompt: text, items: z.array(item).min(3).max(8) }),
]);

export type QuestionText = z.infer<typeof questionSchema>;
