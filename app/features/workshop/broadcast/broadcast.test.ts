import { expect, it } from "vitest";
import { cleanLines } from "./broadcast.ts";

it("keeps what was typed in lines, and nothing that can't be seen or turns what stands beside it", () => {
  expect(cleanLines(" 一\r\n二\t三\u0000\u202e\u200b<b> ")).toBe("一\n二\t三<b>");
});
