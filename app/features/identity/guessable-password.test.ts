import { describe, expect, it } from "vitest";
import { isGuessable } from "./guessable-password.ts";

const WORDS = ["王小明", "Wang Hsiao-ming", "ming.wang@county.example", "晴川縣政府", "公務 AI 學堂"];

describe("a new password", () => {
  it.each([
    ...[
      "password1234",
      "Password!2026",
      "P@ssw0rdP@ssw0rd",
      "ｐａｓｓｗｏｒｄ１２３４",
      "1qaz2wsx3edc",
      "qwertyuiop12",
    ],
    ...[
      "111111111111",
      "abcabcabcabc",
      "12345678901234",
      "abcdefghijklmn",
      "987654321098",
      "admin-admin-2026",
    ],
    ...["ji32k7au4a83", "我的密碼我的密碼123456"],
  ])("%s is known to everybody", (password) => {
    expect(isGuessable(password, [])).toBe(true);
  });

  it.each([
    ...[
      "王小明王小明王小明2026",
      "WangHsiaoMing1985",
      "ming.wang@county.example",
      "mingwang@2026!!",
      "county-wang-1234",
    ],
    ...["晴川縣政府1234567", "公務AI學堂2026!!"],
  ])("%s is known to who knows the person", (password) => {
    expect(isGuessable(password, WORDS)).toBe(true);
  });

  it.each([
    ...[
      "correct horse battery",
      "a new pass phrase",
      "每天早上先泡一壺茶再上班",
      "Tr0ub4dor&3xyz",
      "kQ7vN2xRt9LpWm",
    ],
    ...["王小明的貓只吃鮪魚罐頭不吃乾糧"],
  ])("%s is taken", (password) => {
    expect(isGuessable(password, WORDS)).toBe(false);
  });
});
