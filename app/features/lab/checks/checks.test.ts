import { describe, expect, it } from "vitest";
import type { LabText } from "../lab.ts";
import { checkTypes } from "./registry.ts";

const lab: LabText = {
  title: "",
  situation: "",
  task: "",
  slots: ["信"],
  parts: [],
  own: null,
  starter: "",
  hints: [],
  promptChecks: [],
  caseChecks: [],
  rubrics: [],
  cases: [
    { id: "v1", hidden: false, gist: "", vars: { 信: "" }, expect: { 姓名: "王小明", 金額: "未提供" } },
    { id: "h1", hidden: true, gist: "", vars: { 信: "" }, expect: { 姓名: "李大同 | 李大仝" } },
  ],
  allowed: ["未提供"],
  solution: "",
  why: "",
  mistakes: [],
  variations: [],
  origin: { file: "", solution: 1, starter: 1 },
};

function run(type: string, config: Record<string, unknown>, text: string, locale: "zh-TW" | "en" = "zh-TW") {
  const check = checkTypes.get(type);
  if (!check) throw new Error(`no check ${type}`);
  expect(check.problem(config)).toBeNull();
  const outcome = check.run(config, { text, locale, lab, work: {} });
  return { ...outcome, marked: outcome.ranges.map(({ start, end }) => text.slice(start, end)) };
}

describe("promptfoo's types decide as promptfoo does", () => {
  it.each([
    ["contains", { value: "甲" }, "甲乙", true],
    ["contains", { value: "A" }, "a", false],
    ["icontains", { value: "A" }, "xa", true],
    ["contains", { value: "1" }, "１", false], // no width folding
    ["contains-all", { value: "甲,乙" }, "乙甲", true], // a string is split on ASCII commas
    ["contains-all", { value: "甲，乙" }, "乙甲", false],
    ["contains-all", { value: ["甲", "丙"] }, "乙甲", false],
    ["contains-any", { value: ["丙", "乙"] }, "乙甲", true],
    ["not-contains", { value: "丙" }, "乙甲", true],
    ["starts-with", { value: "甲" }, " 甲", false],
    ["equals", { value: "甲" }, "甲\n", false],
    ["regex", { value: "^甲.乙$" }, "甲\n乙", false], // . stops at newline
    ["regex", { value: "\\d{3}" }, "編號 123", true],
    ["not-regex", { value: "\\d" }, "編號 1", false],
  ])("%s %j on %j: %s", (type, config, text, passes) => {
    const outcome = run(type, config, text);
    expect(outcome.pass).toBe(passes);
    expect(outcome.score).toBe(passes ? 1 : 0);
  });

  it.each([
    ["contains-any", { value: [] }],
    ["contains", { value: "" }],
    ["contains", { value: true }],
    ["regex", { value: "" }],
    ["regex", { value: "(?=甲)" }],
    ["regex", { value: "(甲" }],
    ["regex", { value: "\\k<n>" }],
    ["point-count", {}],
    ["point-count", { min: 3, max: 2 }],
    ["char-count", { max: "40" }],
  ])("%s %j is an author's error", (type, config) => {
    expect(checkTypes.get(type)?.problem(config)).toEqual(expect.any(String));
  });
});

describe("char-count", () => {
  it("names the point, its length and the excess, and marks what is too much", () => {
    const text = "1. 一二三四五\n2. 一二三四五六七\n3. 一二";
    const outcome = run("char-count", { per: "point", max: 5 }, text);
    expect(outcome).toMatchObject({
      pass: false,
      reason: "第 2 點共 7 字，多 2 字（數字、標點都算，空白不算）。",
    });
    expect(outcome.marked).toEqual(["六七"]);
  });
  it("counts marks and digits, not spaces and not the marker", () => {
    expect(run("char-count", { per: "point", max: 6 }, "1. 於10月底。")).toMatchObject({ pass: true });
    expect(run("char-count", { per: "point", max: 6 }, "（一）於 1 0 月底。")).toMatchObject({ pass: true });
  });
  it("counts English words", () => {
    const outcome = run("char-count", { per: "point", unit: "word", max: 3 }, "- one two three four", "en");
    expect(outcome).toMatchObject({ pass: false, reason: "Point 1 has 4 words, 1 too many." });
    expect(outcome.marked).toEqual(["four"]);
  });
  it("judges the whole output, and rare characters as one each", () => {
    expect(run("char-count", { max: 3 }, "𠮷祥號")).toMatchObject({ pass: true });
    expect(run("char-count", { min: 5 }, "三字文")).toMatchObject({ pass: false });
  });
});

