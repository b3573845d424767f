import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gateFixture } from "#tests/support/lab-fixture.ts";
import { freshPlan, plansWithNewValues } from "./fresh-cases.ts";
import { labAt } from "./kinds/read-lab.test-support.ts";
import type { Lab } from "./lab.ts";
import { parseLab } from "./lab-file.ts";
import { planFor } from "./seeds.ts";
import { outcomesOf, variantsFor } from "./variations.ts";

const FILES = [
  "content/courses/first-good-prompt/02-practice/02-meeting-summary",
  "content/courses/first-good-prompt/02-practice/03-petition-fields",
  "content/courses/prompt-practice/01-structure/01-relief-hotline",
  "content/courses/prompt-practice/02-sources/02-council-question",
  "content/courses/prompt-practice/03-guard/01-petition-injection",
];

/** What the variants that can vary say for some seeds. */
const said = (lab: Lab, locale: "zh-TW" | "en", seeds: number[]) =>
  seeds.flatMap((seed) =>
    variantsFor(lab.text[locale], seed)
      .filter(({ variation }) => outcomesOf(lab.text[locale], variation) > 1)
      .map(({ variation, labCase }) => `${variation.id}: ${JSON.stringify(labCase.vars)}`),
  );

describe("fresh cases", () => {
  it.each(FILES)("of %s share no varied case with the usual ones, whoever opens the solution", (file) => {
    const lab = labAt(file);
    expect(lab.solutionAfter).toBeGreaterThanOrEqual(3);
    for (let version = 0; version < 5; version += 1) {
      const usual = planFor(lab, `hash-${version}`);
      for (let person = 0; person < 20; person += 1) {
        const fresh = freshPlan(lab, usual, `enrolment-${person}:2026-11-26T08:00:00.000Z`);
        expect(fresh.seeds).toHaveLength(usual.seeds.length);
        for (const locale of ["zh-TW", "en"] as const) {
          const before = said(lab, locale, usual.seeds);
          expect(before).not.toEqual([]);
          expect(said(lab, locale, fresh.seeds).filter((one) => before.includes(one))).toEqual([]);
        }
      }
    }
  });

  it("are the same for the same learner, and not the same for all", () => {
    const lab = labAt(FILES[1] ?? "");
    const usual = planFor(lab, "hash");
    const seeds = (key: string) => freshPlan(lab, usual, key).seeds;
    expect(seeds("a:1")).toEqual(seeds("a:1"));
    const many = new Set(Array.from({ length: 20 }, (_, person) => String(seeds(`person-${person}:1`))));
    expect(many.size).toBeGreaterThan(10);
  });

  it("are the usual ones where nothing varies", () => {
    const { lab } = parseLab(gateFixture((text) => text.replace(/^ {2}- \{ id: v1-(swap|more).*\n/gm, "")));
    if (!lab) throw new Error("the fixture isn't a lab");
    const usual = planFor(lab, "hash");
    expect(freshPlan(lab, usual, "a:1")).toBe(usual);
  });

  it("are tried by the gate with every value that they may hold", () => {
    const lab = labAt(FILES[1] ?? "");
    const plans = plansWithNewValues(
      lab,
      Array.from({ length: 60 }, (_, index) => planFor(lab, `gate-${index}`)),
    );
    expect(plans.length).toBeLessThan(20);
    for (const locale of ["zh-TW", "en"] as const) {
      const all = plans.flatMap(({ seeds }) => said(lab, locale, seeds)).join("\n");
      for (const { swap, append } of lab.text[locale].variations)
        for (const value of [...Object.values(swap), ...Object.values(append)].flat())
          expect(all).toContain(value);
    }
  });
});

describe("a lab's file with a solution to be seen before passing", () => {
  const problems = (change: (text: string) => string) => parseLab(gateFixture(change)).problems;
  const asks = (after: string) => (text: string) =>
    text.replace("seeds: 3\n", `seeds: 3\nsolution: { after: ${after} }\n`);

  it("is read", () => {
    expect(parseLab(gateFixture()).lab?.solutionAfter).toBeNull();
    expect(parseLab(gateFixture(asks("4"))).lab?.solutionAfter).toBe(4);
  });

  it("is told with its line when the number is none", () => {
    for (const after of ["0", "21", "1.5", "soon"]) {
      const [problem] = problems(asks(after));
      expect(problem).toMatchObject({ file: "x.lab.md", line: 11 });
      expect(problem?.message).toContain("solution.after");
    }
  });

  it("is told with its line when no case can be made fresh", () => {
    const fixed = (text: string) => asks("4")(text).replace(/^ {2}- \{ id: v1-(swap|more).*\n/gm, "");
    const short = (text: string) =>
      asks("4")(text)
        .replace("pool.names", "[何佳蓉, 蔡明宏, 許雅雯]")
        .replace("pool.distractors", "[謝謝您。]");
    for (const change of [fixed, short])
      expect(problems(change)[0]).toEqual({
        file: "x.lab.md",
        line: 11,
        message: expect.stringMatching(/can be made fresh.*more than 3 values/),
      });
  });

  it("must be the same in both languages", () => {
    const { files } = gateFixture();
    const source = { files: { ...files, en: { ...files.en, text: asks("4")(files.en.text) } } };
    expect(parseLab(source).problems.map((one) => one.message)).toEqual([
      'front matter "solution" differs from the zh-TW file',
    ]);
  });
});

it("labs in which nothing varies leave the solution for after the pass", () => {
  const file = readFileSync("content/courses/prompt-practice/04-review/01-procurement-notice.lab.md", "utf8");
  const text = file.replace("\n---\n", "\nsolution: { after: 3 }\n---\n");
  const { problems } = parseLab({
    files: { "zh-TW": { path: "x.lab.md", text }, en: { path: "x.lab.en.md", text } },
  });
  expect(problems[0]?.message).toMatch(/solution.after: no hidden case can be made fresh/);
});
