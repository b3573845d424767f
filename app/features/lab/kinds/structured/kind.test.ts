import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import workerAddress from "#app/features/sandbox/practice.worker.ts?node-worker";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { publishingGate, verdictOf } from "../../gate.ts";
import { toLearner } from "../../to-learner.ts";
import { labAt, lineOf, readLab } from "../read-lab.test-support.ts";

const PATH = "content/courses/prompt-practice/01-structure/01-relief-hotline";
const lab = labAt(PATH);
const provider = practiceModel({ worker: workerAddress });
afterAll(() => provider.close());

const problemsWith = (from: string, to: string) => {
  const { problems } = readLab(PATH, (text) => text.replace(from, () => to));
  return problems.map(({ line, message }) => ({ line, message }));
};

describe("a lab with a schema", () => {
  it("may be published", async () => {
    const results = await publishingGate(lab, provider);
    expect(results.filter((result) => !result.ok)).toEqual([]);
  });

  it.each(
    LOCALES.flatMap((locale) => {
      const file = `tests/fixtures/lab-prompts/relief-hotline.${locale}.yaml`;
      const { honest } = parse(readFileSync(file, "utf8")) as { honest: string[] };
      return honest.map((prompt, index) => ({ name: `${locale} ${index + 1}`, locale, prompt }));
    }),
  )("an officer's own words pass: $name", async ({ locale, prompt }) => {
    const { cases } = await verdictOf(lab, provider, locale, prompt);
    expect(cases.flatMap((one) => one.checks.filter((check) => !check.pass))).toEqual([]);
  });

  it("shows the learner its schema, and nothing of what is right or hidden", () => {
    const learner = toLearner(lab, "zh-TW");
    expect(learner.shown).toMatchObject({
      schema: { required: ["姓名", "聯絡電話", "地點", "類別", "請求事項"] },
    });
    const sent = JSON.stringify(learner);
    for (const hidden of ["巴奈", "北辰路", "停班停課", '派搜救人員"', '中午以前"'])
      expect(sent).not.toContain(hidden);
  });

  it("doesn't take what isn't a schema, and says in which line", () => {
    const line = lineOf(PATH, "## 規格");
    const at = lineOf(PATH, "type: object");
    expect(problemsWith("type: object\nadditional", "type: list\nadditional")).toEqual([
      { line: at, message: expect.stringContaining("the answer must be an object") },
    ]);
    expect(problemsWith("maxLength: 40", "longest: 40")).toContainEqual({
      line,
      message: expect.stringContaining("longest"),
    });
    expect(
      problemsWith(
        'type: is-json, gate: true, weight: 2, value: "{{schema}}"',
        "type: is-json, gate: true, weight: 2",
      ),
    ).toContainEqual({
      line,
      message: expect.stringContaining("no check holds answers against it"),
    });
  });
});
