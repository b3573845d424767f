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
/** A prompt whose place for the material is empty, in the ways that people set it apart. */
const PLACES = [
  "<letter>\n\n</letter>",
  "```\n\n```",
  '"""\n\n"""',
  "來信如下：\n",
  "The letter is below:\n",
];
const ASKED = {
  "zh-TW":
    "# 任務\n從陳情信擷取資料\n# 欄位（依序）\n1. 姓名\n2. 發生日期\n3. 金額\n# 規則\n- 輸出 Markdown 表格，只有一列\n- 信裡沒有寫的，填「未提供」，不要猜\n\n",
  en: '# Task\nPull fields out of a letter\n# Fields, in this order\n1. Name\n2. Date\n3. Amount\n# Rules\n- Markdown table, one row\n- Missing: "not stated", never invent\n\n',
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

  it.each(PLACES)("an empty place for the material doesn't turn the rules into material: %j", (place) => {
    const reading = readPrompt([{ role: "user", content: ASKED[locale] + place }]);
    expect(reading).toMatchObject({ task: "extract", format: "table" });
    expect(reading.fields).toHaveLength(3);
    expect(reading.gap).toBe(locale === "en" ? "not stated" : "未提供");
    expect(reading.source?.text.trim()).toBe("");
  });

  it("a letter that asks for help in its own name is the material, though nothing parts it from the order", () => {
    const letter = {
      "zh-TW":
        "06:52 進線\n我是林秀英。青禾路二段118號的房子倒了一半，有一位老先生被壓在樓梯下面。希望趕快派搜救人員過來，要帶可以拆鐵窗的工具，還要有人幫忙關瓦斯。",
      en: "06:52, incoming\nMy name is Susan Lin. Half the house at 118 Qinghe Road has collapsed. Please send a rescue team at once, and somebody to turn off the gas.",
    }[locale];
    const order = locale === "en" ? "Put this call into JSON." : "請把這通電話整理成 JSON。";
    const { source } = readPrompt([{ role: "user", content: `${order}\n\n${letter}` }]);
    expect(source?.text).toBe(letter);
  });

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

describe("several documents in tags of their names", () => {
  const guide = "<垃圾清運須知>\n第2條 垃圾於週三及週日停止收運。\n</垃圾清運須知>";
  const grant = "<安家獎勵要點>\n第3條 安家獎勵金每戶發給12,000元。\n</安家獎勵要點>";
  const read = (material: string) =>
    readPrompt([{ role: "user", content: `請依 <文件> 回答。\n${material}\n問題：垃圾哪天停收？` }]);

  it("are pieces of their own, also within tags around them all", () => {
    for (const material of [`${guide}\n${grant}`, `<文件>\n${guide}\n${grant}\n</文件>`]) {
      const { sources, format } = read(material);
      expect(sources.map((one) => one.name)).toEqual(["垃圾清運須知", "安家獎勵要點"]);
      // 要點 is a title here, not a wish for points.
      expect(format).toBeNull();
    }
  });

  it("tags around other words too stay one piece", () => {
    expect(read(`<文件>\n縣府公告如下。\n${guide}\n</文件>`).sources).toHaveLength(1);
  });
});
