import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runItem } from "./run-assertions.ts";
import { vocabulary } from "./vocabulary.ts";

type Recorded = {
  output: string;
  assert: Record<string, unknown>[];
  pass: boolean;
  score: number;
  results: [boolean, number][];
  namedScores?: Record<string, number>;
};
const recorded: Recorded[] = JSON.parse(readFileSync("tests/fixtures/promptfoo-cases.json", "utf8"));
const run = (item: unknown) => runItem(item, () => null);

describe("what promptfoo decided is decided here", () => {
  it.each(
    recorded.map((row, index) => ({
      ...row,
      name: `${index}: ${JSON.stringify(row.assert)} on ${JSON.stringify(row.output)}`,
    })),
  )("$name", ({ name: _, pass, score, results, namedScores, ...item }) => {
    const report = run(item);
    expect(report).toMatchObject({ pass, score });
    expect(report.results.map((one) => [one.pass, one.score])).toEqual(results);
    expect(report.namedScores).toEqual(namedScores);
  });
});

describe("where we differ, the author is told", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ["an empty list", { assert: [{ type: "contains-any", value: [] }] }, /list is empty/],
    ["a list of commas", { assert: [{ type: "contains-all", value: " , " }] }, /list is empty/],
    ["an empty text", { assert: [{ type: "contains", value: "" }] }, /empty/],
    ["a truth value", { assert: [{ type: "icontains", value: true }] }, /text or a number/],
    ["a list for contains", { assert: [{ type: "contains", value: ["a"] }] }, /text or a number/],
    ["a variable that is empty", { assert: [{ type: "contains", value: "{{x}}" }] }, /empty/],
    ["a negative weight", { assert: [{ type: "contains", value: "a", weight: -1 }] }, /negative/],
    ["weights that sum to 0", { assert: [{ type: "contains", value: "a", weight: 0 }] }, /sum to 0/],
    ["no checks", { assert: [] }, /no checks/],
    ["checks left out", {}, /no checks/],
    ["a set without checks", { assert: [{ type: "assert-set", assert: [] }] }, /no checks/],
    ["an empty pattern", { assert: [{ type: "regex", value: "" }] }, /empty/],
    ["look-ahead", { assert: [{ type: "regex", value: "a(?=b)" }] }, /look-around/],
    ["look-behind", { assert: [{ type: "not-regex", value: "(?<!a)b" }] }, /look-around/],
    ["a back-reference", { assert: [{ type: "regex", value: "(a)\\1" }] }, /back-reference/],
    ["a named back-reference", { assert: [{ type: "regex", value: "(?<n>a)\\k<n>" }] }, /back-reference/],
    ["\\k<n> without the name", { assert: [{ type: "not-regex", value: "\\k<n>" }] }, /back-reference/],
    ["a thousand and one repeats", { assert: [{ type: "regex", value: "a{1001}" }] }, /1000/],
    ["a threshold as text", { assert: [{ type: "contains", value: "a" }], threshold: "0.5" }, /threshold/],
    [
      "a check's threshold as text",
      { assert: [{ type: "levenshtein", value: "a", threshold: "5" }] },
      /threshold/,
    ],
    ["an unknown keyword", { assert: [{ type: "is-json", value: { typ: "object" } }] }, /typ/],
    ["a wrong schema", { assert: [{ type: "not-is-json", value: { type: "objekt" } }] }, /schema/],
    [
      "a schema's look-ahead",
      { assert: [{ type: "is-json", value: { type: "string", pattern: "(?=a)" } }] },
      /look-around/,
    ],
    [
      "a schema elsewhere",
      { assert: [{ type: "is-json", value: { $ref: "https://example.org/s.json" } }] },
      /schema/,
    ],
    ["a file", { assert: [{ type: "contains", value: "file://secret.txt" }] }, /files/],
    ["a transform", { assert: [{ type: "contains", value: "a", transform: "output.trim()" }] }, /transform/],
    ["a template's tag", { assert: [{ type: "contains", value: "{% if a %}" }] }, /template/],
    ["an unknown type", { assert: [{ type: "answer-relevance", value: "good" }] }, /no check type/],
    ["not- twice", { assert: [{ type: "not-not-contains", value: "a" }] }, /no check type/],
    ["min over max", { assert: [{ type: "word-count", value: { min: 3, max: 1 } }] }, /larger/],
    ["a check that is no object", { assert: ["contains: a"] }, /object/],
  ])("%s", (_, item, reason) => {
    const report = run({ output: "a", ...item });
    expect(report).toMatchObject({ pass: false, score: 0 });
    expect(report.reason).toMatch(/^Author error: /);
    expect(report.reason).toMatch(reason);
  });

  it("the other checks of the item are reported", () => {
    const { results } = run({ output: "a", assert: [{ type: "contains", value: "a" }, { type: "nope" }] });
    expect(results).toMatchObject([
      { type: "contains", pass: true, score: 1 },
      { type: "nope", pass: false, score: 0 },
    ]);
  });

  it("contains-json wants JSON, not what YAML makes of braces", () => {
    const passes = (output: string) => run({ output, assert: [{ type: "contains-json" }] }).pass;
    expect(["p{Han}", "{a: 1}", "{'a': 1}", '{"a":1,}'].filter(passes)).toEqual([]);
  });

  it("\\s doesn't know the ideographic space; no-break spaces it does", () => {
    const passes = (output: string) => run({ output, assert: [{ type: "regex", value: "a\\sb" }] }).pass;
    expect(["a\u3000b", "a b", "a\u00a0b", "a\ufeffb"].map(passes)).toEqual([false, true, true, true]);
  });

  it("a gate must pass whatever the threshold says", () => {
    const assert = [
      { type: "contains", value: "a" },
      { type: "contains", value: "b", gate: true },
    ];
    expect(run({ output: "a", assert, threshold: 0.1 })).toMatchObject({ pass: false, score: 0.5 });
    expect(run({ output: "ab", assert, threshold: 0.1 })).toMatchObject({ pass: true, score: 1 });
    const weightless = [assert[0], { ...assert[1], weight: 0 }];
    expect(run({ output: "a", assert: weightless })).toMatchObject({ pass: false, score: 1 });
  });
});

