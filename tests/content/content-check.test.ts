import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent, checkCourse, checkGlossary, gateContent } from "#app/cli/check-content.ts";
import type { CourseSource } from "#app/features/catalogue/course.ts";
import { readCourseSource } from "#app/features/catalogue/course-source.server.ts";
import { languageProblems, readTermRules } from "#app/features/catalogue/language-rules.server.ts";
import { isSimplified } from "#app/features/catalogue/simplified.ts";
import { providerFor } from "#app/features/sandbox/providers.server.ts";

const rules = readTermRules("content/terms.tsv");
const real = readCourseSource(join("content", "courses", "first-good-prompt"));
const LESSON = "01-basics/02-say-what-you-want.md";
const QUIZ = "03-check/01-final-check.quiz.md";
const LAB = "02-practice/02-meeting-summary.lab.md";

/** The real course with one file changed. */
function withFile(path: string, change: (text: string) => string): CourseSource {
  return {
    ...real,
    files: real.files.map((file) => (file.path === path ? { path, text: change(file.text) } : file)),
  };
}

const lineOf = (text: string, part: string) => text.split("\n").findIndex((line) => line.includes(part)) + 1;
const textOf = (path: string) => real.files.find((file) => file.path === path)?.text ?? "";

it("finds nothing wrong in what is published, screen texts included", () => {
  expect(checkContent("content", "app/messages/zh-TW").problems).toEqual([]);
});

it("names a term of the glossary that no course uses, and one that isn't said here", () => {
  const text = readFileSync("content/glossary.yaml", "utf8");
  const problems = (change: (text: string) => string) => checkGlossary(change(text), [real], rules);
  const strange = problems((t) => t.replace("term: 提示詞", "term: 量子糾纏"));
  expect(strange).toContainEqual({
    file: "glossary.yaml",
    line: lineOf(text, "term: 提示詞"),
    message: 'no course uses "量子糾纏"',
  });
  const mainland = problems((t) => t.replace("電腦系統", "計算機軟件"));
  expect(mainland.some(({ message }) => message.includes("軟件"))).toBe(true);
});