describe("points", () => {
  it.each([
    ["1. 甲\n2. 乙\n3. 丙"],
    ["1、甲\n2、乙\n3、丙"],
    ["一、甲\n二、乙\n三、丙"],
    ["- 甲\n- 乙\n- 丙"],
    ["• 甲\n• 乙\n• 丙"],
    ["（一）甲\n（二）乙\n（三）丙"],
    ["(1) 甲\n(2) 乙\n(3) 丙"],
    ["①甲\n②乙\n③丙"],
    ["第一點：甲\n第二點：乙\n第三點：丙"],
    ["**1.** 甲\n**2.** 乙\n**3.** 丙"],
    ["1. 甲\n   續行\n\n2. 乙\n\n3. 丙"],
  ])("%j are three", (text) => {
    expect(run("point-count", { exactly: 3 }, text)).toMatchObject({ pass: true });
    expect(run("only-points", {}, text)).toMatchObject({ pass: true });
  });
  it("12.5 萬 at a line's head is no marker", () => {
    expect(run("point-count", { exactly: 1 }, "- 甲\n12.5萬元")).toMatchObject({ pass: true });
  });
  it("a greeting beside the points is told and marked", () => {
    const outcome = run("only-points", {}, "您好：\n1. 甲\n\n祝好");
    expect(outcome.pass).toBe(false);
    expect(outcome.marked).toEqual(["您好：", "祝好"]);
  });
  it("sentences: 。 ends one, a line too, a decimal point doesn't", () => {
    expect(run("sentence-count", { exactly: 3 }, "一共3.5萬元。第二句！\n第三句")).toMatchObject({
      pass: true,
    });
    expect(run("sentence-count", { max: 1 }, "One. Two.", "en")).toMatchObject({ pass: false });
  });
  it("what belongs together stands in one point, whatever the width, 台 or 臺", () => {
    const value = ["台中所 + 10月15日 | 十月十五日", "工務處 + 3萬"];
    expect(run("point-holds", { value }, "- 臺中所於１０月１５日前完成\n- 工務處 3 萬元")).toMatchObject({
      pass: true,
    });
    const outcome = run("point-holds", { value }, "- 臺中所\n- 10月15日\n- 工務處 3萬");
    expect(outcome).toMatchObject({
      pass: false,
      score: 0.5,
      reason: "第 1 點寫了「台中所」，但少了「10月15日」。",
    });
  });
});

describe("numbers-in-source", () => {
  const source = "民國115年9月8日，經費新臺幣三萬六千元，去年 1,280 萬元，共十二處，２場。";
  it.each([
    "115年9月8日",
    "2026年9月8日",
    "36,000元",
    "3萬6千元",
    "1280萬元",
    "12,800,000元",
    "12處",
    "2場",
    "千萬不可一併辦理",
  ])("%s is in it", (text) => {
    expect(run("numbers-in-source", { source }, `1. ${text}`)).toMatchObject({ pass: true });
  });
  it("a comma after a number is none of it", () => {
    const { reason } = run("numbers-in-source", { source: "" }, "請撥分機301，謝謝");
    expect(reason).toContain("301");
    expect(reason).not.toContain("301,");
  });

  it("a foreign number is told and marked; list markers don't count", () => {
    const outcome = run("numbers-in-source", { source }, "1. 9月8日\n2. 9月18日\n7. 無");
    expect(outcome).toMatchObject({ pass: false, reason: "原文沒有這些數字：18日。" });
    expect(outcome.marked).toEqual(["18日"]);
  });
});

describe("tables", () => {
  const table =
    "| 姓名 | 發生日期 | 金額 | 電話 |\n|---|:--:|---|---|\n| 王小明 | 2026-09-08 | 三萬二千元 | （02）0000-1234 |";
  it("columns in order and rows", () => {
    expect(
      run("table-shape", { columns: ["姓名", "發生日期", "金額", "電話"], rows: { exactly: 1 } }, table).pass,
    ).toBe(true);
    expect(run("table-shape", { columns: ["發生日期", "姓名", "金額", "電話"] }, table)).toMatchObject({
      pass: false,
      reason: "欄位應依序為 發生日期、姓名、金額、電話，現在是 姓名、發生日期、金額、電話。",
    });
    expect(run("table-shape", { columns: ["姓名"] }, "沒有表格 | 而已").pass).toBe(false);
  });
  it.each([
    ["姓名", "王小明", "text", true],
    ["發生日期", "115年9月8日", "date", true],
    ["發生日期", "9月8日 | 115年9月8日", "date", true],
    ["發生日期", "115年9月9日", "date", false],
    ["金額", "32000元", "amount", true],
    ["金額", "新臺幣參萬貳仟元整", "amount", true],
    ["金額", "3萬2,000元", "amount", true],
    ["金額", "32元", "amount", false],
    ["電話", "02-0000-1234", "phone", true],
    ["電話", "未提供", "phone", false],
    ["姓名", "小明", "includes", true],
  ])("%s equals %s as %s: %s", (column, value, as, passes) => {
    expect(run("table-cell", { column, value, as }, table).pass).toBe(passes);
  });
  it("a gap filled with an invention is told as such, and the cell is marked", () => {
    const outcome = run("table-cell", { column: "金額", value: "未提供", gaps: ["未提供"] }, table);
    expect(outcome.reason).toBe("「金額」在原文中沒有寫，應填「未提供」，現在是「三萬二千元」。");
    expect(outcome.marked).toEqual(["三萬二千元"]);
  });
  it("text beside the table is told", () => {
    expect(run("only-table", {}, table).pass).toBe(true);
    expect(run("only-table", {}, `以下是表格：\n\n${table}`)).toMatchObject({ pass: false });
    expect(run("only-table", {}, `\`\`\`\n${table}\n\`\`\``).pass).toBe(true);
  });
});

describe("checks on the prompt", () => {
  it.each([
    ["整理 {{信}}", true],
    ["整理 {{ 信 }}", true],
    ["整理", false],
    ["{{信}} 與 {{信}}", false],
    ["{{信}} {{来信}}", false],
  ])("slot-once on %j: %s", (prompt, passes) => {
    expect(run("slot-once", {}, prompt).pass).toBe(passes);
  });
  it("an answer in the prompt is named when its case is visible, and not when it is hidden", () => {
    expect(run("prompt-not-expected", {}, "姓名填王 小明 {{信}}")).toMatchObject({
      pass: false,
      reason: expect.stringContaining("王 小明"),
    });
    expect(run("prompt-not-expected", {}, "姓名填李大同 {{信}}").reason).not.toContain("李大同");
    expect(run("prompt-not-expected", {}, "沒有就填未提供 {{信}}").pass).toBe(true);
  });
});