describe("whatever comes", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(
        "甲",
        "{",
        "}",
        '"',
        ":",
        "\\",
        "(",
        "[",
        "a",
        "\n",
        "\ud800",
        "1",
        ",",
        " ",
        "*",
      ),
    }),
  );
  const type = fc.constantFrom(...vocabulary.keys());
  const value = fc.oneof(text, fc.integer(), fc.array(text), fc.jsonValue());

  it("nothing throws, scores stay within 0 and 1", () => {
    fc.assert(
      fc.property(text, type, value, fc.boolean(), (output, base, one, inverse) => {
        const report = run({
          output,
          assert: [{ type: inverse ? `not-${base}` : base, value: one }],
          vars: { a: output },
        });
        expect(report.score).toBeGreaterThanOrEqual(0);
        expect(report.score).toBeLessThanOrEqual(1);
        expect(report.results).toHaveLength(1);
      }),
      { numRuns: 1500 },
    );
  });

  it("not- turns the verdict, unless the author is at fault or the pattern is none", () => {
    fc.assert(
      fc.property(text, type, value, (output, base, one) => {
        const [plain, turned] = ["", "not-"].map((prefix) =>
          run({ output, assert: [{ type: `${prefix}${base}`, value: one }] }),
        );
        if (/^(?:Author error|Invalid regex)/.test(plain?.reason ?? "")) expect(turned?.pass).toBe(false);
        else expect(turned?.pass).toBe(!plain?.pass);
      }),
      { numRuns: 1500 },
    );
  });

  it("patterns find in linear time what JavaScript's engine finds", () => {
    const part = fc.constantFrom(
      "a",
      "b",
      ".",
      "\\d",
      "\\w",
      "[^a]",
      "(a|b)",
      "(?:ab)?",
      "a*",
      "b+?",
      "^",
      "$",
      "\\b",
      "{",
      "😀",
      "[甲-丙]",
      "a{2}",
      "|",
      "\\.",
      "\\S",
    );
    const pattern = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
    const subject = fc.string({
      unit: fc.constantFrom("a", "b", "1", ".", "\n", "\r", "😀", "甲", " ", "{"),
    });
    fc.assert(
      fc.property(pattern, subject, (source, output) => {
        // Two braces begin a variable.
        fc.pre(!source.includes("{{"));
        let wanted: boolean;
        try {
          wanted = new RegExp(source).test(output);
        } catch {
          // Not a pattern at all: the recorded cases say what becomes of those.
          return;
        }
        expect(run({ output, assert: [{ type: "regex", value: source }] }).pass).toBe(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it("hostile sizes come to an end", () => {
    const long = "x".repeat(200_000);
    const item = (assert: object, output = long) => run({ output, assert: [assert] }).pass;
    expect(item({ type: "regex", value: "(x+x+)+y" })).toBe(false);
    expect(item({ type: "levenshtein", value: "y".repeat(200_000), threshold: 150_000 })).toBe(false);
    expect(item({ type: "contains-json" }, '{"a":'.repeat(40_000))).toBe(false);
    expect(item({ type: "contains-json" }, "{".repeat(200_000))).toBe(false);
    expect(
      item(
        { type: "is-json", value: { uniqueItems: true } },
        JSON.stringify(Array.from({ length: 30_000 }, (_, i) => ({ i }))),
      ),
    ).toBe(true);
    expect(item({ type: "is-json", value: { $ref: "#" } }, "{}")).toBe(false);
    expect(item({ type: "equals", value: [] }, "[".repeat(100_000) + "]".repeat(100_000))).toBe(false);
    const twice = (step: number) => {
      const next = { $ref: `#/$defs/s${step + 1}` };
      return step < 40 ? { allOf: [next, next] } : {};
    };
    const $defs = Object.fromEntries(Array.from({ length: 41 }, (_, step) => [`s${step}`, twice(step)]));
    const doubling = { $ref: "#/$defs/s0", $defs };
    expect(run({ output: "{}", assert: [{ type: "is-json", value: doubling }] }).reason).toMatch(/unfold/);
  });
});

describe("a model's opinion never decides", () => {
  const rubric = { type: "llm-rubric", value: "is friendly" };
  const contains = (value: string) => ({ type: "contains", value });
  const item = (assert: object[], more = {}) => run({ output: "a b", assert, ...more });

  it.each([{}, { weight: 100 }, { gate: true }, { threshold: 0.9 }, { metric: "tone" }, { weight: -1 }])(
    "with %j an item comes out as without it",
    (settings) => {
      for (const [assert, more] of [
        [[contains("a")], {}],
        [[contains("x")], {}],
        [[contains("a"), contains("x")], { threshold: 0.5 }],
        [[contains("a"), contains("x")], { threshold: 0.6 }],
      ] as const) {
        const { results, ...verdict } = item([{ ...rubric, ...settings }, ...assert], more);
        const { results: without, ...expected } = item([...assert], more);
        expect(verdict).toEqual(expected);
        expect(results[0]).toMatchObject({ type: "llm-rubric", pass: true, score: 0, advisory: true });
        expect(results.slice(1)).toEqual(without);
      }
    },
  );

  it("within a set and turned round either, and alone it decides nothing", () => {
    const set = { type: "assert-set", assert: [{ ...rubric, type: "not-llm-rubric" }, contains("a")] };
    expect(item([set])).toMatchObject({ pass: true, score: 1 });
    expect(item([{ type: "assert-set", assert: [rubric], weight: 9 }, contains("x")])).toMatchObject({
      pass: false,
      score: 0,
    });
    expect(item([rubric])).toMatchObject({
      pass: false,
      reason: expect.stringMatching(/no checks that decide/),
    });
  });
});