describe("an author's mistake is named with file and line", () => {
  const appended = (path: string) => textOf(path).split("\n").length;

  it.each<[string, string, (text: string) => string, number | null, RegExp]>([
    [
      "a key that front matter doesn't have",
      LESSON,
      (t) => t.replace("minutes: 9", "minutes: 9\nauthor: me"),
      null,
      /author/,
    ],
    ["YAML that can't be read", LESSON, (t) => t.replace("minutes: 9", "minutes: [9"), null, /YAML/],
    ["a missing title", LESSON, (t) => t.replace(/^title: .*\n/m, ""), null, /title/],
    [
      "minutes that don't add up",
      LESSON,
      (t) => t.replace("minutes: 9", "minutes: 10"),
      null,
      /add up to 61/,
    ],
    [
      "a directive that there isn't",
      LESSON,
      (t) => `${t}\n:::warning[小心]\n文字\n:::\n`,
      appended(LESSON) + 1,
      /:::warning/,
    ],
    [
      "a callout without its word",
      LESSON,
      (t) => `${t}\n:::rule\n文字\n:::\n`,
      appended(LESSON) + 1,
      /square brackets/,
    ],
    [
      "a heading that skips a level",
      LESSON,
      (t) => t.replace("## 讀者不同", "#### 讀者不同"),
      lineOf(textOf(LESSON), "## 讀者不同"),
      /heading of level 4/,
    ],
    [
      "an image that isn't there",
      LESSON,
      (t) => `${t}\n![一張圖](images/none.svg "圖")\n`,
      appended(LESSON) + 1,
      /images\/none\.svg/,
    ],
    [
      "an image without alternative text",
      LESSON,
      (t) => `${t}\n![](images/marked-source.svg "圖")\n`,
      appended(LESSON) + 1,
      /alternative/,
    ],
    ["raw HTML", LESSON, (t) => `${t}\n<div>粗體</div>\n`, appended(LESSON) + 1, /HTML/],
    [
      "a question without a right answer",
      LESSON,
      (t) => t.replace(/ {4}correct: true\n/g, ""),
      null,
      /right/,
    ],
    [
      "a question that differs from its translation",
      LESSON,
      (t) => t.replace("id: want-reader", "id: other-id"),
      null,
      /other-id|want-reader/,
    ],
    ["a mainland term", LESSON, (t) => `${t}\n請打開軟件。\n`, appended(LESSON) + 1, /軟件.*軟體/],
    ["simplified characters", LESSON, (t) => `${t}\n请写一份通知。\n`, appended(LESSON) + 1, /请写/],
    ["curved quotation marks", LESSON, (t) => `${t}\n他說“好”。\n`, appended(LESSON) + 1, /「」/],
    ["a pass mark that can't be reached", QUIZ, (t) => t.replace("pass: 0.75", "pass: 1.5"), null, /pass/],
    [
      "a check type that there isn't",
      LAB,
      (t) => t.replace("type: point-count", "type: point-cuont"),
      lineOf(textOf(LAB), "type: point-count"),
      /point-cuont/,
    ],
  ])("%s", (_what, path, change, line, message) => {
    const problems = checkCourse(withFile(path, change), rules);
    const found = problems.find((problem) => message.test(problem.message));
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
    if (line !== null) expect(found).toMatchObject({ file: `first-good-prompt/${path}`, line });
    expect(found?.line).toBeGreaterThan(0);
  });

  it("a missing translation", () => {
    const source = {
      ...real,
      files: real.files.filter((file) => file.path !== "01-basics/02-say-what-you-want.en.md"),
    };
    expect(checkCourse(source, rules)).toContainEqual({
      file: "first-good-prompt/01-basics/02-say-what-you-want.en.md",
      line: 1,
      message: "this file is missing",
    });
  });

  it("two units with one id", () => {
    const source = withFile(LESSON, (text) => text.replace("id: say-what-you-want", "id: how-a-model-reads"));
    expect(
      checkCourse(source, rules)
        .map((one) => one.message)
        .join(),
    ).toMatch(/how-a-model-reads.*taken/);
  });
});

describe("Taiwanese Mandarin", () => {
  it("leaves words alone in which a flagged term is right", () => {
    expect(languageProblems("行政程序員額、收支項目管理、演算法、電視頻道、誠信息息相關", rules)).toEqual([]);
  });

  it("doesn't take characters for simplified that are written here", () => {
    for (const character of "里占台余后面松郁𠮷") expect(isSimplified(character), character).toBe(false);
    for (const character of "请写软机发个这说") expect(isSimplified(character), character).toBe(true);
  });
});

describe("the publishing gate", () => {
  it("names file and line of a solution that fails and of a mistake that nothing catches", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gate-"));
    try {
      // One course is enough, however many there are.
      cpSync("content/courses/first-good-prompt", join(folder, "courses/first-good-prompt"), {
        recursive: true,
      });
      const path = join(folder, "courses/first-good-prompt", LAB);
      const text = readFileSync(path, "utf8");
      // Two points where the checks want three: in the solution, and a mistake that is none.
      const broken = text
        .replace("整理成剛好三點，一項決議一點：", "整理成剛好兩點：")
        .replaceAll("只輸出這三點", "只輸出這兩點")
        .replace(
          'drop: "- 每點不超過 40 字，標點也算。\\n"',
          'replace: { from: "研考科的同仁", to: "研考科同仁" }',
        );
      expect(broken).not.toBe(text);
      writeFileSync(path, broken);
      const { labs, problems } = await gateContent(folder, providerFor);
      expect(labs).toBe(2);
      const file = `first-good-prompt/${LAB}`;
      expect(problems).toContainEqual(
        expect.objectContaining({
          file,
          line: lineOf(broken, "## 參考解"),
          message: expect.stringMatching(/^solution must pass, but: v1\.count/),
        }),
      );
      expect(problems).toContainEqual(
        expect.objectContaining({
          file,
          line: lineOf(broken, "name: 沒有字數"),
          message: expect.stringMatching(/must fail on v1\.length/),
        }),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
