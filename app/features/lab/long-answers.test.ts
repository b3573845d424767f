import { expect, it } from "vitest";
import { gateFixture, textModel } from "#tests/support/lab-fixture.ts";
import { runItem } from "./assert/run-assertions.ts";
import { ownTypes } from "./checks/as-assertion.ts";
import { collectOutputs } from "./collect-outputs.ts";
import { judge } from "./judge.ts";
import { parseLab } from "./lab-file.ts";

// Answers as no lab asks for them: what a model says that heeds no cap must not hang the server, break it or fill it.

const CHECKS = `each:
  - { id: numbers, type: numbers-in-source, source: "{{信}}", label: 數字有依據 }
  - { id: length, type: char-count, max: 1, per: point, label: 每點一字 }
`;
const { lab } = parseLab(gateFixture((text) => text.replace("each:\n", CHECKS)));
if (!lab) throw new Error("the fixture is broken");
const prompt = lab.text["zh-TW"].solution;

it("is stopped where it has become longer than any lab allows, as a model's trouble and not as an attempt", async () => {
  const model = textModel(() => "好".repeat(100_001));
  await expect(collectOutputs(model, lab, "zh-TW", prompt)).rejects.toMatchObject({ kind: "too-long" });
});

it("is judged with reasons and marks that somebody can read, however much is wrong with it", () => {
  const answer = Array.from({ length: 9000 }, (_, index) => `- 另有 ${index} 件𠮷`).join("\n");
  const verdict = judge(lab, "zh-TW", prompt, { v1: answer }, "visible");
  expect(verdict.passed).toBe(false);
  for (const check of verdict.cases.flatMap((one) => one.checks)) {
    expect(check.reason.length).toBeLessThanOrEqual(601);
    expect(check.ranges.length).toBeLessThanOrEqual(100);
  }
  expect(JSON.stringify(verdict).length).toBeLessThan(answer.length + 50_000);
});

it("may have some hundred thousand points", () => {
  const output = "- 甲 乙\n".repeat(300_000);
  const item = { output, assert: [{ type: "char-count", per: "point", max: 5 }] };
  expect(runItem(item, ownTypes("zh-TW"))).toMatchObject({ pass: true });
});
