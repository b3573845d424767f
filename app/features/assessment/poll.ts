import { z } from "zod";
import type { Locale } from "#app/platform/locale.ts";
import { plainLine } from "#app/platform/plain-line.ts";

/** Questions to a room: what they are, which answers they take, and what the answers come to. Nothing here knows who answers. */

export const POLL_KINDS = ["single", "multiple", "scale", "text", "ranking"] as const;
export type PollKind = (typeof POLL_KINDS)[number];

/** As it was typed, or in each language where it comes from a course. */
export type Words = string | Record<Locale, string>;

/** `options` are empty for a text; of a scale they are its points, with words at both ends. */
export type PollQuestion = { kind: PollKind; prompt: Words; options: { id: string; text: Words }[] };

export const LONGEST_PROMPT = 200;
export const LONGEST_OPTION = 100;
export const MOST_OPTIONS = 8;
/** The longest short text; counted by characters, as people count. */
export const LONGEST_TEXT = 200;
const SCALE_POINTS = 5;
/** Of fewer answers than this a room sees but how many there are: among two, everybody would know who chose what. */
export const FEWEST_SHOWN = 3;

export const wordsIn = (words: Words, locale: Locale): string =>
  typeof words === "string" ? words : words[locale];

/** The form of a question, as it was filled in: an option a line; for a scale the words at its ends. */
const pollForm = z
  .object({
    pollKind: z.enum(POLL_KINDS, "missing"),
    prompt: z
      .string("missing")
      .transform(plainLine)
      .pipe(z.string().min(1, "missing").max(LONGEST_PROMPT, "too-long")),
    options: z
      .string("missing")
      .max(MOST_OPTIONS * (LONGEST_OPTION + 20), "too-long")
      .transform((lines) =>
        lines
          .split("\n")
          .map(plainLine)
          .filter((line) => line !== ""),
      ),
  })
  .superRefine(({ pollKind, options }, context) => {
    const wrong = optionsProblem(pollKind, options);
    if (wrong) context.addIssue({ code: "custom", path: ["options"], message: wrong });
  })
  .transform(
    ({ pollKind: kind, prompt, options }): PollQuestion => ({
      kind,
      prompt,
      options: optionsFor(kind, options),
    }),
  );

export type PollValues = { pollKind: string; prompt: string; options: string };
export type PollErrors = Partial<Record<keyof PollValues, string>>;

/** Reads the form of a question. @returns by field what is wrong where it can't be asked as it is */
export function readPoll(values: PollValues): { question: PollQuestion } | { errors: PollErrors } {
  const read = pollForm.safeParse(values);
  if (read.success) return { question: read.data };
  const issues = read.error.issues.toReversed();
  return { errors: Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message])) };
}

function optionsProblem(kind: PollKind, lines: string[]): string | null {
  if (lines.some((line) => line.length > LONGEST_OPTION)) return "too-long";
  if (kind === "text") return null;
  if (kind === "scale") return lines.length === 0 || lines.length === 2 ? null : "ends";
  if (lines.length < 2) return "few-options";
  if (lines.length > MOST_OPTIONS) return "many-options";
  return new Set(lines).size < lines.length ? "same-options" : null;
}

function optionsFor(kind: PollKind, lines: string[]): PollQuestion["options"] {
  if (kind === "text") return [];
  if (kind !== "scale") return lines.map((text, index) => ({ id: `o${index + 1}`, text }));
  const ends: Record<number, string | undefined> = { 1: lines[0], [SCALE_POINTS]: lines[1] };
  return Array.from({ length: SCALE_POINTS }, (_, index) => ({
    id: `o${index + 1}`,
    text: [index + 1, ends[index + 1]].filter(Boolean).join(" "),
  }));
}

/** A question as its form had it, to be changed. */
export function pollValues({ kind, prompt, options }: PollQuestion): PollValues {
  const lines = options.map(({ text }) => wordsIn(text, "zh-TW"));
  const ends = lines.map((line) => line.replace(/^\d ?/, "")).filter((line) => line !== "");
  return {
    pollKind: kind,
    prompt: wordsIn(prompt, "zh-TW"),
    options: (kind === "scale" ? ends : lines).join("\n"),
  };
}

/** What somebody answers: ids of options, in their order for a ranking; or a text. */
export type PollAnswer = { choices: string[]; text: string };

export const ANSWER_PROBLEMS = [
  "none-chosen",
  "one-only",
  "unknown-option",
  "not-all-placed",
  "no-text",
  "long-text",
] as const;
export type PollAnswerProblem = (typeof ANSWER_PROBLEMS)[number];

