import { describe, expect, it } from "vitest";
import { readName, sameNameKey } from "./person-name.ts";

describe("a name", () => {
  it.each([
    ["王晴", "王晴"],
    [" 歐陽　建宏 ", "歐陽 建宏"],
    ["莎韻‧達利", "莎韻‧達利"],
    ["林𠮷祥", "林𠮷祥"],
    ["葛\u{e0100}", "葛\u{e0100}"],
    ["Maria  de los Ángeles O’Brien-Santos", "Maria de los Ángeles O’Brien-Santos"],
    ["Nguye\u0302\u0303n", "Nguyễn"],
    ["ʻAkau", "ʻAkau"],
    ["阿".repeat(50), "阿".repeat(50)],
  ])("%j is kept as %j", (typed, name) => {
    expect(readName(typed)).toEqual({ name });
  });

  it.each([
    ["  ", "missing"],
    ["阿".repeat(51), "too-long"],
    ["王\u0000晴", "invisible"],
    ["王\u202e晴", "invisible"],
    ["王\u2067晴", "invisible"],
    ["王\u200b晴", "invisible"],
    ["王\u200d晴", "invisible"],
    ["王晴😀", "emoji"],
    ["王❤晴", "emoji"],
    ["王\ue001", "private"],
    ["王\ud800", "private"],
    ["\u0301王", "marks"],
    [`Z${"\u0336".repeat(12)}`, "marks"],
    ["12-3", "no-letter"],
  ])("%j is refused: %s", (typed, problem) => {
    expect(readName(typed)).toEqual({ problem });
  });

  it("is the same whichever point stands in it, however wide its letters are", () => {
    expect(sameNameKey("莎韻·達利")).toBe(sameNameKey("莎韻‧達利"));
    expect(sameNameKey("Ｍaria Santos")).toBe(sameNameKey("MARIA  SANTOS"));
    expect(sameNameKey("王晴")).not.toBe(sameNameKey("王青"));
  });
});
