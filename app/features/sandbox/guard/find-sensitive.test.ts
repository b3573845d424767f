import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  businessNumber,
  cardNumber,
  nationalId,
  oldResidentId,
  oneOff,
  residentId,
} from "#tests/fixtures/guard/numbers.ts";
import { charactersRead } from "#tests/support/work-meter.ts";
import { findSensitive } from "./find-sensitive.ts";
import type { SensitiveKind } from "./finding.ts";
import { SENSITIVE_KINDS } from "./finding.ts";

const FIXTURES = "tests/fixtures/guard";
const seen = (text: string) =>
  findSensitive(text).map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) }));

describe("the reference texts", () => {
  const marked: Record<string, string[]> = parse(readFileSync(`${FIXTURES}/sensitive.yaml`, "utf8"));

  it("have examples of every kind", () => {
    expect(Object.keys(marked).sort()).toEqual([...SENSITIVE_KINDS].sort());
  });

  it.each(Object.entries(marked).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))(
    "%s: %s",
    (kind, marks) => {
      const parts = marks.replaceAll("\\n", "\n").split(/[«»]/);
      const expected = parts.flatMap((part, index) => (index % 2 === 1 ? [{ kind, text: part }] : []));
      expect(seen(parts.join(""))).toEqual(expected);
    },
  );

  it.each(["zh-TW", "en"])("harmless look-alikes in %s stay quiet, line by line and together", (locale) => {
    const text = readFileSync(`${FIXTURES}/harmless.${locale}.txt`, "utf8");
    expect(text.split("\n").filter((line) => findSensitive(line).length > 0)).toEqual([]);
    expect(seen(text)).toEqual([]);
  });
});

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const sevenDigits = digits(7);

const numbers: Record<
  string,
  { kind: SensitiveKind; value: fc.Arbitrary<string>; around: [string, string] }
> = {
  "national IDs": {
    kind: "national-id",
    value: fc
      .tuple(letter, fc.constantFrom(1, 2), sevenDigits)
      .map(([a, sex, rest]) => nationalId(a, sex as 1 | 2, rest)),
    around: ["身分證", "，請登錄"],
  },
  "resident numbers": {
    kind: "resident-id",
    value: fc
      .tuple(letter, fc.constantFrom(8, 9), sevenDigits)
      .map(([a, sex, rest]) => residentId(a, sex as 8 | 9, rest)),
    around: ["證號：", "。"],
  },
  "old resident numbers": {
    kind: "resident-id",
    value: fc
      .tuple(letter, fc.constantFrom("A", "B", "C", "D"), sevenDigits)
      .map(([a, b, rest]) => oldResidentId(a, b as "A", rest)),
    around: ["統一證號 ", " 已核發"],
  },
  "business numbers": {
    kind: "business-number",
    value: sevenDigits.filter((one) => !/^(?:19|20|0000000)/.test(one)).map((one) => businessNumber(one)),
    around: ["統編：", "，"],
  },
  cards: {
    kind: "card",
    value: fc
      .tuple(fc.constantFrom("4", "51", "55", "35"), digits(15))
      .map(([a, b]) => cardNumber((a + b).slice(0, 15))),
    around: ["卡號", "到期"],
  },
  "mobile phones": { kind: "phone", value: digits(8).map((one) => `09${one}`), around: ["手機", "，"] },
  "landline phones": {
    kind: "phone",
    value: fc.oneof(
      digits(7).map((one) => `022${one}`),
      digits(6).map((one) => `035${one}`),
      digits(7).map((one) => `042${one}`),
    ),
    around: ["電話：", "。"],
  },
};

describe("digits that could be hours or a date", () => {
  it("are a phone number where a word says so, and else what they look like", () => {
    expect(seen("手機0951-0247 19，")).toEqual([{ kind: "phone", text: "0951-0247 19" }]);
    expect(seen("開放時間 0900-1200 18 人")).toEqual([]);
  });
});

describe("however a number is typed", () => {
  const disguise = fc.constantFrom(
    "",
    "",
    "",
    " ",
    "\u3000",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u200d ",
    "\u00a0",
    "\u2011",
    "－",
  );
  const wide = (unit: string) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0);

  it.each(Object.entries(numbers))(
    "%s are found, and the place covers what was typed",
    (_, { kind, value, around }) => {
      const typed = fc
        .tuple(value, fc.infiniteStream(disguise), fc.infiniteStream(fc.boolean()))
        .map(([plain, gaps, widths]) => {
          const units = Array.from(plain, (unit, index) => {
            const shown = widths.next().value ? wide(unit) : unit;
            // Blanks and hyphens stand between digits; a letter keeps to its number.
            return index === 0 ? shown : `${gaps.next().value}${shown}`;
          });
          return units.join("");
        });
      fc.assert(
        fc.property(typed, (number) => {
          const text = `${around[0]}${number}${around[1]}`;
          expect(seen(text)).toEqual([{ kind, text: number }]);
        }),
        { numRuns: 200 },
      );
    },
  );

  it.each(Object.entries(numbers).slice(0, 5))(
    "%s with a wrong last digit are not",
    (_, { value, around }) => {
      fc.assert(
        fc.property(value, (number) => {
          // A seventh 7 makes two sums valid, so that a neighbour may be right as well.
          fc.pre(number.length !== 8 || number[6] !== "7");
          expect(seen(`${around[0]}${oneOff(number)}${around[1]}`)).toEqual([]);
        }),
      );
    },
  );
});

