import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseLessonQuestions, parseQuiz } from "#app/features/assessment/activity-questions.server.ts";
import type { ContentProblem } from "#app/features/catalogue/content-problem.ts";
import type { ActivitySource, CourseSource } from "#app/features/catalogue/course.ts";
import { parseCourse } from "#app/features/catalogue/course.ts";
import { courseFolders, readCourseSource } from "#app/features/catalogue/course-source.server.ts";
import { readFrontMatter } from "#app/features/catalogue/front-matter.ts";
import { termsIn } from "#app/features/catalogue/glossary.ts";
import { lineOf, parseGlossary } from "#app/features/catalogue/glossary-file.ts";
import type { TermRule } from "#app/features/catalogue/language-rules.server.ts";
import { languageProblems, readTermRules } from "#app/features/catalogue/language-rules.server.ts";
import { renderLesson } from "#app/features/catalogue/markdown.server.ts";
import { checkOfficeCalendar } from "#app/features/enrolment/notices/office-calendar.server.ts";
import { publishingGate } from "#app/features/lab/gate.ts";
import { parseLab } from "#app/features/lab/lab-file.ts";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { checkTemplates } from "#app/features/workshop/planning/templates.server.ts";
import { LOCALES } from "#app/platform/locale.ts";

/** Everything wrong in a content folder, with what was looked at; reads only. */
export function checkContent(
  content: string,
  messages: string,
): { checked: string[]; problems: ContentProblem[] } {
  const rules = readTermRules(join(content, "terms.tsv"));
  const courses = courseFolders(join(content, "courses")).map(readCourseSource);
  return {
    checked: [
      ...courses.map((course) => `${course.id}: ${course.files.length} files`),
      "glossary",
      "calendar",
      "agenda templates",
      "screen texts",
    ],
    problems: [
      ...courses.flatMap((course) => checkCourse(course, rules)),
      ...checkGlossary(readFileSync(join(content, "glossary.yaml"), "utf8"), courses, rules),
      ...checkOfficeCalendar(content).problems,
      ...checkAgendaTemplates(content, rules),
      ...checkMessages(messages, rules),
    ],
  };
}

/** What keeps labs of a content folder from being published: each through the model and its own checks, both languages. */
export async function gateContent(
  content: string,
  providerOf: (model: { default: string }) => ModelProvider,
): Promise<{ labs: number; problems: ContentProblem[] }> {
  const problems: ContentProblem[] = [];
  let labs = 0;
  for (const source of courseFolders(join(content, "courses")).map(readCourseSource)) {
    for (const activity of parseCourse(source).course?.activities ?? []) {
      if (activity.kind !== "lab") continue;
      labs += 1;
      problems.push(...(await gateLab(source.id, activity, providerOf)));
    }
  }
  return { labs, problems };
}

/** The same for one lab; nothing when it can't be read, which `checkCourse` tells. */
export async function gateLab(
  courseId: string,
  activity: Parameters<typeof parseLab>[0],
  providerOf: (model: { default: string }) => ModelProvider,
): Promise<ContentProblem[]> {
  const { lab } = parseLab(activity);
  if (!lab) return [];
  const results = await publishingGate(lab, providerOf(lab.model));
  return results
    .filter((result) => !result.ok)
    .map(({ file, line, prompt, message }) => ({
      file: `${courseId}/${file}`,
      line,
      message: `${prompt} ${message}`,
    }));
}

/** Everything wrong in one course. File names begin with the course's own. */
export function checkCourse(source: CourseSource, rules: readonly TermRule[]): ContentProblem[] {
  const { course, problems } = parseCourse(source);
  const found = [...problems];
  for (const activity of course?.activities ?? []) {
    found.push(...unitProblems(activity).map((one) => ({ ...one, file: `${source.id}/${one.file}` })));
    if (activity.kind !== "lab") found.push(...markdownProblems(source, activity));
  }
  for (const { path, text } of source.files) {
    if (path.endsWith(".en.md") || !path.endsWith(".md")) continue;
    found.push(...languageProblems(text, rules).map((one) => ({ file: `${source.id}/${path}`, ...one })));
  }
  return found;
}

/** What the unit's own feature finds wrong in its files. */
function unitProblems(activity: ActivitySource): ContentProblem[] {
  if (activity.kind === "quiz") return parseQuiz(activity).problems;
  return activity.kind === "lab" ? parseLab(activity).problems : parseLessonQuestions(activity).problems;
}

function markdownProblems(source: CourseSource, activity: ActivitySource): ContentProblem[] {
  return LOCALES.flatMap((locale) => {
    const { path, text } = activity.files[locale];
    const { body, bodyLine } = readFrontMatter(text, z.looseObject({}));
    const missing: ContentProblem[] = [];
    const file = `${source.id}/${path}`;
    const { problems } = renderLesson(body, {
      locale,
      sprite: "",
      words: { footnotes: "", backToText: () => "", copy: "" },
      assetUrl: (image) => {
        if (!source.files.some((one) => one.path === image)) {
          const line = text.split("\n").findIndex((one) => one.includes(image)) + 1;
          missing.push({ file, line, message: `the image ${image} is not in the course's folder` });
        }
        return image;
      },
    });
    return [
      ...missing,
      ...problems.map(({ line, message }) => ({ file, line: line + bodyLine - 1, message })),
    ];
  });
}

/** What is wrong in the glossary, terms included that no course uses in that language. */
export function checkGlossary(
  text: string,
  courses: readonly CourseSource[],
  rules: readonly TermRule[],
): ContentProblem[] {
  const file = "glossary.yaml";
  const { glossary, problems } = parseGlossary(file, text);
  const unused = LOCALES.flatMap((locale) => {
    const taught = courses
      .flatMap((course) => course.files)
      .filter(({ path }) => path.endsWith(".md") && path.endsWith(".en.md") === (locale === "en"))
      .map((one) => one.text)
      .join("\n");
    const used = new Set(termsIn(taught, glossary?.[locale] ?? []).map(({ term }) => term));
    return (glossary?.[locale] ?? []).filter((term) => !used.has(term));
  });
  return [
    ...problems,
    ...unused.map(({ term }) => ({ file, line: lineOf(text, term), message: `no course uses "${term}"` })),
    ...languageProblems(text, rules).map((one) => ({ file, ...one })),
  ];
}

/** What is wrong in the agenda templates. */
function checkAgendaTemplates(content: string, rules: readonly TermRule[]): ContentProblem[] {
  const folder = join(content, "workshops");
  return [
    ...checkTemplates(content).problems,
    ...readdirSync(folder).flatMap((name) =>
      languageProblems(readFileSync(join(folder, name), "utf8"), rules).map((one) => ({
        file: `workshops/${name}`,
        ...one,
      })),
    ),
  ];
}

function checkMessages(folder: string, rules: readonly TermRule[]): ContentProblem[] {
  return readdirSync(folder).flatMap((name) =>
    languageProblems(readFileSync(join(folder, name), "utf8"), rules).map((one) => ({
      file: `messages/${name}`,
      ...one,
    })),
  );
}
