import { describe, expect, it } from "vitest";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { publishingGate, verdictOf } from "../../gate.ts";
import { judge } from "../../judge.ts";
import { forLearner, toLearner } from "../../to-learner.ts";
import { labAt, lineOf, readLab } from "../read-lab.test-support.ts";
import { compareKind } from "./kind.ts";

const PATH = "content/courses/prompt-practice/03-guard/02-road-repair-replies";
const model = practiceModel({ worker: null });
const lab = labAt(PATH);
const text = lab.text["zh-TW"];

describe("a comparison of two prompts", () => {
  it("may be published: the solution passes, the other choice and wrong reasons fail as named", async () => {
    expect((await publishingGate(lab, model)).filter((result) => !result.ok)).toEqual([]);
  });

  it("puts both prompts to the model, each with the case's material", () => {
    const labCase = text.cases[0];
    if (!labCase) throw new Error("no case");
    const calls = compareKind.calls(text, labCase, {});
    const [a, b] = [calls.next().value, calls.next("answer a").value];
    for (const call of [a, b]) expect(JSON.stringify(call)).toContain("坑洞深約6公分");
    expect([a, b]).toMatchObject([{ step: "a" }, { step: "b" }]);
    expect(calls.next("answer b")).toEqual({ done: true, value: "answer b" });
    expect(compareKind.callsPerCase(text)).toBe(2);
  });

  it("counts only what decides: checks that report on the prompts are shown and not held against anybody", async () => {
    const verdict = await verdictOf(lab, model, "zh-TW", text.solution);
    const reports = verdict.cases.flatMap((one) => one.checks);
    expect(reports.some((check) => !check.pass && check.step === "a")).toBe(true);
    expect(verdict).toMatchObject({ passed: true, passedChecks: 3, totalChecks: 3 });
    expect(verdict.cases.every((one) => one.passed)).toBe(true);
    expect(forLearner(verdict)).toMatchObject({ passedChecks: 3, totalChecks: 3 });
  });

  it("doesn't judge what is chosen while one only runs it, and tells the browser nothing of what is right", () => {
    const outputs = Object.fromEntries(text.cases.map(({ id }) => [id, "ok"]));
    const run = judge(lab, "zh-TW", text.starter, outputs, "visible");
    expect(run).toMatchObject({ prompt: [], totalChecks: 0 });
    const sent = toLearner(lab, "zh-TW");
    expect(JSON.stringify(sent)).not.toMatch(/exactly|"right"/);
  });

  it("needs the material in both prompts; the file's line is told", () => {
    const { problems } = readLab(PATH, (file) => file.replace("    <案件>\n    {{案件}}", "    <案件>"));
    expect(problems).toContainEqual({
      file: "x.lab.md",
      line: lineOf(PATH, "## 兩則提示詞"),
      message: `"甲：重視語氣" doesn't use {{案件}}`,
    });
  });
});