/** Which options a form names, with scripts or without: chosen ones, or the places of all. */
export function chosenIn(form: FormData): string[] {
  const texts = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  const chosen = texts.filter(([name]) => name === "option").map(([, value]) => value);
  if (chosen.length > 0) return chosen;
  const places = texts
    .filter(([name]) => name.startsWith("place-"))
    .map(([name, value]) => ({ id: name.slice(6), place: Number(value) }));
  if (new Set(places.map(({ place }) => place)).size < places.length) return [];
  return places.sort((a, b) => a.place - b.place).map(({ id }) => id);
}

/** Reads an answer to a question. @returns what is wrong with it where it can't be taken */
export function readPollAnswer(
  question: PollQuestion,
  given: { chosen: string[]; text: string },
): { answer: PollAnswer } | { problem: PollAnswerProblem } {
  const { kind, options } = question;
  if (kind === "text") {
    const text = plainLine(given.text);
    if (text === "") return { problem: "no-text" };
    return [...text].length > LONGEST_TEXT ? { problem: "long-text" } : { answer: { choices: [], text } };
  }
  const { chosen } = given;
  const known = new Set(options.map((option) => option.id));
  if (chosen.some((id) => !known.has(id)) || new Set(chosen).size < chosen.length)
    return { problem: "unknown-option" };
  if (kind === "ranking" && chosen.length < known.size) return { problem: "not-all-placed" };
  if (chosen.length === 0) return { problem: "none-chosen" };
  if ((kind === "single" || kind === "scale") && chosen.length > 1) return { problem: "one-only" };
  return { answer: { choices: chosen, text: "" } };
}

/** A short text among the answers; its id changes with it. */
export type TextAnswer = { id: string; text: string; released: boolean };

/**
 * What the answers come to. `counts` are how many chose an option, for a ranking the sum of its places; null where they
 * are not to be seen yet. `right`: how many were wholly right, once the key is known.
 */
export type PollTally = {
  answers: number;
  counts: Record<string, number> | null;
  right: number | null;
  texts: TextAnswer[];
};

/** Counts answers. @param key ids of what is right, in their order for a ranking; null where nothing is, or not yet */
export function tallyAnswers(
  question: PollQuestion,
  answers: readonly (PollAnswer & { id: string; released: boolean })[],
  key: readonly string[] | null,
): PollTally {
  const counts = Object.fromEntries(question.options.map((option) => [option.id, 0]));
  for (const { choices } of answers) {
    for (const [index, id] of choices.entries()) {
      counts[id] = (counts[id] ?? 0) + (question.kind === "ranking" ? index + 1 : 1);
    }
  }
  const right = key && answers.filter(({ choices }) => isRight(question, choices, key)).length;
  const texts =
    question.kind === "text" ? answers.map(({ id, text, released }) => ({ id, text, released })) : [];
  // By what they say: in the order in which they came one could tell who wrote them.
  return { answers: answers.length, counts, right, texts: texts.sort((a, b) => (a.text < b.text ? -1 : 1)) };
}

/** Whether an answer is what the key says: all of it, in its order for a ranking. */
export function isRight(question: PollQuestion, choices: readonly string[], key: readonly string[]): boolean {
  if (choices.length !== key.length) return false;
  return question.kind === "ranking"
    ? choices.every((id, index) => id === key[index])
    : choices.every((id) => key.includes(id));
}

/** Of a tally how many have answered, and nothing else. */
export const onlyNumber = ({ answers }: PollTally): PollTally => ({
  answers,
  counts: null,
  right: null,
  texts: [],
});

/** The part of a tally that a room may see: released texts, and nothing but the number while there are few. */
export function tallyForRoom(tally: PollTally): PollTally {
  if (tally.answers < FEWEST_SHOWN) return onlyNumber(tally);
  return { ...tally, texts: tally.texts.filter((one) => one.released) };
}

/** A line of results: `value` is how many, or the mean place. The first place of a ranking stands first. */
export type ResultLine = { id: string; text: Words; value: number; share: number };

/** The lines of a tally, with the share of a bar; null where they aren't to be seen. */
export function resultLines(question: PollQuestion, { answers, counts }: PollTally): ResultLine[] | null {
  if (counts === null || question.kind === "text") return null;
  const { options } = question;
  const lines = options.map(({ id, text }): ResultLine => {
    const count = counts[id] ?? 0;
    if (question.kind !== "ranking")
      return { id, text, value: count, share: answers === 0 ? 0 : count / answers };
    const mean = answers === 0 ? 0 : count / answers;
    return { id, text, value: mean, share: answers === 0 ? 0 : (options.length + 1 - mean) / options.length };
  });
  return question.kind === "ranking" ? lines.sort((a, b) => a.value - b.value) : lines;
}