describe("business numbers", () => {
  it("are right by 5 since 2023, and by 10 as before", () => {
    expect(seen(`統編 ${businessNumber("1045652", 10)}`)).toHaveLength(1);
    expect(seen(`統編 ${businessNumber("1045652", 5)}`)).toHaveLength(1);
  });

  it("may have a 7 in seventh place, by either of its sums", () => {
    for (let leading = 100_007; leading < 100_107; leading += 10) {
      expect(seen(`統編：${businessNumber(`${leading}7`)}`)).toHaveLength(1);
    }
  });

  it("need their word: eight digits alone are a date, an order, a sum", () => {
    fc.assert(
      fc.property(digits(8), (number) => {
        expect(seen(`編號 ${number} 已收`)).toEqual([]);
      }),
    );
  });
});

describe("what stays quiet", () => {
  const lines = {
    dates: fc
      .tuple(
        fc.date({ min: new Date("1950-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        fc.constantFrom("-", "/", ".", ""),
      )
      .map(
        ([date, joint]) =>
          `於${date.toISOString().slice(0, 10).replaceAll("-", joint)}${joint === "" ? "" : " 10:30:00"}辦理`,
      ),
    amounts: fc
      .integer({ min: 0, max: 2_000_000_000 })
      .map((amount) => `新臺幣${amount.toLocaleString("en")}元，即${amount}元`),
    "document numbers": fc
      .tuple(digits(10), fc.constantFrom("府研考字第", "院臺秘字第 ", "字第"))
      .map(([number, word]) => `${word}${number}號函`),
    articles: fc
      .tuple(fc.nat(400), fc.nat(9))
      .map(([article, item]) => `依第${article}條第${item}項及第${article}之${item}條`),
  };
  it.each(Object.entries(lines))("%s", (_, line) => {
    fc.assert(
      fc.property(line, (text) => {
        expect(seen(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("hostile input", () => {
  it.each([
    ["nothing", ""],
    ["lone surrogates", `\ud800手機0912345678\udc00`],
    ["control characters", "手機\u000009\u000712345678\u001b"],
    ["bidi characters", "手機\u202e0912345678\u202c"],
    ["emoji and astral letters", "😀𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖😀"],
    ["another script's digits", "手機٠٩١٢٣٤٥٦٧٨"],
  ])("%s", (name, text) => {
    const found = findSensitive(text);
    expect(found.map(({ kind }) => kind)).toEqual(name === "nothing" ? [] : ["phone"]);
  });

  it("gives ordered places inside the text, without overlaps, for anything at all", () => {
    const units = fc.array(fc.nat(0xffff), { maxLength: 8 }).map((all) => String.fromCharCode(...all));
    const piece = fc.oneof(
      units,
      fc.constantFrom(
        "0912345678",
        "A123456789",
        "密",
        "號",
        "@",
        "://a:b@c.d",
        "密碼：",
        "-----BEGIN PRIVATE KEY-----",
        "\ud800",
        "\n",
        "臺北市中正區",
        "路1號",
        "4111111111111111",
        "統編",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end } of findSensitive(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    "密\n",
    "路1號",
    "a@",
    "4 1 ",
    "://a:",
    "密碼：",
    "(",
    "０",
    "護照",
    "sk-",
    "1 Ab ",
    "No. 1, A ",
    "-----BEGIN ",
    "\ud800",
  ])("200,000 characters of %j", (unit) => {
    const text = unit.repeat(200_000 / unit.length);
    expect(() => findSensitive(text)).not.toThrow();
  });
});

describe("work grows with the text and no faster", () => {
  it.each([
    "密\n機密性密",
    "■密",
    "路1號巷2號",
    "臺北市一段1號",
    "4 1 ",
    "0 ",
    "4111111111111111 ",
    "0912-345-678 ",
    "a@b.",
    "密碼：a",
    "護照1",
    "統編 1234 5678 ",
  ])("%j", (unit) => {
    const work = (times: number) => charactersRead(() => findSensitive(unit.repeat(2_000 * times)));
    expect(work(4) / work(2)).toBeLessThan(2.2);
  });
});

describe("dense text is settled by a look at what stands next to it", () => {
  // The text itself is read some forty times over, by the words that are looked for.
  it.each([
    ["4 1 ", 70],
    ["0 ", 100],
    ["密\n機密性密", 75],
  ])("%j: each character is read fewer than %d times", (unit, times) => {
    const text = unit.repeat(2_000);
    expect(charactersRead(() => findSensitive(text)) / text.length).toBeLessThan(times);
  });

  it("a card's digits may stand one by one where they are all of their run", () => {
    expect(seen(Array.from("4111111111111111").join(" "))).toMatchObject([{ kind: "card" }]);
  });
});

describe("where findings overlap, the most specific stays", () => {
  it.each<[string, SensitiveKind[]]>([
    ["postgres://app:s3cret@db.gov.tw/cases", ["secret"]],
    ["密碼：0912345678", ["secret"]],
    ["護照號碼：312345678，手機 0912345678", ["passport", "phone"]],
    ["身分證A123456789 0912345678", ["national-id", "phone"]],
  ])("%s", (text, kinds) => {
    expect(findSensitive(text).map(({ kind }) => kind)).toEqual(kinds);
  });
});
