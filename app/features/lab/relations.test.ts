import { describe, expect, it } from "vitest";
import type { ModelProvider } from "#app/features/sandbox/provider.ts";
import { gateFixture, textModel } from "#tests/support/lab-fixture.ts";
import { collectOutputs } from "./collect-outputs.ts";
import { publishingGate, verdictOf } from "./gate.ts";
import { judge } from "./judge.ts";
import type { Lab } from "./lab.ts";
import { parseLab } from "./lab-file.ts";
import { planFor, seedsFor } from "./seeds.ts";
import { forLearner, toLearner } from "./to-learner.ts";
import { variantsFor } from "./variations.ts";

const parse = (change: (text: string) => string = (text) => text) => parseLab(gateFixture(change));
function lab(change?: (text: string) => string): Lab {
  const { lab: parsed, problems } = parse(change);
  if (!parsed) throw new Error(JSON.stringify(problems));
  return parsed;
}
const judged = async (model: ModelProvider, one = lab(), prompt = one.text["zh-TW"].solution) =>
  verdictOf(one, model, "zh-TW", prompt, planFor(one, "course-version-1"));

/** Reads the fixture's letters as its solution asks; other answers are mistakes of one kind each. */
const honest = textModel((prompt) => {
  const name = /我是(\S+?)，/.exec(prompt)?.[1] ?? "未提供";
  const place = /住(\S+?)。/.exec(prompt)?.[1] ?? "未提供";
  return `姓名：${name}\n地點：${place}`;
});

/** The same model, but it does only what it is told: two fields, and the word for gaps. */
const minding = textModel((prompt) => {
  if (!prompt.includes("「姓名：」")) return "來信已收到。";
  return prompt.includes("填「未提供」")
    ? honest.answer(prompt)
    : honest.answer(prompt).replaceAll("未提供", "");
});

describe("variants of a case", () => {
  it("are the same for the same seed, and differ between seeds", () => {
    const text = lab().text["zh-TW"];
    expect(variantsFor(text, 7)).toEqual(variantsFor(text, 7));
    const names = new Set(
      Array.from({ length: 20 }, (_, seed) => variantsFor(text, seed)[0]?.swapped[0]?.to),
    );
    expect(names.size).toBeGreaterThan(2);
  });

  it("have the new value wherever the old one stood, and nothing to be compared with", () => {
    const [swap, more, empty] = variantsFor(lab().text["zh-TW"], 3);
    const to = swap?.swapped[0]?.to ?? "";
    expect(swap?.labCase.vars.信).toContain(to);
    expect(swap?.labCase.vars.信).not.toContain("王小明");
    expect(swap?.labCase).toMatchObject({ hidden: true, expect: {} });
    expect(more?.labCase.vars.信).toContain("我是王小明");
    expect(empty?.labCase.vars.信).toBe("");
  });
});

describe("relations decide, not the checks of the case that a variant comes from", () => {
  it("an output that follows its source passes on every seed", async () => {
    const verdict = await judged(honest);
    expect(verdict).toMatchObject({ passed: true, score: 1, runs: { of: 3, needed: 3 } });
    expect(verdict.cases.map((one) => one.id)).toEqual(["v1", "h1", "v1-swap", "v1-more", "v1-none"]);
  });

  it.each([
    ["learnt by heart", textModel(() => "姓名：王小明\n地點：和平里"), ["v1-swap", "v1-none"]],
    [
      "moved by a distractor",
      textModel((prompt) => `${honest.answer(prompt)}${/天氣|鄰居|下雨|順利/.test(prompt) ? "!" : ""}`),
      ["v1-more"],
    ],
    [
      "invents without a source",
      textModel((prompt) => honest.answer(prompt).replace("未提供", "陳大文")),
      ["v1-none"],
    ],
    [
      "the rest changes with the name",
      textModel((prompt) => `${honest.answer(prompt)}${/王小明/.test(prompt) ? "" : "號"}`),
      ["v1-swap"],
    ],
  ])("%s", async (_, model, failing) => {
    const verdict = await judged(model);
    const failed = verdict.cases.filter((one) => !one.passed).map((one) => one.id);
    expect(failed).toEqual(expect.arrayContaining(failing));
    expect(verdict.passed).toBe(false);
  });

  it("a run on visible cases has none of them", async () => {
    const one = lab();
    const collected = await collectOutputs(honest, one, "zh-TW", one.text["zh-TW"].solution, {
      scope: "visible",
    });
    if (!collected.ok) throw new Error(collected.reason);
    expect(Object.keys(collected.outputs)).toEqual(["v1"]);
    expect(judge(one, "zh-TW", "{{信}}", collected.outputs, "visible").cases).toHaveLength(1);
  });

  it("nothing of a variant reaches a learner but its rule and gist", async () => {
    const one = lab();
    const verdict = await judged(
      textModel((prompt) => `秘密輸出 ${prompt}`),
      one,
    );
    const sent = JSON.stringify([forLearner(verdict), toLearner(one, "zh-TW")]);
    const secrets = planFor(one, "course-version-1").seeds.flatMap((seed) =>
      variantsFor(one.text["zh-TW"], seed).flatMap(({ swapped }) => swapped.map(({ to }) => to)),
    );
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of [...secrets, "林美玉", "天氣不錯", "swapped", "@"])
      expect(sent).not.toContain(secret);
    // An echo follows its source, so the swap itself may hold; what is withheld stays withheld.
    expect(forLearner(verdict).hidden).toMatchObject({ total: 4 });
    expect(forLearner(verdict).hidden.cases.flatMap((hidden) => hidden.failedLabels)).toContain(
      "沒有資料時填「未提供」",
    );
  });
});

