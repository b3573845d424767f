import { diffArrays } from "diff";
import fc from "fast-check";
import { expect, it } from "vitest";
import { diffTokens, promptDiff } from "./prompt-diff.ts";

const diff = (before: string, after: string) => promptDiff(before, after, diffArrays);

it("shows a changed Han character by itself and a changed word as a whole", () => {
  expect(diff("整理成三點。", "整理成五點。")).toEqual([
    { text: "整理成", change: "same" },
    { text: "三", change: "removed" },
    { text: "五", change: "added" },
    { text: "點。", change: "same" },
  ]);
  expect(diff("in three points", "in four points").filter((part) => part.change !== "same")).toEqual([
    { text: "three", change: "removed" },
    { text: "four", change: "added" },
  ]);
});

it("loses nothing: both texts can be read off it, whatever they hold", () => {
  const text = fc.string({
    unit: fc.constantFrom("會", "議", "𠮷", "a", "B", "1", " ", "\n", "{{", "，", "e\u0301", "😀"),
  });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diff(before, after);
      const read = (without: string) =>
        parts
          .filter((part) => part.change !== without)
          .map((part) => part.text)
          .join("");
      return read("added") === before && read("removed") === after && diffTokens(before).join("") === before;
    }),
  );
});
