import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { said as saidTo, sourceOf } from "#tests/support/readings.ts";
import { charactersRead } from "#tests/support/work-meter.ts";
import { countChars, countWords } from "./text.ts";

type Parts = Parameters<typeof saidTo>[0];

const CHINESE = [
  "工務處應於<m>月<d>日前完成道路<n>處的調查，經費<n>萬元。",
  "我是王小明，115年<m>月<d>日在和平路<n>號前跌倒，醫藥費<n>元。",
  "第<n>條　申請人應於使用日<d>日前，向區公所提出申請，逾期恕不予受理。",
  "臺端如有疑義，請逕洽社會課（電話：03-123-45<d>），俾利後續辦理。",
  "圖書館每日開放至<m>時，座位共<n>席，假日不開放。",
];
const ENGLISH = [
  "The Public Works Office will survey <n> roads by <d> March, with NT$<n>,000 from the road fund.",
  "My name is Chen Mei-ling; I fell on <d> May in front of No. <n>, Heping Road, and paid NT$<n> for the doctor.",
  "Article <n>: Applicants shall apply to the District Office <d> days before the day of use.",
  "If you have any questions, please call the Social Affairs Office on 03-123-45<d> in order to proceed.",
  "The library is open until <m> o'clock and has <n> seats; it is closed on holidays.",
];

/** Each law is held in both languages: what the material, the fields and the labels are called in it. */
const LANGUAGES = {
  "zh-TW": {
    sentences: CHINESE,
    fields: ["姓名", "日期", "金額", "地點", "電話"],
    headings: ["決議", "時間", "經費"],
    labels: ["交通", "社福", "其他"],
    audience: "民眾",
    question: "座位有幾席？要幾天前申請？停車費多少錢？",
    steps: ["摘錄數字", "檢查", "寫成摘要"],
    missing: "（原文沒有提到）",
    avoid: ["應於", "逕洽"],
    mention: "縣民",
    unit: {
      unit: "char" as const,
      count: countChars,
      each: { min: 12, max: 60 },
      whole: { min: 30, max: 200 },
    },
  },
  en: {
    sentences: ENGLISH,
    fields: ["name", "date", "amount", "place", "phone"],
    headings: ["Decisions", "Time", "Budget"],
    labels: ["Transport", "Welfare", "Other"],
    audience: "residents",
    question: "How many seats are there? How many days before must one apply? What does parking cost?",
    steps: ["Pick out the figures", "Check them", "Write a summary"],
    missing: "(not in the text)",
    avoid: ["in order to", "shall"],
    mention: "citizens",
    unit: {
      unit: "word" as const,
      count: countWords,
      each: { min: 8, max: 30 },
      whole: { min: 15, max: 80 },
    },
  },
};
type Language = keyof typeof LANGUAGES;

/** Material that no case repeats: sentences with figures of their own. */
const materialOf = (sentences: string[]) =>
  fc
    .array(
      fc.record({
        kind: fc.nat(sentences.length - 1),
        n: fc.integer({ min: 2, max: 990 }),
        m: fc.integer({ min: 1, max: 12 }),
        d: fc.integer({ min: 10, max: 28 }),
      }),
      { minLength: 3, maxLength: 14 },
    )
    .map((lines) => lines.map(({ kind, ...figures }) => filled(sentences[kind] ?? "", figures)).join("\n"));

const filled = (sentence: string, { n, m, d }: { n: number; m: number; d: number }) =>
  sentence.replaceAll("<n>", String(n)).replaceAll("<m>", String(m)).replaceAll("<d>", String(d));

const KINDS_OF_FIELDS = ["name", "date", "amount", "place", "phone"] as const;

function tasksOf(language: Language): Record<string, Parts> {
  const { fields, headings, labels, audience, question, steps } = LANGUAGES[language];
  const named = KINDS_OF_FIELDS.map((kind, index) => ({ name: fields[index] ?? kind, kind, note: "" }));
  return {
    summary: { task: "summary" },
    headings: { task: "summary", headings },
    extract: { task: "extract", format: "table", fields: named },
    classify: { task: "classify", labels },
    rewrite: { task: "rewrite", audience },
    answer: { task: "answer", question, cite: true },
    steps: { task: "summary", steps },
    translate: { task: "translate" },
  };
}
const numbersIn = (text: string) => text.match(/\d[\d,.]*\d|\d/g) ?? [];