describe("seeds", () => {
  it("are one set a course version, and a lab without anything that varies keeps its own seed", () => {
    const one = lab();
    expect(seedsFor(one, "a", 3)).toEqual(seedsFor(one, "a", 3));
    expect(seedsFor(one, "a", 3)).not.toEqual(seedsFor(one, "b", 3));
    const plain = lab((text) => text.replace(/vary:[\s\S]*?(?=```)/, "").replace("seeds: 3", "seeds: 1"));
    expect(planFor(plain, "a")).toEqual({ seeds: [plain.model.seed], needed: 1 });
  });

  it("with a real model k of n runs are enough, and the verdict says so", async () => {
    let call = 0;
    const moody = {
      ...textModel((prompt) => {
        call += 1;
        return call <= 5 ? "不知道" : honest.answer(prompt);
      }),
      simulated: false,
    };
    const one = lab((text) => text.replace("pass: {", "pass: { realModel: { pass: 2, of: 3 },"));
    const plan = planFor(one, "x", moody);
    expect(plan).toMatchObject({ seeds: { length: 3 }, needed: 2 });
    const verdict = await verdictOf(one, moody, "zh-TW", one.text["zh-TW"].solution, plan);
    expect(verdict).toMatchObject({ passed: true, runs: { of: 3, needed: 2 } });
    expect(verdict.cases[0]?.checks[0]).toMatchObject({ pass: true, runs: { passed: 2, of: 3 } });
    expect(planFor(one, "x", honest)).toMatchObject({ needed: 3 });
  });
});

describe("the publishing gate", () => {
  it("lets a lab pass whose solution follows its source", async () => {
    const results = await publishingGate(lab(), minding);
    expect(results.filter((result) => !result.ok)).toEqual([]);
  });

  it.each<[string, ModelProvider, string]>([
    ["a solution that doesn't pass", textModel(() => "不知道"), "solution"],
    ["a starter that passes", honest, "starter"],
  ])("%s is told with file and line", async (_, model, what) => {
    const one = lab();
    const failed = (await publishingGate(one, model, { locales: ["zh-TW"] })).filter((result) => !result.ok);
    const { origin } = one.text["zh-TW"];
    const line = what === "starter" ? origin.starter : origin.solution;
    expect(failed).toContainEqual(expect.objectContaining({ prompt: what, file: "x.lab.md", line }));
  });

  it("a mistake that doesn't fail as named is told at its own line", async () => {
    const source = gateFixture();
    const one = lab((text) => text.replace("fails: [place]", "fails: [name]"));
    const failed = (await publishingGate(one, minding, { locales: ["zh-TW"] })).filter(
      (result) => !result.ok,
    );
    const line =
      source.files["zh-TW"].text.split("\n").findIndex((text) => text.includes("name: 沒說缺漏")) + 1;
    expect(failed).toMatchObject([{ prompt: 'mistake "沒說缺漏"', file: "x.lab.md", line }]);
  });
});

describe("what is wrong with a lab's hidden section is told with its line", () => {
  it.each<[string, string, string, RegExp]>([
    ["an unknown case", "from: v1, swap", "from: v9, swap", /no case "v9"/],
    ["an unknown pool", "pool.names", "pool.heroes", /no pool "heroes"/],
    ["a value that the case doesn't have", "swap: { 姓名: pool", "swap: { 職稱: pool", /職稱/],
    ["an unknown slot", "clear: [信]", "clear: [函]", /no slot "函"/],
    ["a relation that isn't one", "relation: same-output", "relation: equal", /relation|vary/i],
    ["an attack without a harmless case", "gist: 沒有地點", "attack: true, gist: 沒有地點", /harmless/],
  ])("%s", (_, from, to, message) => {
    const { lab: parsed, problems } = parse((text) => text.replace(from, to));
    expect(parsed).toBeNull();
    expect(problems.map((one) => one.message).join("\n")).toMatch(message);
    for (const problem of problems) expect(problem.line).toBeGreaterThan(0);
  });
});
