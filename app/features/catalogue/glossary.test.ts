import { expect, it } from "vitest";
import { termsIn } from "./glossary.ts";
import { parseGlossary } from "./glossary-file.ts";

const entry = (zh: string, en: string, also = "") =>
  `- zh-TW: { term: ${zh}, meaning: 一個測試用的解釋，夠長就好。 }\n  en: { term: ${en}, ${also}meaning: An explanation for tests. }\n`;
const parse = (text: string) => parseGlossary("glossary.yaml", text);

it("finds terms where they stand, the longest first, Latin ones as whole words in any case", () => {
  const { glossary } = parse(
    entry("模型", "model", "also: [models], ") + entry("練習模型", "practice model"),
  );
  const found = (text: string, locale: "zh-TW" | "en") =>
    termsIn(text, glossary?.[locale] ?? []).map(({ term, start, end }) => [
      term.term,
      text.slice(start, end),
    ]);
  expect(found("練習模型不是模型。", "zh-TW")).toEqual([
    ["練習模型", "練習模型"],
    ["模型", "模型"],
  ]);
  expect(found("Models, a remodel and the Practice Model", "en")).toEqual([
    ["model", "Models"],
    ["practice model", "Practice Model"],
  ]);
  expect(found("", "en")).toEqual([]);
  expect(termsIn("anything", [])).toEqual([]);
});

it.each<[string, string, number, RegExp]>([
  ["a language that is missing", "- zh-TW: { term: 模型, meaning: 一個測試用的解釋，夠長就好。 }\n", 1, /en/],
  ["a term that stands twice", entry("模型", "model") + entry("範例", "Model"), 4, /twice/],
  ["a key that there isn't", entry("模型", "model", "see: [x], "), 2, /see/],
  ["YAML that can't be read", "- zh-TW: [", 1, /YAML/],
])("names the place of %s", (_what, text, line, message) => {
  const { glossary, problems } = parse(text);
  expect(glossary).toBeNull();
  expect(problems[0]).toMatchObject({ file: "glossary.yaml", line });
  expect(problems[0]?.message).toMatch(message);
});
