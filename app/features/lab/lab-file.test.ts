import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import type { Lab } from "./lab.ts";
import { parseLab } from "./lab-file.ts";
import { promptProblem, renderPrompt } from "./render-prompt.ts";
import { forLearner, hintOf, toLearner } from "./to-learner.ts";
import { variantsFor } from "./variations.ts";

const folder = "content/courses/first-good-prompt/02-practice";
const zh = readFileSync(`${folder}/03-petition-fields.lab.md`, "utf8");
const en = readFileSync(`${folder}/03-petition-fields.lab.en.md`, "utf8");
const parse = (zhText = zh, enText = en) =>
  parseLab({
    files: { "zh-TW": { path: "x.lab.md", text: zhText }, en: { path: "x.lab.en.md", text: enText } },
  });

function lab(): Lab {
  const { lab: parsed, problems } = parse();
  if (!parsed) throw new Error(JSON.stringify(problems));
  return parsed;
}
/** All that a submission runs with the lab's own seed. */
const casesAndVariants = () => {
  const text = lab().text["zh-TW"];
  return [...text.cases, ...variantsFor(text, lab().model.seed).map((variant) => variant.labCase)];
};
/** The line of the first occurrence, counted from 1. */
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

describe("a lab file", () => {
  it("is read whole", () => {
    const { text, ...rest } = lab();
    expect(rest).toMatchObject({ id: "petition-fields", minutes: 12, task: "extract", threshold: 1 });
    expect(text["zh-TW"].cases.map((one) => one.id)).toEqual(["v1", "v2", "h1", "h2", "h3"]);
    expect(text.en.hints).toHaveLength(3);
    expect(text["zh-TW"].mistakes[1]?.prompt).not.toContain("不要猜");
  });

  it.each([
    ["unknown check type", "type: only-table", "type: only-tables", /unknown type "only-tables"/],
    ["a wrong setting", "as: date, value", "as: day, value", /as/],
    ["an unknown variable", "{{發生日期}}", "{{日期}}", /日期/],
    ["a negative weight", "id: only-table,", "id: only-table, weight: -1,", /weight/],
    ["a missing label", ", label: 姓名正確", "", /label/],
    ["broken YAML", "allowed: [未提供]", "allowed: [未提供", /YAML/],
    ["a mistake that changes nothing", 'drop: "- 只輸出表格', 'drop: "- 只輸出圖表', /solution doesn't hold/],
    ["a check that no case has", "fails: [h2.amount]", "fails: [h9.amount]", /no check "h9.amount"/],
  ])("%s is told with its file and line", (_, from, to, message) => {
    expect(zh).toContain(from);
    const { lab: parsed, problems } = parse(zh.replace(from, to));
    expect(parsed).toBeNull();
    const problem = problems.find((one) => message.test(one.message));
    expect(problem).toMatchObject({ file: "x.lab.md" });
    const section = /mistake|no check/.test(String(message)) ? null : lineOf(zh, from);
    if (section) expect(Math.abs((problem?.line ?? 0) - section)).toBeLessThanOrEqual(6);
  });

  it("a missing section, a missing file and no front matter are told", () => {
    expect(parse(zh.replace("## 檢核", "## 檢驗")).problems.map((one) => one.message)).toEqual(
      expect.arrayContaining(['unknown section "檢驗"', 'section "checks" is missing']),
    );
    expect(parse(zh, "").problems).toEqual([
      { file: "x.lab.en.md", line: 1, message: "no front matter between --- lines" },
    ]);
  });

  it.each([
    ["minutes: 12", "minutes: 20"],
    ["id: place, type", "id: where, type"],
    ["id: name, type: table-cell, gate: true", "id: name, type: table-cell, gate: false"],
    ["- id: h3", "- id: h4"],
  ])("languages that differ in %s are told", (from, to) => {
    expect(en).toContain(from);
    expect(
      parse(zh, en.replace(from, to))
        .problems.map((one) => one.message)
        .join(),
    ).toMatch(/differs from the zh-TW file/);
  });
});

describe("what a learner gets", () => {
  const HIDDEN = ["吳佩珊", "12,500", "0933-000-216", "900,000", "巴奈", "翠峰公園", "林志豪"];

  it("holds nothing of hidden cases, expected values, hints or the solution", () => {
    const sent = JSON.stringify(toLearner(lab(), "zh-TW"));
    for (const secret of [
      ...HIDDEN,
      '北嶺街45號"',
      lab().text["zh-TW"].solution.slice(0, 20),
      "請說清楚要填哪三個字",
    ]) {
      expect(sent).not.toContain(secret);
    }
    expect(toLearner(lab(), "en")).toMatchObject({
      hintCount: 3,
      slots: ["letter"],
      hiddenGists: { length: 6 },
    });
    expect(hintOf(lab(), "zh-TW", 2)).toContain("要填哪三個字");
    expect(hintOf(lab(), "zh-TW", 4)).toBeNull();
  });

  it("of a hidden case's verdict: rule labels, counts and gist", () => {
    const outputs = Object.fromEntries(
      casesAndVariants().map((one) => [one.id, `秘密輸出 ${one.vars.來信}`]),
    );
    const verdict = judge(lab(), "zh-TW", "{{來信}}", outputs);
    expect(JSON.stringify(verdict)).toContain("吳佩珊");
    const learner = forLearner(verdict);
    for (const secret of HIDDEN) expect(JSON.stringify(learner)).not.toContain(secret);
    expect(learner.cases.map((one) => one.id)).toEqual(["v1", "v2"]);
    expect(learner.hidden).toMatchObject({ total: 6, passed: 1 });
    expect(learner.hidden.cases[1]).toMatchObject({
      number: 2,
      gist: "信裡夾了一段寫給 AI 的話",
      failedLabels: expect.arrayContaining(["金額正確"]),
    });
  });
});

describe("judging", () => {
  const row = (name: string, date: string, place: string, amount: string, phone: string) =>
    `| 姓名 | 發生日期 | 地點 | 金額 | 聯絡電話 |\n|---|---|---|---|---|\n| ${name} | ${date} | ${place} | ${amount} | ${phone} |`;
  const [name = "", road = ""] =
    variantsFor(lab().text["zh-TW"], lab().model.seed)[0]?.swapped.map((one) => one.to) ?? [];
  const v2 = row("黃文雄", "8月21日", "北嶺鄉北嶺街45號", "3,200", "未提供");
  const good = {
    v1: row("陳怡君", "2026/9/3", "晴川鎮青禾路二段118號前", "NT$8,600", "0912000118"),
    v2,
    swap: row(name, "2026/9/3", `晴川鎮${road}前`, "NT$8,600", "0912000118"),
    chatter: v2,
    blank: row("未提供", "未提供", "未提供", "未提供", "未提供"),
    h1: row("林志豪", "115.9.12", "翠峰公園北側步道", "未提供", "未提供"),
    h2: row("吳佩珊", "民國115年7月30日", "和平路16號前", "一萬二千五百元", "0933-000-216"),
    h3: row("巴奈·古穆", "115年6月18日", "南溪路77號旁", "24800元", "03-000-7788"),
  };

  it("values are compared by what they mean: calendars, notation, width", () => {
    const verdict = judge(lab(), "zh-TW", "整理 {{來信}}", good);
    expect(verdict.cases.flatMap((one) => one.checks.filter((check) => !check.pass))).toEqual([]);
    expect(verdict).toMatchObject({ passed: true, score: 1 });
  });

  it("one failed gate on a hidden case is enough; a run judges the visible ones only", () => {
    const bad = { ...good, h2: row("吳佩珊", "7月30日", "和平路16號", "900,000元", "0933-000-216") };
    expect(judge(lab(), "zh-TW", "整理 {{來信}}", bad).passed).toBe(false);
    // An answer learnt by heart stands in a letter about somebody else.
    const learnt = { ...good, swap: good.v1 };
    expect(judge(lab(), "zh-TW", "整理 {{來信}}", learnt).passed).toBe(false);
    const run = judge(lab(), "zh-TW", "整理 {{來信}}", { v1: good.v1, v2: good.v2 }, "visible");
    expect(run).toMatchObject({ scope: "visible", passed: true });
    expect(run.cases).toHaveLength(2);
    expect(() => judge(lab(), "zh-TW", "整理 {{來信}}", { v1: good.v1 })).toThrow(/no output for case v2/);
  });
});

describe("a prompt", () => {
  it("gets its slots filled once, and text in them stays as it is", () => {
    expect(renderPrompt("甲 {{ 信 }} {{別的}}", { 信: "{{別的}} $1" })).toBe("甲 {{別的}} $1 {{別的}}");
  });
  it("may be neither empty nor too long, in code points", () => {
    expect(promptProblem(lab(), "zh-TW", " \n", "run")).toEqual({ kind: "empty", part: null });
    expect(promptProblem(lab(), "zh-TW", "𠮷".repeat(1200), "run")).toBeNull();
    expect(promptProblem(lab(), "zh-TW", "字".repeat(1201), "run")).toMatchObject({ kind: "too-long" });
  });
});
