import { expect, it } from "vitest";
import { serverMarkup } from "#tests/support/render.tsx";
import type { CaseVerdict, LearnerLab } from "../../lab.ts";
import { toLearner } from "../../to-learner.ts";
import { labAt } from "../read-lab.test-support.ts";
import SchemaBrief from "./brief.tsx";
import { fieldsOf, rowsOf } from "./fields.ts";
import StructuredView from "./view.tsx";

const lab: LearnerLab = toLearner(
  labAt("content/courses/prompt-practice/01-structure/01-relief-hotline"),
  "zh-TW",
);
const answered = (id: string, output: string): CaseVerdict => ({
  id,
  hidden: false,
  gist: "",
  output,
  passed: false,
  checks: [],
});
const RIGHT = { 姓名: "林秀英", 聯絡電話: "未提供", 地點: "青禾路", 類別: "搜救", 請求事項: "派人來" };

it("the task holds the schema as a table and as it is", () => {
  const page = serverMarkup(<SchemaBrief lab={lab} />);
  const rows = [...page.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows[3]).toBe("類別只能是 搜救、醫療、物資、收容、其他派給哪一組");
  expect(rows[4]).toContain("文字，1 到 40 字");
  expect(page.querySelector("details pre")?.textContent).toContain('"additionalProperties": false');
});

it("an answer is shown field by field, with what is wrong beside its value", () => {
  const { 地點: _, ...rest } = RIGHT;
  const output = JSON.stringify({ ...rest, 類別: "受困救援", 備註: "急" });
  const page = serverMarkup(
    <StructuredView lab={lab} work={{}} cases={[answered("v1", output)]} onOpen={() => {}} />,
  );
  const rows = [...page.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows).toEqual([
    "姓名林秀英",
    "聯絡電話未提供",
    "地點缺這個欄位",
    "類別受困救援不在可選的值裡",
    "請求事項派人來",
    "備註急規格裡沒有這個欄位",
  ]);
  expect(page.querySelector("caption")?.textContent).toBe("案例 1 的欄位");
  expect(page.querySelectorAll("tbody th[scope=row]")).toHaveLength(6);
});

it("says where an answer breaks, and what stands around JSON", () => {
  const broken = serverMarkup(
    <StructuredView
      lab={lab}
      work={{}}
      cases={[answered("v2", '{\n  "姓名": 未提供\n}')]}
      onOpen={() => {}}
    />,
  );
  expect(broken.textContent).toContain("第 2 行第 9 字開始讀不下去：「未提供」");
  const fenced = `\`\`\`json\n${JSON.stringify(RIGHT)}\n\`\`\``;
  const page = serverMarkup(
    <StructuredView lab={lab} work={{}} cases={[answered("v1", fenced)]} onOpen={() => {}} />,
  );
  expect(page.querySelectorAll("tbody tr")).toHaveLength(5);
  expect(page.textContent).toContain("程式碼圍欄");
});

it("nested fields go by their path; lists one by one; types and lengths are compared", () => {
  const schema = {
    type: "object",
    required: ["人", "件數", "清單"],
    properties: {
      人: { type: "object", required: ["名"], properties: { 名: { type: "string", maxLength: 2 } } },
      件數: { type: "integer", minimum: 1 },
      清單: { type: "array", items: { type: "object", properties: { 品名: { type: "string" } } } },
    },
  };
  const fields = fieldsOf(schema);
  expect(fields.map((field) => field.path)).toEqual(["人", "人.名", "件數", "清單", "清單[].品名"]);
  const faults = (value: unknown) =>
    rowsOf(value, fields).flatMap(({ path, fault }) => (fault ? [`${path}: ${fault}`] : []));
  expect(faults({ 人: { 名: "小明" }, 件數: 1, 清單: [{ 品名: "水" }, { 品名: "米" }] })).toEqual([]);
  expect(faults({ 人: { 名: "王小明" }, 件數: 0, 清單: [{ 品名: 3 }] })).toEqual([
    "人.名: long",
    "件數: short",
    "清單[0].品名: type",
  ]);
  expect(faults({ 件數: "1", 清單: [] })).toEqual(["人: missing", "件數: type"]);
});
