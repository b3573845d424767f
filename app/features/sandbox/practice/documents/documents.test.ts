import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measure } from "../compress.ts";
import type { Reading, Task } from "../reading.ts";
import * as material from "./materials.test-support.ts";
import { documentOf, readingOf } from "./reading-of.test-support.ts";

const TASKS = ["letter", "memo", "press", "minutes", "reply"] as const;
const GROUNDED = { bare: true, grounded: true } as const;
const CLOSINGS = /請鑒核|請核示|請查照|請察照|請卓參|請酌處/g;
const digitsOf = (text: string) => text.replace(/^\s*(?:\d+\.|\(\w\)) /gm, "").match(/\d+/g) ?? [];

const date = fc
  .tuple(fc.integer({ min: 110, max: 120 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}年${month}月${day}日`);
const amount = fc.integer({ min: 1, max: 99_999 }).map((value) => `${value.toLocaleString("en-US")}萬元`);
const clause = fc.oneof(
  fc.tuple(date, amount).map(([day, sum]) => `本案業於${day}核定經費${sum}，由年度預算支應`),
  date.map((day) => `請各鄉鎮市公所於${day}前提報成果，請查照`),
  fc.integer({ min: 2, max: 9000 }).map((count) => `本縣現有列管案件${count}件，其中半數位於晴川鎮`),
  amount.map((sum) => `方案一：委外辦理，經費${sum}`),
  date.map((day) => `由工務處於${day}前修好路面，並通知里長`),
  fc.constant("依據晴川縣道路養護要點辦理"),
  fc.constant("主席裁示：請環保局持續追蹤"),
  fc.string({ unit: "binary", maxLength: 30 }).filter((text) => !/\d/u.test(text.normalize("NFKC"))),
);
const source = fc
  .record({
    subject: fc.constantFrom("事由：檢送道路養護計畫", "主旨：召開協調會，請 查照", "活動名稱：晴川健走", ""),
    due: fc.option(
      date.map((day) => `期限：${day}`),
      { nil: "" },
    ),
    body: fc.array(clause, { minLength: 1, maxLength: 12 }),
  })
  .map(({ subject, due, body }) => [subject, due, ...body.map((one) => `${one}。`)].join("\n"));

describe("grounded documents", () => {
  it("every number stands in the source", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TASKS), source, (task, text) => {
        const known = new Set(digitsOf(text));
        for (const digits of digitsOf(documentOf(readingOf(task, text, GROUNDED))))
          expect(known).toContain(digits);
      }),
      { numRuns: 400 },
    );
  });

  it("every number of the samples stands in the source, in both languages", () => {
    const samples: [Task, string][] = [
      ["letter", material.FLOOD_PLAN],
      ["letter", material.SUBSIDY_REQUEST],
      ["letter", material.TRAINING_EN],
      ["memo", material.COPIERS],
      ["memo", material.COPIERS_EN],
      ["press", material.RICE_FESTIVAL],
      ["press", material.FESTIVAL_EN],
      ["minutes", material.ROUGH_MEETING],
      ["minutes", material.MEETING_EN],
      ["reply", `${material.PETITION}\n\n${material.FINDINGS}`],
      ["reply", `${material.PETITION_EN}\n\n${material.FINDINGS_EN}`],
    ];
    for (const [task, text] of samples) {
      const known = new Set(digitsOf(text));
      const written = documentOf(readingOf(task, text, GROUNDED));
      expect(digitsOf(written).filter((digits) => !known.has(digits))).toEqual([]);
    }
  });

  it("without material they ask for it; otherwise a document is made up", () => {
    for (const task of TASKS) {
      expect(documentOf(readingOf(task, null, { grounded: true }))).toContain("沒有附上");
      expect(documentOf(readingOf(task, null, { gap: "未提供" }))).toContain("沒有附上");
      expect(documentOf(readingOf(task, null, { grounded: true, language: "en" }))).toContain("no material");
      expect(documentOf(readingOf(task, null))).toMatch(/\d/);
    }
  });
});

describe("a letter", () => {
  it("holds one closing term, in the one paragraph of its 主旨, and numbers its items", () => {
    fc.assert(
      fc.property(source, fc.constantFrom("up", "level", "down", "citizen", null), (text, direction) => {
        const letter = { direction, sender: "晴川縣政府", recipient: "青禾鎮公所" };
        const written = documentOf(readingOf("letter", text, { ...GROUNDED, letter }));
        expect(written.match(CLOSINGS)).toHaveLength(1);
        const subject = /^主旨：(.*)$/m.exec(written)?.[1] ?? "";
        expect(subject).toMatch(/，請(?:鑒核|核示|查照|察照|卓參)。$/);
        expect(subject.match(/。/g)).toHaveLength(1);
        for (const part of written.split(/^(?:說明|辦法)：$/m).slice(1)) {
          const marks = part.match(/^[一二三四五六七八九十]+(?=、)/gm) ?? [];
          expect(marks).toEqual([..."一二三四五六七八九十"].slice(0, marks.length));
          expect(marks.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("limits", () => {
  it("a limit on the whole is kept", () => {
    const samples: [Task, string][] = [
      ["letter", material.FLOOD_PLAN],
      ["memo", material.COPIERS],
      ["press", material.RICE_FESTIVAL],
      ["minutes", material.ROUGH_MEETING],
      ["reply", `${material.PETITION}\n\n${material.FINDINGS}`],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.integer({ min: 40, max: 500 }), ([task, text], max) => {
        const length: Reading["length"] = [{ unit: "char", per: "whole", min: 0, max }];
        const written = documentOf(readingOf(task, text, { ...GROUNDED, length }));
        expect(measure(written, "char")).toBeLessThanOrEqual(max);
        expect(written).not.toBe("");
      }),
      { numRuns: 200 },
    );
  });

  it("a limit in words is kept in English", () => {
    const samples: [Task, string][] = [
      ["letter", material.TRAINING_EN],
      ["memo", material.COPIERS_EN],
      ["press", material.FESTIVAL_EN],
      ["minutes", material.MEETING_EN],
      ["reply", material.FINDINGS_EN],
    ];
    for (const [task, text] of samples)
      for (const max of [30, 60, 90]) {
        const length: Reading["length"] = [{ unit: "word", per: "whole", min: 0, max }];
        expect(
          measure(documentOf(readingOf(task, text, { ...GROUNDED, length })), "word"),
        ).toBeLessThanOrEqual(max);
      }
  });

  it("a letter shortens its 說明 before its 主旨", () => {
    const length: Reading["length"] = [{ unit: "char", per: "whole", min: 0, max: 200 }];
    const written = documentOf(readingOf("letter", material.FLOOD_PLAN, { ...GROUNDED, length }));
    expect(written).toContain("請於115年10月15日前提供意見，請查照。");
    expect(written).not.toContain("126戶");
  });

  it("a limit on each item is kept", () => {
    const length: Reading["length"] = [{ unit: "char", per: "item", min: 0, max: 30 }];
    const written = documentOf(readingOf("letter", material.FLOOD_PLAN, { ...GROUNDED, length }));
    for (const item of written.match(/^[一二三四五]、.*$/gm) ?? [])
      expect(measure(item.slice(2), "char")).toBeLessThanOrEqual(30);
  });
});

describe("what isn't stated isn't kept", () => {
  it("speaks before and after the document, unless it is told not to", () => {
    for (const task of TASKS) {
      const talkative = documentOf(readingOf(task, material.TRAINING_NOTES, { grounded: true }));
      const bare = documentOf(readingOf(task, material.TRAINING_NOTES, GROUNDED));
      expect(talkative.startsWith("您好")).toBe(true);
      expect(talkative).toContain(bare);
      expect(bare).not.toContain("希望以上");
    }
  });

  it("words ruled out are not written, words asked for are", () => {
    for (const task of TASKS) {
      const more = { ...GROUNDED, avoid: ["林高級分析師", "歡迎"], mention: ["資安宣導"] };
      const written = documentOf(readingOf(task, material.TRAINING_NOTES, more));
      expect(written).not.toMatch(/林高級分析師|歡迎/);
      expect(written).toContain("資安宣導");
    }
  });

  it("dates and amounts come in the style asked for", () => {
    const iso = documentOf(readingOf("letter", material.FLOOD_PLAN, { ...GROUNDED, dateStyle: "iso" }));
    expect(iso).toContain("2026-10-15");
    const minguo = documentOf(
      readingOf("letter", "事由：於2026年10月20日召開協調會。", { ...GROUNDED, dateStyle: "minguo" }),
    );
    expect(minguo).toContain("115年10月20日");
    const digits = documentOf(
      readingOf("letter", "事由：補助經費三萬六千元。", { ...GROUNDED, amountStyle: "digits" }),
    );
    expect(digits).toContain("36,000元");
  });

  it("the prompt's own sections come in its order, gaps by its rule", () => {
    const headings = ["緣由", "請求", "經費來源", "預期效益"];
    const written = documentOf(readingOf("memo", material.COPIERS, { ...GROUNDED, gap: "待補", headings }));
    expect(written.match(/^(?:緣由|請求|經費來源|預期效益)(?=：)/gm)).toEqual(headings);
    expect(written).toContain("經費來源：115年度一般行政業務設備費");
    expect(written).toContain("預期效益：待補");
  });

  it("as JSON it is one object, in a fence unless the document alone is asked for", () => {
    for (const task of TASKS) {
      const json = documentOf(readingOf(task, material.TRAINING_NOTES, { ...GROUNDED, format: "json" }));
      expect(JSON.parse(json)).toBeTypeOf("object");
      const fenced = documentOf(readingOf(task, material.TRAINING_NOTES, { grounded: true, format: "json" }));
      expect(fenced).toContain("```json");
    }
  });
});

