import { describe, expect, it } from "vitest";
import { mark } from "./marks.ts";
import { readPrompt } from "./parse-prompt.ts";

const numberingOf = (say: string) =>
  readPrompt([{ role: "user", content: `請摘要下面的紀錄。\n${say}\n\n會議決議：由交通處辦理。` }]).numbering;

describe("signs before points", () => {
  it.each([
    ["各點冠以甲、乙、丙、為序", "甲、", ["甲、", "乙、", "丙、"]],
    ["每項用⑴⑵⑶編號", "⑴", ["⑴ ", "⑵ ", "⑶ "]],
    ["編號用 A. B. C.", "A.", ["A. ", "B. ", "C. "]],
    ["編號請採（一）（二）", "(一)", ["（一）", "（二）", "（三）"]],
    ["標號採壹、貳、參、", "壹、", ["壹、", "貳、", "參、"]],
    ["用1) 2) 3)編號", "1)", ["1) ", "2) ", "3) "]],
    ["條列符號用◎", "◎", ["◎ ", "◎ ", "◎ "]],
    ["每點前面打個勾選框", "□", ["□ ", "□ ", "□ "]],
    ["用羅馬數字編號", "I.", ["I. ", "II. ", "III. "]],
  ])("%s", (say, style, marks) => {
    expect(numberingOf(say)).toBe(style);
    expect([0, 1, 2].map((index) => mark(style, index))).toEqual(marks);
  });

  it("a sign that ran out of its kind goes on with numbers in brackets", () => {
    expect(mark("甲、", 10)).toBe("(11) ");
  });

  it.each(["會上說甲、乙兩案都要再討論", "附件一、二、三都在裡面", "他上次編號編錯了"])(
    "none in: %s",
    (say) => {
      expect(numberingOf(say)).toBeNull();
    },
  );
});
