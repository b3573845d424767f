import { describe, expect, it } from "vitest";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { publishingGate, verdictOf } from "../../gate.ts";
import { toLearner } from "../../to-learner.ts";
import { problemOfWork, textOfWork } from "../../work.ts";
import { labAt, readLab } from "../read-lab.test-support.ts";

const PATH = "content/courses/prompt-practice/04-review/01-procurement-notice";
const lab = labAt(PATH);
const { parts } = lab.text["zh-TW"];

/** A review asks no model: one that is asked makes the test fail. */
const nobody: ModelProvider = {
  ...{ id: "none", modelId: "none-1", name: { "zh-TW": "無", en: "None" } },
  ...{ simulated: true, outsideHost: false, health: async () => ({ ok: true as const }) },
  run() {
    throw new Error("a review asked a model");
  },
};

describe("a review of an output", () => {
  it("may be published, without any model: the marks decide", async () => {
    expect((await publishingGate(lab, nobody)).filter((result) => !result.ok)).toEqual([]);
    expect(toLearner(lab, "zh-TW")).toMatchObject({ asksModel: false, hiddenGists: [] });
  });

  it.each([
    [["s3", "s5", "s7", "s9"], true],
    [["s1", "s3", "s5", "s7", "s9", "s11"], true],
    [["s1", "s2", "s3", "s5", "s7", "s9", "s11"], false],
    [["s3", "s5", "s7"], false],
  ])("passes from four in five on, both ways: %j", async (marks, passes) => {
    const verdict = await verdictOf(lab, nobody, "zh-TW", textOfWork(parts, { marks }));
    expect(verdict.passed).toBe(passes);
    for (const check of verdict.prompt)
      for (const id of ["s3", "s5", "s11"]) expect(check.reason).not.toContain(id);
  });

  it("sends the sentences and not which of them are wrong; marking nothing is asked about before it is judged", () => {
    expect(JSON.stringify(toLearner(lab, "zh-TW"))).not.toMatch(/"right"|chosen-/);
    expect(problemOfWork(parts, { marks: [] }, "submit")).toMatchObject({ kind: "choose", chosen: 0 });
  });

  it("a mark of a sentence that there isn't is told with its line", () => {
    const { problems } = readLab(PATH, (file) =>
      file.replace("marks: [s3, s5, s7, s9, s11]", "marks: [s3, s99]"),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ file: "x.lab.md", message: 'part "marks" has no option "s99"' }),
    );
  });
});
