import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "./question.ts";
import { answerProblem, feedbackOn, isCorrect, shuffle, toLearnerQuestion } from "./question.ts";

const text = (value: string) => ({ "zh-TW": value, en: value });
const option = (id: string, correct: boolean) => ({
  id,
  correct,
  text: text(`text ${id}`),
  feedback: text(`why ${id}`),
});

const single: Question = {
  id: "q1",
  type: "single",
  prompt: text("?"),
  options: [option("a", false), option("b", true), option("c", false)],
};
const multiple: Question = {
  ...single,
  type: "multiple",
  options: [option("a", true), option("b", true), option("c", false)],
};
const order: Question = {
  ...single,
  type: "order",
  options: ["a", "b", "c", "d"].map((id) => option(id, true)),
};

describe("what reaches the browser", () => {
  it("holds neither key nor feedback", () => {
    for (const question of [single, multiple, order]) {
      const sent = JSON.stringify(toLearnerQuestion(question, "zh-TW", 7));
      expect(sent).not.toMatch(/correct|feedback|why/);
    }
  });

  it("never shows the items of an ordering in the right order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const shown = toLearnerQuestion(order, "en", seed).options.map((one) => one.id);
        expect(shown).not.toEqual(["a", "b", "c", "d"]);
        expect([...shown].sort()).toEqual(["a", "b", "c", "d"]);
      }),
    );
  });

  it("is shuffled the same way for the same seed and another way for a retake", () => {
    const ids = (seed: number) =>
      toLearnerQuestion(order, "en", seed)
        .options.map((one) => one.id)
        .join("");
    expect(ids(42)).toBe(ids(42));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => ids(seed))).size).toBeGreaterThan(5);
  });
});

it("shuffles without losing or doubling anything", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      expect([...shuffle(items, seed)].sort()).toEqual([...items].sort());
    }),
  );
});

describe("grading", () => {
  it("wants the one right option, exactly the right ones, all in the right order", () => {
    expect(isCorrect(single, ["b"])).toBe(true);
    expect(isCorrect(single, ["a"])).toBe(false);
    expect(isCorrect(multiple, ["b", "a"])).toBe(true);
    expect(isCorrect(multiple, ["a"])).toBe(false);
    expect(isCorrect(multiple, ["a", "b", "c"])).toBe(false);
    expect(isCorrect(order, ["a", "b", "c", "d"])).toBe(true);
    expect(isCorrect(order, ["b", "a", "c", "d"])).toBe(false);
  });

  it("says for each option whether choosing it was right, and for an ordering where it belongs", () => {
    expect(feedbackOn(single, ["a"], "zh-TW")).toMatchObject({
      correct: false,
      options: { a: { right: false, chosen: true, text: "why a" }, b: { right: true, chosen: false } },
    });
    expect(feedbackOn(order, ["a", "c", "b", "d"], "en").options).toMatchObject({
      a: { right: true, place: 1 },
      b: { right: false, place: 2 },
    });
  });
});

describe("answers that can't be taken", () => {
  it.each([
    [single, [], "none-chosen"],
    [single, ["a", "b"], "one-only"],
    [single, ["z"], "unknown-option"],
    [multiple, ["a", "a"], "unknown-option"],
    [order, ["a", "b"], "not-all-placed"],
    [order, ["d", "c", "b", "a"], null],
  ] as const)("%#", (question, answer, problem) => {
    expect(answerProblem(question, [...answer])).toBe(problem);
  });
});
