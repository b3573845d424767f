import { describe, expect, it } from "vitest";
import { readPrompt } from "../parse-prompt.ts";
import { documentOf } from "./reading-of.test-support.ts";

const read = (content: string) => readPrompt([{ role: "user", content }]);
const told = (prompt: string) => read(prompt).source?.text.split("\n") ?? [];
const written = (prompt: string) => documentOf(read(prompt));

describe("an order for a document that tells in itself what shall stand in it", () => {
  it.each([
    ["擬一份簽，主旨是採購筆電20台，經費60萬元", ["主旨：採購筆電20台", "經費：60萬元"]],
    ["幫我寫函給各鄉鎮公所，12月10日前回報人力調查表，謝謝", ["請於12月10日前回報人力調查表。"]],
    [
      "幫我寫一份新聞稿，關於11月29日的健走活動，地點在河濱公園，預計500人參加，300字以內，語氣活潑",
      ["活動：11月29日的健走活動", "地點：河濱公園", "預計500人參加"],
    ],
    ["Draft an internal memo: buy 20 laptops, budget NT$600,000", ["Buy 20 laptops", "Budget: NT$600,000"]],
    [
      "Write a press release about the new library opening on 3 December, 300 seats, in a warm tone.",
      ["Event: The new library opening on 3 December", "300 seats"],
    ],
  ])("%s", (prompt, facts) => expect(told(prompt)).toEqual(facts));

  it.each([
    "寫一份簽，正式一點",
    "幫我擬一份函，謝謝",
    "請寫一篇新聞稿，300字以內，不要開場白",
    "寫一份簽，內容你自己發揮",
    "Please draft a memo, keep it short, thank you.",
    "Write a letter in a formal tone.",
  ])("nothing is told by %s", (prompt) => expect(read(prompt).source).toBeNull());

  it("what was told stands in the document, and no other amount beside it", () => {
    const memo = written("擬一份簽，主旨是採購筆電20台，經費60萬元");
    expect(memo).toContain("主旨：採購筆電20台，簽請核示。");
    expect(memo).toContain("60萬元");
    expect(memo).not.toMatch(/350萬|甲案/);
    expect(written("幫我寫函給各鄉鎮公所，12月10日前回報人力調查表")).toMatch(
      /受文者：各鄉鎮公所[\s\S]*主旨：請於12月10日前回報人力調查表/,
    );
    expect(written("請回覆民眾陳情，查處結果：路燈已於11月20日修復。")).toContain("路燈已於11月20日修復");
    expect(written("Draft an internal memo: buy 20 laptops, budget NT$600,000")).toMatch(
      /Subject: Buy 20 laptops[\s\S]*NT\$600,000/,
    );
  });

  it("where the order is apart from its material, only the material is", () => {
    expect(told("擬一份簽，經費寫清楚。\n<資料>\n主旨：採購筆電20台\n經費：60萬元\n</資料>")).toEqual([
      "",
      "主旨：採購筆電20台",
      "經費：60萬元",
      "",
    ]);
  });
});
