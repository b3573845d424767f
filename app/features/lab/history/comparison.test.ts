import { describe, expect, it } from "vitest";
import type { CheckResult } from "../lab.ts";
import type { WholeTry } from "./comparison.ts";
import { compareTries } from "./comparison.ts";
import { textPair } from "./text-pair.server.ts";

const check = (id: string, pass: boolean, weight = 1): CheckResult => ({
  ...{ id, pass, weight },
  type: "mentions",
  gate: false,
  score: pass ? 1 : 0,
  label: `項目 ${id}`,
  reason: pass ? "" : `${id} 沒有`,
  ranges: [],
});

/** A run with one case, named for what its checks came to. */
function run(id: string, checks: CheckResult[], more: Partial<WholeTry> = {}): WholeTry {
  const passed = checks.filter((one) => one.pass).length;
  return {
    id,
    kind: "run",
    number: null,
    at: "2026-03-01T00:00:00.000Z",
    locale: "zh-TW",
    emptied: false,
    outcome: passed === checks.length ? "passed" : "failed",
    passedChecks: passed,
    totalChecks: checks.length,
    note: null,
    afterSolution: false,
    text: "請整理",
    modelId: "practice-3",
    contentHash: "hash",
    promptChecks: [],
    cases: [{ id: "v1", gist: "一般", output: `答案 ${id}`, steps: [], checks }],
    hidden: null,
    ...more,
  };
}

describe("two tries side by side", () => {
  it("tell what was gained and lost, the differences first, each side with its reason", () => {
    const a = run("a", [check("x", true), check("y", false), check("z", false), check("w", true)]);
    const b = run("b", [check("x", true), check("y", true), check("z", true), check("w", false)]);
    const { obstacle, gained, lost, cases } = compareTries(a, b, true);
    expect({ obstacle, gained, lost }).toEqual({ obstacle: null, gained: 2, lost: 1 });
    expect(cases[0]?.checks.map((one) => [one.id, one.change])).toEqual([
      ["w", "lost"],
      ["y", "gained"],
      ["z", "gained"],
      ["x", "kept"],
    ]);
    expect(cases[0]?.checks[0]).toMatchObject({ a: { pass: true }, b: { pass: false, reason: "w 沒有" } });
  });

  it("count the checks on the prompt too, and not those that only report", () => {
    const a = run("a", [check("shown", false, 0)], { promptChecks: [check("slot", false)], totalChecks: 1 });
    const b = run("b", [check("shown", true, 0)], { promptChecks: [check("slot", true)], totalChecks: 1 });
    expect(compareTries(a, b, true)).toMatchObject({ gained: 1, lost: 0 });
  });

  it("count nothing where there is nothing to hold against each other, and say why", () => {
    const a = run("a", [check("x", false)]);
    const b = run("b", [check("x", true)]);
    const obstacles = [
      compareTries(a, a, true),
      compareTries(a, { ...b, outcome: "stopped" }, true),
      compareTries(a, { ...b, totalChecks: 0 }, true),
      compareTries(a, { ...b, locale: "en" }, true),
      compareTries(a, b, false),
    ];
    expect(obstacles.map((one) => one.obstacle)).toEqual([
      "same",
      "not-judged",
      "not-judged",
      "language",
      "cases",
    ]);
    expect(obstacles.every((one) => one.gained + one.lost === 0)).toBe(true);
    expect(obstacles[3]?.cases[0]?.checks[0]).toMatchObject({ a: { pass: false }, b: { pass: true } });
  });

  it("compare with a caution where the model differs, nobody knows the edition, or texts are gone", () => {
    const a = run("a", [check("x", false)]);
    const b = run("b", [check("x", true)], { modelId: "other" });
    expect(compareTries(a, b, null)).toMatchObject({ gained: 1, cautions: ["cases-unknown", "model"] });
    const gone = { ...a, emptied: true, text: null };
    const { cautions, cases } = compareTries(gone, b, true);
    expect(cautions).toContain("emptied");
    expect(cases[0]).toMatchObject({ a: null, b: [{ output: "答案 b" }] });
  });

  it("keep a check that only one of them has beside nothing, and count it for nobody", () => {
    const a = run("a", [check("old", false), check("x", true)]);
    const b = run("b", [check("x", true), check("new", true)]);
    const { gained, lost, cases } = compareTries(a, b, true);
    expect([gained, lost]).toEqual([0, 0]);
    expect(cases[0]?.checks.find((one) => one.id === "old")).toMatchObject({ b: null, change: null });
    expect(cases[0]?.checks.find((one) => one.id === "new")).toMatchObject({ a: null, change: null });
  });
});

describe("two texts side by side", () => {
  const parts = [{ kind: "text" as const, id: "prompt", title: "提示詞", slots: [], maxChars: 9000 }];

  it("mark on each side what only that side has", () => {
    const { a, b } = textPair(parts, "請摘要信件", "請整理信件");
    expect(a?.map((part) => part.change)).not.toContain("added");
    expect(a?.map((part) => part.text).join("")).toBe("請摘要信件");
    expect(b?.map((part) => part.text).join("")).toBe("請整理信件");
    expect(b?.find((part) => part.change === "added")?.text).toBe("整理");
  });

  it("are marked however long they are, as long as they have much in common", () => {
    const long = "請依紀錄整理成三點。".repeat(800);
    const { a, b } = textPair(parts, `${long}請摘要`, `${long}請翻譯`);
    expect(a?.filter((part) => part.change === "removed").map((part) => part.text)).toEqual(["摘要"]);
    expect(b?.filter((part) => part.change === "added").map((part) => part.text)).toEqual(["翻譯"]);
  });

  it("are shown whole and unmarked when they have little in common, or one is gone", () => {
    const long = (from: number) =>
      String.fromCodePoint(...Array.from({ length: 8000 }, (_, index) => from + (index % 6000)));
    const { a, b } = textPair(parts, long(0x4e00), long(0x7000));
    expect([...(a ?? []), ...(b ?? [])].every((part) => part.change === "same")).toBe(true);
    expect(textPair(parts, null, "請")).toEqual({ a: null, b: [{ text: "請", change: "same" }] });
  });
});
