import { expect, it } from "vitest";
import { plainLine } from "./plain-line.ts";

it("leaves names as people have them", () => {
  for (const name of ["陳怡安", "谷辣斯‧馬亨亨", "Nguyễn Thị Hương", "𠮷田　", "O'Brien-Lin", "<b>小林</b>"])
    expect(plainLine(name, 40)).toBe(name.normalize("NFC").trim());
});

it("takes away what can't be seen or turns the writing round, and what isn't a line", () => {
  expect(plainLine("\u202e林\u200b\u2066小\u0007明\u3164", 40)).toBe("林小 明");
  expect(plainLine("一\r\n二\u2028三", 40)).toBe("一 二 三");
  expect(plainLine(" \u200b\u00ad\u202e ", 40)).toBe("");
  expect(plainLine(`林${"\u0301".repeat(50)}`, 40)).toBe(`林${"\u0301".repeat(3)}`);
});

it("ends after whole characters", () => {
  expect(plainLine("𠮷".repeat(50), 40)).toBe("𠮷".repeat(40));
});
