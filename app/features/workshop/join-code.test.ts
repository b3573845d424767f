import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { CLEAR_LETTERS } from "#app/platform/clear-code.ts";
import { formatJoinCode, newJoinCode, readJoinCode } from "./join-code.ts";

it("draws codes that are read back however they are typed", () => {
  for (let i = 0; i < 200; i++) {
    const code = newJoinCode(randomBytes);
    expect([...code].every((letter) => CLEAR_LETTERS.includes(letter))).toBe(true);
    expect(readJoinCode(formatJoinCode(code).toLowerCase())).toBe(code);
  }
  expect(readJoinCode("７ｋ４－ｍｗｑ")).toBe("7K4MWQ");
});

it("takes nothing for a code that can't be one", () => {
  for (const typed of ["", "7K4MW", "7K4MWQQ", "7K4MW0", "<b>7K4", "😀😀😀😀😀😀", "' OR 1=1"]) {
    expect(readJoinCode(typed)).toBeNull();
  }
});
