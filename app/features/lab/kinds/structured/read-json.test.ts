import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readJson } from "./read-json.ts";

it.each([
  ["", { kind: "empty" }],
  ["姓名：林秀英", { kind: "none" }],
  ['{"姓名": "林秀英"}', { kind: "json", value: { 姓名: "林秀英" } }],
  ['```json\n{"a": 1}\n```', { kind: "fence", value: { a: 1 } }],
  ['您好：\n{"a": [1, {}]}\n謝謝', { kind: "around", value: { a: [1, {}] } }],
  ['{"a": 1', { kind: "unfinished" }],
  ['{"a": "沒有結尾', { kind: "broken", line: 1, column: 7, near: '"沒有結尾' }],
  ['{\n  "a": 1\n  "b": 2\n}', { kind: "broken", line: 3, column: 3, near: '"b": 2' }],
  ['{\n  "𠮷": 未提供\n}', { kind: "broken", line: 2, column: 8, near: "未提供" }],
  ['{"a": 1,}', { kind: "broken", line: 1, column: 9, near: "}" }],
  ["{'a': 1}", { kind: "broken", line: 1, column: 2, near: "'a': 1}" }],
])("%j", (text, expected) => {
  expect(readJson(text)).toEqual(expected);
});

it("finds nothing wrong with JSON, however it is laid out, and stops at a place within what isn't", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(200), (json, at) => {
      expect(readJson(json).kind).toBe("json");
      const read = readJson(`${json.slice(0, at)}﹖${json.slice(at)}`);
      if (read.kind === "broken") expect(read.line).toBeGreaterThan(0);
    }),
  );
  expect(readJson("[".repeat(200_000)).kind).toBe("unfinished");
});
