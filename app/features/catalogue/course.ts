import { z } from "zod";
import type { Locale } from "#app/platform/locale.ts";
import type { ContentProblem } from "./content-problem.ts";
import { readFrontMatter } from "./front-matter.ts";

/** A course as its files: paths relative to the course's folder, contents with LF line ends. */
export type CourseSource = { id: string; files: { path: string; text: string }[] };

export type ActivityKind = "lesson" | "quiz" | "lab";

/** A unit of a course, with its file in each language. What a quiz or a lab holds is parsed by its own feature. */
export type ActivitySource = {
  id: string;
  kind: ActivityKind;
  /** Folder of its module. */
  module: string;
  path: string;
  minutes: number;
  title: Record<Locale, string>;
  files: Record<Locale, { path: string; text: string }>;
};

export type CourseText = {
  title: string;
  summary: string;
  outcomes: string[];
  audience: string;
  /** Markdown. */
  about: string;
};

export type Course = {
  id: string;
  order: number;
  level: "beginner" | "intermediate" | "advanced";
  change: "editorial" | "material";
  creditedMinutes: number;
  validMonths: number | null;
  completion: { require: "all-activities" };
  text: Record<Locale, CourseText>;
  modules: { dir: string; title: Record<Locale, string> }[];
  /** In the order of the files' names. */
  activities: ActivitySource[];
};

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and hyphens only");
const line = z.string().min(1).max(300);
const moduleTitle = z.strictObject({ dir: z.string().regex(/^\d\d-[a-z0-9-]+$/), title: line });

/** Front matter of `course.en.md`; `course.md` has these and more. */
export const courseTextSchema = z.strictObject({
  title: line,
  summary: line,
  outcomes: z.array(line).min(1),
  audience: line,
  modules: z.array(moduleTitle).min(1),
});

/** Front matter of `course.md`. */
export const courseSchema = courseTextSchema.extend({
  id: slug,
  order: z.int().min(1),
  level: z.enum(["beginner", "intermediate", "advanced"]),
  change: z.enum(["editorial", "material"]),
  creditedMinutes: z.int().min(1),
  validMonths: z.int().min(1).nullable(),
  completion: z.strictObject({ require: z.literal("all-activities") }),
});

/** What every unit's front matter begins with; a quiz and a lab have keys of their own beside these. */
const activityHead = z.object({ id: slug, title: line, minutes: z.int().min(1).max(180) });
const lessonSchema = z.strictObject({ ...activityHead.shape, summary: line });
const lessonTextSchema = z.strictObject({ title: line, summary: line });
const translatedHead = z.object({ title: line });

const ACTIVITY_FILE = /^(\d\d-[a-z0-9-]+)\/(\d\d-[a-z0-9-]+)(?:\.(lab|quiz))?\.md$/;

/** The file of a translation: `a.lab.md` and `a.md` have `a.lab.en.md` and `a.en.md` beside them. */
export function translationPath(path: string): string {
  return path.replace(/\.md$/, ".en.md");
}

/**
 * Reads a course's own file and the heads of its units.
 * @returns the course, or null when something is so wrong that there is none; problems name file and line
 */
export function parseCourse(source: CourseSource): { course: Course | null; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const file = (path: string) => source.files.find((one) => one.path === path);
  const report = (path: string, atLine: number, message: string) =>
    problems.push({ file: `${source.id}/${path}`, line: atLine, message });
  const read = <T>(path: string, schema: z.ZodType<T>): { data: T; body: string } | null => {
    const found = file(path);
    if (!found) {
      report(path, 1, "this file is missing");
      return null;
    }
    const result = readFrontMatter(found.text, schema);
    for (const problem of result.problems) report(path, problem.line, problem.message);
    return result.data === null ? null : { data: result.data, body: result.body };
  };

  const zh = read("course.md", courseSchema);
  const en = read("course.en.md", courseTextSchema);
  if (!zh || !en) return { course: null, problems };
  if (zh.data.id !== source.id) {
    report("course.md", 2, `id is "${zh.data.id}", but the folder is called "${source.id}"`);
  }
  const modules = zh.data.modules.map(({ dir, title }) => {
    const english = en.data.modules.find((one) => one.dir === dir);
    if (!english) report("course.en.md", 1, `modules: "${dir}" has no English title`);
    return { dir, title: { "zh-TW": title, en: english?.title ?? title } };
  });

  const activities = source.files
    .map(({ path }) => ({ path, match: ACTIVITY_FILE.exec(path) }))
    .flatMap(({ path, match }): ActivitySource[] => {
      if (!match || path.endsWith(".en.md")) return [];
      const kind = (match[3] ?? "lesson") as ActivityKind;
      const head = read(path, kind === "lesson" ? lessonSchema : activityHead);
      const translated = read(translationPath(path), kind === "lesson" ? lessonTextSchema : translatedHead);
      if (!head || !translated) return [];
      const module = match[1] ?? "";
      if (!modules.some((one) => one.dir === module)) {
        report(path, 1, `course.md doesn't list the module "${module}"`);
      }
      return [
        {
          id: head.data.id,
          kind,
          module,
          path,
          minutes: head.data.minutes,
          title: { "zh-TW": head.data.title, en: translated.data.title },
          files: {
            "zh-TW": { path, text: file(path)?.text ?? "" },
            en: { path: translationPath(path), text: file(translationPath(path))?.text ?? "" },
          },
        },
      ];
    });

  checkTree(source, zh.data, activities, report);
  const course: Course = {
    ...zh.data,
    text: {
      "zh-TW": { ...pickText(zh.data), about: zh.body },
      en: { ...pickText(en.data), about: en.body },
    },
    modules,
    activities,
  };
  return { course, problems };
}

function pickText({ title, summary, outcomes, audience }: z.infer<typeof courseTextSchema>) {
  return { title, summary, outcomes, audience };
}

/** What only shows when all files are seen together. */
function checkTree(
  source: CourseSource,
  head: z.infer<typeof courseSchema>,
  activities: ActivitySource[],
  report: (path: string, line: number, message: string) => void,
): void {
  const seen = new Map<string, string>();
  for (const activity of activities) {
    const other = seen.get(activity.id);
    if (other) report(activity.path, 2, `id "${activity.id}" is taken by ${other}`);
    seen.set(activity.id, activity.path);
  }
  for (const { dir } of head.modules) {
    if (!activities.some((activity) => activity.module === dir)) {
      report("course.md", 1, `modules: "${dir}" has no units`);
    }
  }
  const minutes = activities.reduce((sum, activity) => sum + activity.minutes, 0);
  if (activities.length > 0 && minutes !== head.creditedMinutes) {
    report("course.md", 1, `creditedMinutes is ${head.creditedMinutes}, but the units add up to ${minutes}`);
  }
  for (const { path } of source.files) {
    const known =
      /^course(\.en)?\.md$/.test(path) ||
      /^images\/[\w.-]+\.svg$/.test(path) ||
      ACTIVITY_FILE.test(path.replace(".en.md", ".md"));
    if (!known)
      report(
        path,
        1,
        "this file fits none of the patterns: course.md, NN-module/NN-unit.md, images/name.svg",
      );
    if (path.endsWith(".en.md") && !source.files.some((one) => one.path === path.replace(".en.md", ".md"))) {
      report(path, 1, `the zh-TW source ${path.replace(".en.md", ".md")} is missing`);
    }
  }
}
