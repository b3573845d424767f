import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkTemplates } from "./templates.server.ts";
import { parseTemplate, stepsFrom } from "./templates.ts";

const text = readFileSync("content/workshops/one-hour.yaml", "utf8");
const lineOf = (part: string) => text.split("\n").findIndex((line) => line.includes(part)) + 1;
const problemsOf = (change: (text: string) => string, file = "one-hour.yaml") =>
  parseTemplate(file, change(text)).problems;

const title = (name: string) => ({ "zh-TW": name, en: `${name} in English` });
const UNITS = [
  { id: "read-1", kind: "lesson", title: title("一") },
  { id: "try-1", kind: "lab", title: title("二") },
  { id: "try-2", kind: "lab", title: title("三") },
];

it("each template that is published is fine, and says how long it takes", () => {
  const { templates, problems } = checkTemplates("content");
  expect(problems).toEqual([]);
  const minutes = templates.map(({ id, steps }) => [id, steps.reduce((sum, one) => sum + one.minutes, 0)]);
  expect(Object.fromEntries(minutes)).toEqual({ "one-hour": 60, "ninety-minutes": 90, "half-day": 180 });
});

it("an author's mistake is named with file and line", () => {
  const file = "workshops/one-hour.yaml";
  expect(problemsOf((t) => t.replace("order: 1", "order: [1"))[0]).toMatchObject({ file });
  const missing = problemsOf((t) => t.replace("zh-TW: 今天要做什麼, ", ""));
  expect(missing).toEqual([
    { file, line: lineOf("今天要做什麼"), message: expect.stringContaining("zh-TW") },
  ]);
  const same = problemsOf((t) => t.replace("zh-TW: 試過幾次", "zh-TW: 還沒用過"));
  expect(same).toEqual([
    { file, line: lineOf("工作上，您多常用"), message: expect.stringContaining("options: same-options") },
  ]);
  expect(problemsOf((t) => t, "One Hour.yaml")[0]?.message).toContain("lower case");
});

it("a template's places take the course's next unit of their kind, and are left out where there is none", () => {
  const { template } = parseTemplate("one-hour.yaml", text);
  if (!template) throw new Error("no template");
  let count = 0;
  const newId = () => {
    count += 1;
    return `s${count}`;
  };
  const places = {
    steps: [...template.steps, { kind: "lab", minutes: 20 }, { kind: "quiz", minutes: 5 }] as const,
  };
  const steps = stepsFrom({ steps: [...places.steps] }, UNITS, "en", newId);
  expect(steps.map(({ kind, activityId }) => [kind, activityId])).toEqual([
    ["slide", null],
    ["poll", null],
    ["lesson", "read-1"],
    ["lab", "try-1"],
    ["discussion", null],
    ["lab", "try-2"],
  ]);
  expect(steps[2]).toMatchObject({ title: "一 in English", minutes: 10 });
  expect(steps[1]?.question).toMatchObject({ kind: "single", options: { length: 4 } });
  expect(new Set(steps.map(({ id }) => id)).size).toBe(6);
  expect(stepsFrom(template, [], "zh-TW", newId).map(({ kind }) => kind)).toEqual([
    "slide",
    "poll",
    "discussion",
  ]);
});
