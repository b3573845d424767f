import { expect, it } from "vitest";
import { parseDocument } from "yaml";
import { z } from "zod";
import { issueMessage, yamlProblem } from "./yaml-problem.ts";

/** What is said about a text, and about which of its lines. */
function problemOf(yaml: string) {
  const problem = yamlProblem(yaml, parseDocument(yaml).errors);
  return problem && { line: yaml.slice(0, problem.offset).split("\n").length, message: problem.message };
}

it("says nothing of YAML that can be read", () => {
  expect(problemOf('label: "甲：乙"\nvalue: 甲：乙\n')).toBeNull();
});

it("tells the first slip of a block only, without the reader's own lines", () => {
  const problem = problemOf("- { id: a, value: [甲 }\n- { id: b, value: [乙 }\n");
  expect(problem?.line).toBe(1);
  expect(problem?.message).toMatch(/^YAML: /);
  expect(problem?.message).not.toMatch(/at line/);
});

it.each([
  ["a setting", "id: x\ntitle：停水公告\nminutes: 10\n", 2],
  ["a check", "each:\n  - { id: a, value：[甲] }\n  - { id: b }\n  c\n", 2],
])("points at a full-width colon in %s", (_, yaml, line) => {
  expect(problemOf(yaml)).toEqual({ line, message: expect.stringContaining("full-width ：") });
});

it("points at a tab", () => {
  expect(problemOf("vars:\n\tnotice: x\n")).toEqual({ line: 2, message: expect.stringContaining("a tab") });
});

it("says of what isn't there that it is missing, and keeps what a schema says of the rest", () => {
  const parsed = z.object({ minutes: z.number(), id: z.string() }).safeParse({ id: 3 });
  expect(parsed.error?.issues.map((issue) => issueMessage(issue))).toEqual([
    "minutes: is missing (number)",
    "id: Invalid input: expected string, received number",
  ]);
  expect(issueMessage({ path: [], message: "Unrecognized key" }, "config")).toBe("config: Unrecognized key");
});
