import { expect, it } from "vitest";
import { readTermRules } from "#app/features/catalogue/language-rules.server.ts";
import { runItem } from "../assert/run-assertions.ts";
import { ownTypes } from "./as-assertion.ts";
import { MAINLAND_TERMS } from "./mainland-terms.ts";

const passes = (output: string, assertion: object) =>
  runItem({ output, assert: [assertion] }, ownTypes("zh-TW")).pass;

it("the terms are those of content/terms.tsv", () => {
  const rules = readTermRules("content/terms.tsv").map(({ avoid, use, except }) => [avoid, use, ...except]);
  expect(MAINLAND_TERMS).toEqual(rules);
});

it.each<[string, object, boolean]>([
  ["里長占用台北的空地", { type: "no-simplified" }, true],
  ["请写一份通知", { type: "no-simplified" }, false],
  ["請打開軟件", { type: "no-mainland-terms" }, false],
  ["行政程序員額", { type: "no-mainland-terms" }, true],
  ["很抱歉，我無法協助。", { type: "refusal" }, true],
  ["I can't help with that.", { type: "refusal" }, true],
  ["已整理如下。", { type: "not-refusal" }, true],
  ["「交通」。", { type: "label-in", value: ["交通", "環保"] }, true],
  ["交通類", { type: "label-in", value: ["交通", "環保"] }, false],
  ["依第十五條", { type: "cites", value: ["第15條"] }, true],
  ["依第16條", { type: "cites", source: "第十五條" }, false],
  ["甲\n\n乙", { type: "line-count", value: 2 }, true],
  ["一二3a。", { type: "char-count", count: ["han"], exactly: 2 }, true],
  ['{"a":{"b":["台北"]}}', { type: "json-path", path: "a.b[0]", equals: "臺北" }, true],
  ["聯絡電話：０９１２－３４５－６７８", { type: "no-personal-data" }, false],
  ["請洽 0912-345-678", { type: "no-personal-data", allow: ["0912-345-678"] }, true],
  ["府研考字第1150001234號，115年10月1日，3,200元", { type: "no-personal-data" }, true],
  ["王大同先生來電", { type: "names-in-source", source: "王小同先生來電" }, false],
])("%j %j: %s", (output, assertion, wanted) => {
  expect(passes(output, assertion)).toBe(wanted);
});
