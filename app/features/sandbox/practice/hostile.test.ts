import { describe, expect, it } from "vitest";
import { charactersRead } from "#tests/support/work-meter.ts";
import { answer } from "./answer.ts";

// Prompts that nobody types in earnest. The whole way from prompt to answer takes work in proportion to their length,
// and never fails.

/** As long as a prompt may be. */
const LONGEST = 160_000;

const ofUnit = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
const texts: Record<string, (size: number) => string> = {
  "full stops": ofUnit("。"),
  dots: ofUnit("."),
  "line ends": ofUnit("\n"),
  "less-than signs": ofUnit("<"),
  "one long word": ofUnit("a"),
  "one character": ofUnit("字"),
  lines: (size) =>
    Array.from({ length: size / 16 }, (_, index) => `第${index + 1}行文字`.padEnd(15, "文")).join("\n"),
  "nested brackets": (size) => "(".repeat(size / 2) + ")".repeat(size / 2),
  "nested square brackets": (size) => "[".repeat(size / 2) + "]".repeat(size / 2),
  "opening quotes": ofUnit("「"),
  requests: ofUnit("請"),
  digits: ofUnit("1"),
  numbering: ofUnit("1."),
  "numbered lines": ofUnit("1.\n"),
  tags: ofUnit("<a>"),
  fences: ofUnit("```"),
};
const prompts: Record<string, (text: string) => string> = {
  alone: (text) => text,
  "behind an order": (text) => `請摘要成三點，每點40字以內，只輸出三點。\n\n${text}`,
  "as a letter's material": (text) => `請依下列資料擬一份公函。\n<資料>\n${text}\n</資料>`,
  "before a question": (text) => `${text}\n請回答：經費多少？`,
};
const answerTo = (content: string) =>
  answer({
    messages: [{ role: "user", content }],
    settings: { temperature: 0, seed: 1, maxTokens: 2_000, locale: "zh-TW" },
  }).text;

describe.each(Object.entries(prompts))("hostile text %s", (_, prompt) => {
  it.each(Object.entries(texts))("%s: twice the text, twice the work", (_name, text) => {
    const work = (size: number) => charactersRead(() => answerTo(prompt(text(size))));
    expect(work(16_000) / work(8_000)).toBeLessThan(2.4);
  });

  it.each(Object.entries(texts))(
    "%s: the longest prompt gets an answer",
    (_name, text) => {
      expect(answerTo(prompt(text(LONGEST)))).not.toBe("");
    },
    5_000,
  );
});
