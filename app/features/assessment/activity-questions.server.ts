import { z } from "zod";
import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import type { ActivitySource } from "#app/features/catalogue/course.ts";
import { readFrontMatter } from "#app/features/catalogue/front-matter.ts";
import { fencesOf } from "#app/features/catalogue/markdown.server.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Question } from "./question.ts";
import { parseQuestions } from "./question-file.ts";

/** A quiz: its questions, what passes, and the words before it. */
export type Quiz = {
  questions: Question[];
  /** Share of questions that must be right, over 0 and up to 1. */
  pass: number;
  /** Markdown. */
  intro: Record<Locale, string>;
};

const quizHead = z.strictObject({
  id: z.string(),
  title: z.string(),
  minutes: z.int(),
  pass: z.number().gt(0).max(1),
});
const anyHead = z.looseObject({});

/** The questions of a lesson, both languages held to each other. */
export function parseLessonQuestions(activity: ActivitySource): {
  questions: Question[];
  problems: ContentProblem[];
} {
  const side = (locale: Locale) => {
    const { path, text } = activity.files[locale];
    const { body, bodyLine } = readFrontMatter(text, anyHead);
    return { path, fences: fencesOf(body, "question", bodyLine - 1) };
  };
  const sides = { "zh-TW": side("zh-TW"), en: side("en") };
  const { questions, problems } = parseQuestions(sides);
  if (activity.kind === "lesson" && sides["zh-TW"].fences.length === 0) {
    const message = "a lesson needs at least one question to check oneself by: it is what completes it";
    problems.push({ file: activity.path, line: 1, message });
  }
  return { questions, problems };
}

/** A quiz file, both languages. */
export function parseQuiz(activity: ActivitySource): { quiz: Quiz; problems: ContentProblem[] } {
  const { questions, problems } = parseLessonQuestions(activity);
  const head = readFrontMatter(activity.files["zh-TW"].text, quizHead);
  problems.push(...head.problems.map((problem) => ({ file: activity.path, ...problem })));
  if (questions.length === 0)
    problems.push({ file: activity.path, line: 1, message: "the quiz has no questions" });
  const introIn = (locale: Locale) =>
    readFrontMatter(activity.files[locale].text, anyHead).body.split("```question")[0]?.trim() ?? "";
  const intro = { "zh-TW": introIn("zh-TW"), en: introIn("en") };
  return { quiz: { questions, pass: head.data?.pass ?? 1, intro }, problems };
}

/** Parsed once a version and unit; a version never changes. */
const kept = new Map<string, unknown>();

function once<T>(versionId: string, activity: ActivitySource, make: () => T): T {
  const key = `${versionId}/${activity.id}`;
  const known = kept.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

/** The questions of a published lesson. */
export function lessonQuestions(version: { id: string }, activity: ActivitySource): Question[] {
  return once(version.id, activity, () => parseLessonQuestions(activity).questions);
}

/** A published quiz. */
export function publishedQuiz(version: { id: string }, activity: ActivitySource): Quiz {
  return once(version.id, activity, () => parseQuiz(activity).quiz);
}
