import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Locale } from "#app/platform/locale.ts";
import { LOCALES } from "#app/platform/locale.ts";
import { readPrompt } from "./parse-prompt.ts";
import type { Reading } from "./reading.ts";

const MATERIAL = {
  "zh-TW":
    "晴川縣停車場檢討會議紀錄\n時間：115年9月8日下午2時\n一、交通處報告：全縣公有停車場共31處，平均使用率七成。\n二、討論：警察局表示夜間違停嚴重，建議增設照明，鎮公所同意。\n三、決議：\n（一）交通處於10月20日前完成照明改善，經費45萬元由停車基金支應。",
  en: "Qingchuan County, minutes of the meeting on car parks\nTime: 8 September 2026, 2 p.m.\n1. Transport Office report: The county has 31 public car parks, and 70% of the places are in use.\n2. Discussion: The Police Bureau thought that lighting is poor at night.\n3. Decisions:\n(1) The Transport Office will improve the lighting by 20 October, with NT$450,000 from the parking fund.",
};
const TASK = { "zh-TW": "請摘要下面的會議紀錄。", en: "Summarise the minutes below." };

type Part = Partial<Reading> | ((reading: Reading) => void);
const has = (topics: Reading["focus"]) => (reading: Reading) =>
  expect(reading.focus).toEqual(expect.arrayContaining(topics));
const limit = (per: "item" | "whole", max: number) => (reading: Reading) =>
  expect(reading.length).toMatchObject([{ per, max }]);
const count = (min: number, max: number) => (reading: Reading) =>
  expect(reading.count).toMatchObject({ min, max });
const names = (list: string[]) => (reading: Reading) => {
  expect(reading.task).toBe("extract");
  expect(reading.fields.map((field) => field.name)).toEqual(list);
};

const meanings: Record<string, Record<"zh-TW" | "en", Part>> = {
  "three-points": { "zh-TW": count(3, 3), en: count(3, 3) },
  "at-most-three": { "zh-TW": count(1, 3), en: count(1, 3) },
  "forty-each": { "zh-TW": limit("item", 40), en: {} },
  "twenty-each": { "zh-TW": {}, en: limit("item", 20) },
  "whole-hundred": { "zh-TW": limit("whole", 100), en: limit("whole", 100) },
  gap: { "zh-TW": { gap: "未提供" }, en: { gap: "not stated" } },
  bare: { "zh-TW": { bare: true }, en: { bare: true } },
  defended: { "zh-TW": { defended: true }, en: { defended: true } },
  decisions: { "zh-TW": has(["decision"]), en: has(["decision"]) },
  "owner-deadline": { "zh-TW": has(["owner", "deadline"]), en: has(["owner", "deadline"]) },
  fields: { "zh-TW": names(["姓名", "日期", "金額"]), en: names(["Name", "Date", "Amount"]) },
};

/** Three sets by directive, the second and third written after the parser: see the comment in each file. */
const phrasingsOf = (locale: Locale): [string, string[]][] =>
  ["first", "second", "third"].flatMap((set) => {
    const text = readFileSync(`tests/fixtures/phrasings/${set}.${locale}.yaml`, "utf8");
    return Object.entries(z.record(z.string(), z.array(z.string())).parse(parse(text)));
  });

describe.each(LOCALES)("%s: a directive is understood however it is said", (locale) => {
  for (const [directive, sayings] of phrasingsOf(locale)) {
    it.each(sayings.map((saying) => [saying]))(`${directive}: %s`, (saying) => {
      const opening = directive === "fields" ? "" : `${TASK[locale]}\n`;
      const reading = readPrompt([{ role: "user", content: `${opening}${saying}\n\n${MATERIAL[locale]}` }]);
      const meaning = meanings[directive]?.[locale];
      if (typeof meaning === "function") meaning(reading);
      else expect(reading).toMatchObject(meaning ?? {});
    });
  }

  it("nothing is read into a bare request", () => {
    const reading = readPrompt([{ role: "user", content: `${TASK[locale]}\n\n${MATERIAL[locale]}` }]);
    expect(reading).toMatchObject({
      task: "summary",
      count: null,
      length: [],
      gap: null,
      bare: false,
      defended: false,
      fields: [],
    });
  });
});
