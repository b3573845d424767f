import { afterAll, describe, expect, it } from "vitest";
import workerAddress from "#app/features/sandbox/practice.worker.ts?node-worker";
import { practiceModel } from "#app/features/sandbox/practice-model.server.ts";
import { publishingGate, verdictOf } from "../../gate.ts";
import { judge, judgePrompt } from "../../judge.ts";
import { toLearner } from "../../to-learner.ts";
import { textOfWork, workOfText } from "../../work.ts";
import { labAt, lineOf, readLab } from "../read-lab.test-support.ts";
import { chainKind } from "./kind.ts";

const path = "content/courses/prompt-practice/02-sources/02-council-question";
const lab = labAt(path);
const text = lab.text["zh-TW"];
const provider = practiceModel({ worker: workerAddress });
afterAll(() => provider.close());

describe("a chain", () => {
  it("has a text for each step, with the variables that belong there", () => {
    expect(text.parts).toMatchObject([
      { kind: "text", id: "extract", title: "摘錄裁示", slots: ["逐字稿"] },
      { kind: "text", id: "outline", slots: ["摘錄"] },
    ]);
    expect(chainKind.callsPerCase(text)).toBe(2);
  });

  it("asks a step at a time; a later one gets the earlier answer, which is never filled again", () => {
    const [labCase] = text.cases;
    if (!labCase) throw new Error("no case");
    const calls = chainKind.calls(text, labCase, { extract: "摘：{{逐字稿}}", outline: "製表：{{摘錄}}" });
    const first = calls.next();
    expect(first.value).toMatchObject({ step: "extract", title: "摘錄裁示" });
    expect(first.value).toHaveProperty("messages.0.content", `摘：${labCase.vars.逐字稿}`);
    const second = calls.next("- 教育處：{{逐字稿}}");
    expect(second.value).toMatchObject({
      step: "outline",
      messages: [{ role: "user", content: "製表：- 教育處：{{逐字稿}}" }],
    });
    expect(calls.next("表格")).toEqual({ done: true, value: "表格" });
  });

  it("checks look at the step that they name, and know the earlier answers", () => {
    const steps = [
      { step: "extract", title: "", output: "- 教育處：說明（10月20日前）" },
      { step: "outline", title: "", output: "| 期限 |\n| --- |\n| 10月21日前 |" },
    ];
    const outputs = Object.fromEntries(
      text.cases.map(({ id }) => [id, { output: steps[1]?.output ?? "", steps }]),
    );
    const [first] = judge(lab, "zh-TW", text.solution, outputs, "visible").cases;
    const check = (id: string) => first?.checks.find((one) => one.id === id);
    expect(check("numbers")).toMatchObject({ pass: true, step: "extract" });
    expect(check("carried")).toMatchObject({ pass: false });
    expect(check("carried")?.reason).toContain("21日");
  });

  it("the record has no place in the second step", () => {
    const work = workOfText(text.parts, text.solution);
    const both = textOfWork(text.parts, { ...work, outline: "{{摘錄}} {{逐字稿}}" });
    const failed = judgePrompt(lab, "zh-TW", both, "all").filter((one) => !one.pass);
    expect(failed.map((one) => one.id)).toEqual(["slot-outline"]);
  });

  it.each([
    ["one step only", /- id: outline\n.*\n.*\n {2}answer: 大綱\n/, "", "- id: extract", /at least two steps/],
    ["a later answer", "slots: [摘錄]", "slots: [大綱]", "## 步驟", /\{\{大綱}} is neither/],
    ["an answer with a slot's name", "answer: 摘錄", "answer: 逐字稿", "## 步驟", /already stands for/],
    ["an unused slot", "slots: [逐字稿]\n", "slots: [摘錄]\n", "## 步驟", /no step uses \{\{逐字稿}}/],
    ["a check on no step", "step: extract, value", "step: extracts, value", "## 步驟", /no step "extracts"/],
    ["an expected value of that name", "單位: [", "大綱: [", "## 步驟", /can't be an expected value/],
    ["a misspelt setting", "answer: 大綱", "result: 大綱", "- id: outline", /steps|answer|result/],
  ])("%s is told with its file and line", (_, from, to, place, message) => {
    const { lab: parsed, problems } = readLab(path, (whole) => whole.replace(from, to));
    expect(parsed).toBeNull();
    const problem = problems.find((one) => message.test(one.message));
    expect(problem?.file).toBe("x.lab.md");
    expect(Math.abs((problem?.line ?? 0) - lineOf(path, place))).toBeLessThanOrEqual(2);
  });
});

describe("the lab council-question", () => {
  it("may be published: the solution passes, starter and mistakes fail as named", async () => {
    const results = await publishingGate(lab, provider);
    expect(results.filter((result) => !result.ok)).toEqual([]);
  });

  it("its hidden cases and expected values don't reach the browser", () => {
    const sent = JSON.stringify(toLearner(lab, "zh-TW"));
    expect(sent).toContain("逐字稿");
    for (const secret of ["清水溝", "演唱會", "11月13日", "桂花"]) expect(sent).not.toContain(secret);
  });

  it.each(["zh-TW", "en"] as const)("%s: other words for the same two jobs pass too", async (locale) => {
    const own = {
      "zh-TW": {
        extract:
          "以下是議會質詢的逐字稿，請條列主席裁示的重點，一項一點，格式是「承辦單位：事項（期限）」。發言和答詢都不要列。沒有期限的請寫「待確認」，不可以自己編。除了重點，不要有其他文字。\n\n<逐字稿>\n{{逐字稿}}\n</逐字稿>",
        outline:
          "把 <摘錄> 填進表格，欄位：承辦單位、答復事項、期限、答復重點。一點一列。沒有資料的欄位填「待確認」，不可編造。只要表格，其他都不要寫。\n\n<摘錄>\n{{摘錄}}\n</摘錄>",
      },
      en: {
        extract:
          'List the decisions in <record> as bullet points, one for each decision, as "unit: matter (deadline)". Leave out the discussion. If there is no deadline, write "to be confirmed" and do not invent one. Return only the points.\n\n<record>\n{{record}}\n</record>',
        outline:
          'Extract a Markdown table from <rulings> with these columns: Unit, Matter, Deadline, Reply. One row for each point. Where something is not given, write "to be confirmed"; never guess. Return only the table.\n\n<rulings>\n{{rulings}}\n</rulings>',
      },
    }[locale];
    const verdict = await verdictOf(lab, provider, locale, textOfWork(lab.text[locale].parts, own));
    const failed = verdict.cases.flatMap((one) =>
      one.checks.filter((check) => !check.pass).map((check) => `${one.id}.${check.id}: ${check.reason}`),
    );
    expect(failed).toEqual([]);
    expect(verdict.passed).toBe(true);
  });
});
