import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import { readYaml } from "#app/features/catalogue/front-matter.ts";
import type { Locale } from "#app/platform/locale.ts";
import type { Option, Question, QuestionText } from "./question.ts";
import { questionSchema } from "./question.ts";

/** A ```question block as the catalogue found it. */
export type QuestionFence = { text: string; line: number };

type Side = { path: string; fences: QuestionFence[] };

/**
 * Reads the questions of a lesson or quiz from both languages' files and holds them to each other: the same
 * ids, types, options and keys in the same order.
 */
export function parseQuestions(sides: Record<Locale, Side>): {
  questions: Question[];
  problems: ContentProblem[];
} {
  const problems: ContentProblem[] = [];
  const read = (locale: Locale) =>
    sides[locale].fences.flatMap((fence) => {
      const { data, problems: found } = readYaml(fence.text, questionSchema, fence.line - 1);
      for (const { line, message } of found) problems.push({ file: sides[locale].path, line, message });
      if (data) problems.push(...keyProblems(data, sides[locale].path, fence.line));
      return data ? [{ question: data, line: fence.line }] : [];
    });
  const source = read("zh-TW");
  const translated = read("en");

  const seen = new Set<string>();
  for (const { question, line } of source) {
    if (seen.has(question.id)) {
      problems.push({
        file: sides["zh-TW"].path,
        line,
        message: `question id "${question.id}" occurs twice`,
      });
    }
    seen.add(question.id);
  }
  for (const { question, line } of translated) {
    if (!seen.has(question.id)) {
      const message = `question "${question.id}" is not in the zh-TW file`;
      problems.push({ file: sides.en.path, line, message });
    }
  }
  const questions = source.flatMap(({ question }): Question[] => {
    const twin = translated.find((one) => one.question.id === question.id);
    if (!twin) {
      problems.push({ file: sides.en.path, line: 1, message: `question "${question.id}" has no English` });
      return [];
    }
    const difference = shapeOf(question) === shapeOf(twin.question);
    if (!difference) {
      const message = `question "${question.id}": type, option ids, their order or the key differ from the zh-TW file`;
      problems.push({ file: sides.en.path, line: twin.line, message });
      return [];
    }
    return [merge(question, twin.question)];
  });
  return { questions, problems };
}

function optionsOf(question: QuestionText) {
  return question.type === "order"
    ? question.items.map((item) => ({ ...item, correct: true }))
    : question.options;
}

function shapeOf(question: QuestionText): string {
  return JSON.stringify([question.type, optionsOf(question).map(({ id, correct }) => [id, correct])]);
}

function keyProblems(question: QuestionText, file: string, line: number): ContentProblem[] {
  const options = optionsOf(question);
  const right = options.filter((option) => option.correct).length;
  const problem = (message: string) => [{ file, line, message: `question "${question.id}": ${message}` }];
  if (new Set(options.map((option) => option.id)).size !== options.length)
    return problem("an option id occurs twice");
  if (question.type === "single" && right !== 1)
    return problem(`a single choice has one right option, not ${right}`);
  if (question.type === "multiple" && right < 1) return problem("no option is right");
  return [];
}

function merge(zh: QuestionText, en: QuestionText): Question {
  const english = optionsOf(en);
  return {
    id: zh.id,
    type: zh.type,
    prompt: { "zh-TW": zh.prompt, en: en.prompt },
    options: optionsOf(zh).map((option, index): Option => {
      const twin = english[index] ?? option;
      return {
        id: option.id,
        correct: option.correct,
        text: { "zh-TW": option.text, en: twin.text },
        feedback: { "zh-TW": option.feedback, en: twin.feedback },
      };
    }),
  };
}