describe.each(Object.keys(LANGUAGES) as Language[])(
  "what the card promises, for any material in %s",
  (language) => {
    const { sentences, missing, avoid, mention, unit, labels } = LANGUAGES[language];
    const TASKS = tasksOf(language);
    const material = materialOf(sentences);
    const taskNames = fc.constantFrom(...Object.keys(TASKS));
    const said = (parts: Parts, how?: Parameters<typeof saidTo>[1]) => saidTo({ language, ...parts }, how);

    it("the same seed gives the same text, and temperature 0 the same for all seeds", () => {
      fc.assert(
        fc.property(taskNames, material, fc.nat(99), (task, text, seed) => {
          const ask = (temperature: number) =>
            said({ ...TASKS[task], bare: false, text }, { temperature, seed });
          expect(ask(1)).toBe(ask(1));
        }),
      );
    });

    it("a grounded answer holds only the source's numbers", () => {
      fc.assert(
        fc.property(taskNames, material, fc.boolean(), (task, text, bare) => {
          const found = said({ ...TASKS[task], grounded: true, bare, text });
          // The model's own numbering isn't a statement.
          const stated = found
            .replace(/^\s*(?:\d+\. |##.*)/gm, "")
            .replace(/前面結果中的\d+個數字|All \d+ figures of the result/, "");
          const known = new Set(numbersIn(text));
          for (const number of numbersIn(stated)) expect(known).toContain(number);
        }),
      );
    });

    it("a grounded answer names nobody whom the source doesn't name", () => {
      fc.assert(
        fc.property(material, (text) => {
          const rows = said({ ...TASKS.extract, grounded: true, text })
            .split("\n")
            .slice(2);
          for (const cell of rows.flatMap((row) => row.split("|").slice(1, -1)).map((one) => one.trim()))
            expect(cell === missing || text.includes(cell)).toBe(true);
        }),
      );
    });

    it("a quotation stands in the source", () => {
      fc.assert(
        fc.property(material, (text) => {
          const found = said({ ...TASKS.answer, gap: "查無", text });
          for (const [, quote = ""] of found.matchAll(/[「“]([^」”]+)[」”]/g)) expect(text).toContain(quote);
        }),
      );
    });

    it("stated limits are kept: the number of points, the length of each and of the whole", () => {
      const tasks = fc.constantFrom("summary", "rewrite");
      fc.assert(
        fc.property(
          tasks,
          material,
          fc.integer({ min: 1, max: 3 }),
          fc.integer(unit.each),
          (task, text, count, max) => {
            const point = { unit: "point" as const, min: count, max: count };
            const each = { unit: unit.unit, per: "item" as const, min: 1, max };
            const lines = said({ ...TASKS[task], count: point, length: [each], text }).split("\n");
            expect(lines.length).toBeLessThanOrEqual(count);
            for (const line of lines)
              expect(unit.count(line.replace(/^\d+\. /, ""))).toBeLessThanOrEqual(max);
          },
        ),
      );
      fc.assert(
        fc.property(tasks, material, fc.integer(unit.whole), fc.boolean(), (task, text, max, bare) => {
          const whole = { unit: unit.unit, per: "whole" as const, min: 1, max };
          expect(unit.count(said({ ...TASKS[task], length: [whole], bare, text }))).toBeLessThanOrEqual(max);
        }),
      );
    });

    it("words to avoid don't appear, words to mention do", () => {
      fc.assert(
        fc.property(material, (text) => {
          const found = said({ ...TASKS.summary, avoid, mention: [mention], text });
          for (const word of avoid) expect(found).not.toContain(word);
          expect(found).toContain(mention);
        }),
      );
    });

    it("the class is always one of the labels", () => {
      fc.assert(
        fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 80 }), (text) => {
          fc.pre(text.trim() !== "" && !/[\n\d]/.test(text));
          expect(labels).toContain(said({ ...TASKS.classify, text }));
        }),
      );
    });

    it("takes any material without failing", () => {
      fc.assert(
        fc.property(
          taskNames,
          fc.string({ unit: "binary", maxLength: 200 }),
          fc.boolean(),
          (task, text, bare) => {
            expect(typeof said({ ...TASKS[task], bare, text })).toBe("string");
            const texts = [sourceOf(text), sourceOf(`${text}。`, { start: 300, end: 301 })];
            expect(typeof said({ task: "compare", texts, bare })).toBe("string");
          },
        ),
      );
    });
  },
);

describe("work grows with the material and no faster", () => {
  const TASKS = tasksOf("zh-TW");
  const long = (times: number) =>
    Array.from({ length: 60 * times }, (_, index) =>
      filled(CHINESE[index % CHINESE.length] ?? "", {
        n: index + 2,
        m: (index % 12) + 1,
        d: (index % 19) + 10,
      }),
    ).join("\n");
  const awkward: Record<string, (size: number) => string> = {
    "sentences on lines": (times) => long(times),
    "one line of clauses": (times) => "王小明於和平路，".repeat(500 * times),
    digits: (times) => `新臺幣${"1".repeat(4_000 * times)}`,
    marks: (times) => "，。".repeat(2_000 * times),
    blanks: (times) => `甲${" \n".repeat(2_000 * times)}乙`,
    "opening quotes": (times) => "「".repeat(4_000 * times),
  };
  for (const [name, text] of Object.entries(awkward)) {
    it.each(Object.keys(TASKS))(`${name}: %s`, (task) => {
      const work = (times: number) => charactersRead(() => saidTo({ ...TASKS[task], text: text(times) }));
      expect(work(4) / work(2)).toBeLessThan(2.6);
    });
    it(`${name}: compare`, () => {
      const work = (times: number) => {
        const one = text(times);
        const texts = [sourceOf(one), sourceOf(`${one}。`, { start: one.length, end: 2 * one.length + 1 })];
        return charactersRead(() => saidTo({ task: "compare", texts }));
      };
      expect(work(4) / work(2)).toBeLessThan(2.6);
    });
  }
});