describe("steadiness", () => {
  it("the same seed gives the same text, other seeds other inventions", () => {
    for (const task of TASKS) {
      const reading = readingOf(task, null);
      expect(documentOf(reading, { seed: 5 })).toBe(documentOf(reading, { seed: 5 }));
      const texts = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => documentOf(reading, { seed })));
      expect(texts.size).toBeGreaterThan(1);
      const grounded = readingOf(task, material.TRAINING_NOTES, GROUNDED);
      expect(documentOf(grounded, { seed: 1 })).toBe(documentOf(grounded, { seed: 2 }));
    }
  });

  it("takes any text without failing", () => {
    const settings = fc.record({
      bare: fc.boolean(),
      grounded: fc.boolean(),
      gap: fc.constantFrom(null, "", "未提供"),
      format: fc.constantFrom(null, "json", "table", "headings"),
      numbering: fc.constantFrom(null, "①", "(一)", "1."),
      headings: fc.constantFrom([], ["主旨", "x", "決議", "聯絡"]),
      tone: fc.constantFrom(null, "warm", "firm", "plain"),
      outputLanguage: fc.constantFrom(null, "en", "zh-TW"),
      dateStyle: fc.constantFrom(null, "iso", "minguo"),
      amountStyle: fc.constantFrom(null, "digits"),
      omit: fc.constantFrom([], ["phones"], ["names", "discussion", "attendance", "greeting"]),
      length: fc.constantFrom(
        [],
        [{ unit: "char", per: "whole", min: 0, max: 30 }],
        [{ unit: "word", per: "item", min: 0, max: 3 }],
      ),
      count: fc.constantFrom(
        null,
        { unit: "sentence", min: 0, max: 2 },
        { unit: "paragraph", min: 1, max: 1 },
        { unit: "point", min: 0, max: 0 },
      ),
    }) as fc.Arbitrary<Partial<Reading>>;
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            "主旨：",
            "\n",
            "請查照",
            "：",
            "一、",
            "|",
            "\ud800",
            "　",
            "決議",
            "由工務處",
            "9月30日前",
            "「",
            "」",
            "0912-345-678",
            "Dear ",
            "x",
          ),
          { maxLength: 60 },
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(fc.constantFrom(...TASKS), text, settings, (task, content, more) => {
        expect(documentOf(readingOf(task, content, more))).toBeTypeOf("string");
      }),
      { numRuns: 1500 },
    );
  });

  it("takes 200,000 characters of anything", () => {
    const long = (part: string) => part.repeat(Math.ceil(200_000 / part.length)).slice(0, 200_000);
    const texts = [
      "，",
      " ",
      "請",
      "| ",
      "0912-345-678 ",
      "由工務處於9月30日前",
      "「",
      "主旨：\n",
      "NT$1,",
    ].map(long);
    for (const task of TASKS)
      for (const text of [...texts, long(`${material.ROUGH_MEETING}\n`)])
        expect(documentOf(readingOf(task, text, { gap: "未提供" })).length).toBeLessThan(60_000);
  }, 60_000);
});
